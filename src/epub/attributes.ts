import type { Element, Properties } from 'hast'
import { typesOfRoles } from './semantics.js'
import { cleanLine } from './text.js'
import { attributes, everywhere } from './vocabulary.js'

const directions = new Set(['ltr', 'rtl', 'auto'])
const roles = /^(doc-[a-z]+|group|img|none|note|presentation|separator)$/
const wholeNumber = /^-?\d{1,6}$/
// A year, month, day or time of day as HTML's `time` element allows them; others are only shown, not told to machines.
const moment = /^(\d{4}(-\d{2}(-\d{2})?)?|(\d{4}-\d{2}-\d{2}[T ])?\d{2}:\d{2}(:\d{2})?)$/

/** Whether an attribute's value is one that XHTML allows; an attribute not named here may have any. */
const checks: Readonly<Record<string, (value: string) => boolean>> = {
  id: (value) => /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(value),
  className: (value) => value !== '',
  dir: (value) => directions.has(value),
  role: (value) => roles.test(value),
  lang: isLanguage,
  width: (value) => wholeNumber.test(value),
  height: (value) => wholeNumber.test(value),
  value: (value) => wholeNumber.test(value),
  start: (value) => wholeNumber.test(value),
  type: (value) => ['1', 'a', 'A', 'i', 'I'].includes(value),
  colSpan: (value) => /^[1-9]\d{0,2}$/.test(value),
  rowSpan: (value) => /^[1-9]\d{0,2}$/.test(value),
  scope: (value) => ['row', 'col', 'rowgroup', 'colgroup'].includes(value),
  dateTime: (value) => moment.test(value),
}

/** Turn an element's properties into those XHTML allows: no style, no handlers, language in both its spellings. */
export function allowedProperties(element: Element): Properties {
  const result: Properties = {}
  const { lang, xmlLang, ...rest } = element.properties
  const language = lang ?? xmlLang
  for (const [name, value] of Object.entries({ ...rest, lang: language })) {
    if (!mayCarry(element.tagName, name) || value === null || value === undefined || value === false) continue
    const text = value === true ? '' : cleanLine(Array.isArray(value) ? value.join(' ') : String(value))
    if (checks[name]?.(text) !== false) result[name] = text
  }
  if (result.lang !== undefined) result.xmlLang = result.lang
  const type = typeof result.role === 'string' ? typesOfRoles[result.role] : undefined
  if (type !== undefined) result['epub:type'] = type
  return result
}

function mayCarry(tagName: string, name: string): boolean {
  return everywhere.has(name) || name.startsWith('aria') || attributes[tagName]?.has(name) === true
}

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}
