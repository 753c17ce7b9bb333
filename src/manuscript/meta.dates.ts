const MONTHS = 'january february march april may june july august september october november december'.split(' ')

/** Words by which other tools mean the day on which the book is made; no book of ours depends on that. */
export const isMovingDay = (text: string): boolean => /^(\\?today|now|last-modified)\\?$/i.test(text.trim())

/** Turn a day as people write it (`1 March 2026`, `March 2026`, `2026/03/01`) into year-month-day; what is none stays as it is. */
export function dayIn(text: string, american: boolean): string {
  const plain = text.trim().replaceAll(',', ' ').replace(/\s+/g, ' ')
  const [, year, month = '', day = ''] = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(plain) ?? []
  if (year !== undefined) return iso(year, month, day)
  const [, moment] = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/.exec(plain) ?? []
  if (moment !== undefined) return moment
  // Only Quarto says that it writes the month first.
  const [, first = '', second = '', last] = (american && /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(plain)) || []
  if (last !== undefined) return iso(last, first, second)
  const words = /^(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?)? (\d{4})$/i.exec(plain)
  const named = MONTHS.findIndex((name) => name.startsWith(words?.[2]?.toLowerCase() ?? '.')) + 1
  const [, before, , after, its] = words ?? []
  if (named === 0 || its === undefined || (before !== undefined && after !== undefined)) return text
  return iso(its, String(named), before ?? after)
}

const iso = (year: string, month: string, day?: string): string =>
  [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-')
