/** A year, a month or a day of the calendar. */
export function isDay(text: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim()) ?? []
  if (year === undefined || Number(year) === 0) return false
  const iso = `${year}-${month}-${day}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)
}

/** A BCP 47 tag. Languages have two or three letters: longer words (`english`) are well-formed, yet name none. */
export function isLanguage(text: string): boolean {
  try {
    const [tag = ''] = Intl.getCanonicalLocales(text.trim())
    return /^[a-z]{2,3}(-|$)/.test(tag)
  } catch {
    return false
  }
}

/** A path that stays inside the manuscript folder, on every system: no root, no drive, no scheme, no step upwards. */
export function isInside(path: string): boolean {
  const plain = path.trim().replaceAll('\\', '/')
  const steps = plain.split('/')
  return !plain.startsWith('/') && !/^[a-z][a-z0-9+.-]*:/i.test(plain) && !steps.includes('..') && !plain.includes('\0')
}

/** The name of a file in no folder, on every system: no device's, and without the letters that Windows refuses. */
export function isFileName(text: string): boolean {
  const name = text.trim()
  if (name === '' || name.length > 120 || /[<>:"/\\|?*\p{Cc}]/u.test(name) || /^\.|[. ]$/.test(name)) return false
  return !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name)
}
