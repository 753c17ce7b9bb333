/** What stands in the braces of a container, a span or a picture: `{.small-caps lang=fr}`. */
export interface Attributes {
  readonly classes: readonly string[]
  readonly lang?: string
  readonly dir?: string
  /** How wide a picture is, in per cent of the measure. */
  readonly width?: number
}

const token = /^(?:\.([A-Za-z][\w-]*)|#([A-Za-z][\w-]*)|([A-Za-z][\w-]*)=("[^"]*"|“[^”]*”|'[^']*'|[^\s"'{}]+))(?:\s+|$)/

/** Turn the words between two braces into attributes; undefined when they are anything else, and so the author's own words. */
export function readAttributes(text: string): Attributes | undefined {
  const classes: string[] = []
  const values = new Map<string, string>()
  let rest = text.trim()
  if (rest === '') return undefined
  while (rest !== '') {
    const match = token.exec(rest)
    if (match === null) return undefined
    const [whole, name, , key, value] = match
    if (name !== undefined) classes.push(name)
    else if (key !== undefined) values.set(key.toLowerCase(), (value ?? '').replace(/^["'“]|["'”]$/g, ''))
    rest = rest.slice(whole.length)
  }
  const lang = values.get('lang')
  const dir = values.get('dir')
  const width = /^(\d{1,3})(?:\.\d+)?%$/.exec(values.get('width') ?? '')?.[1]
  return { classes, ...(lang ? { lang } : {}), ...(dir ? { dir } : {}), ...(width ? { width: Number(width) } : {}) }
}

/** Turn attributes into the properties of an element. */
export function propertiesOf({ classes, lang, dir }: Attributes): Record<string, string | string[]> {
  return {
    ...(classes.length > 0 ? { className: [...classes] } : {}),
    ...(lang ? { lang } : {}),
    ...(dir ? { dir } : {}),
  }
}
