/** What a line that stands alone says: a break, perhaps with words that belong to the text after it. */
export interface Mark {
  readonly caption?: string
  /** A weak mark counts only with empty lines round it. */
  readonly weak: boolean
  /** `kiss` under a letter is a kiss; `blank` is an empty paragraph, a break only where it is rare. */
  readonly kind: 'mark' | 'kiss' | 'blank' | 'repeat'
}

const strong: Mark = { weak: false, kind: 'mark' }
const weak: Mark = { weak: true, kind: 'mark' }

// One row a family of marks, on a line without its wrapping tags, backslashes and outer spaces.
const families: readonly (readonly [RegExp, Mark])[] = [
  [/^\*(\s?\*)+$/, strong],
  [/^[*•·●○◦∙⋅~∼～|│]$/, weak],
  [/^#(\s?#)*$/, strong],
  // Two hyphens or one dash alone are a pause in a dialogue, not a break.
  [/^(-{3,}|[–—―]{3,}|[-–—―](\s[-–—―])+)$/, strong],
  [/^_(\s?_){2,}$/, strong],
  [/^=(\s?=){2,}$/, strong],
  [/^[~∼～](\s?[~∼～])+$/, strong],
  [/^\+(\s?\+)+$/, weak],
  [/^[•·●○◦∙⋅](\s?[•·●○◦∙⋅])+$/, strong],
  [/^[⁂❦❧☙✦✧✶✷✸★☆♥♡♦◆◇◊■□▪▫※✿❀§¤∞♪♫](\s?[⁂❦❧☙✦✧✶✷✸★☆♥♡♦◆◇◊■□▪▫※✿❀§¤∞♪♫])*$/, weak],
  [/^[†‡](\s?[†‡])+$/, weak],
  [/^[─-▟](\s?[─-▟])*$/, strong],
  [/^[|│](\s?[|│])+$/, weak],
  [/^(\/{2,}|\\{2,}|:{2,}|;{3,})$/, weak],
  // `o.o.o`, `.oOo.`, `.x.`: dots stand between them as other marks do elsewhere.
  [/^(?:\.[oO0]{3,}\.|\.[xX]\.|[oO0xX](?:\.[oO0xX]){2,})$/, weak],
  [/^_{2,}spacer_{2,}$/, strong],
  [/^\[(hr|break|scbreak|section ?break|scene ?break|line ?break|page ?break)\]$/i, strong],
  [
    /^[^\p{L}\p{N}\s]*\s*(line|scene|section|page|story|time)\s*-?(break|skip|divider)s?\s*[^\p{L}\p{N}\s.!?]*$/iu,
    weak,
  ],
  [/^(?:(?:\p{Extended_Pictographic}|\p{RI})\p{Emoji_Modifier}?\ufe0f?\u200d?\s*){3,12}$/u, weak],
]
// A row of lower-case o's alone is a moan and a row of noughts a number: the family wants both sizes, or marks between.
const rings = /^[^\p{L}\p{N}\s]*(?:[oO0°º][^\p{L}\p{N}.!?]*){3,}$/u
const moan = /^(o+|0+|O+)$/
const kisses = /^[^\p{L}\p{N}\s]*(?:[xX×✕][^\p{L}\p{N}.!?,]*){3,}$/u
const hugs = /^(?:[xXoO0][^\p{L}\p{N}.!?,]*){4,}$/u
// `-x-`, `~o~`, `<o>`: one small letter or mark between marks.
const badge = /^[^\p{L}\p{N}_\s"“”‘’'.,!?…—―()[\]]+\s?[xXoO0vV*+]\s?[^\p{L}\p{N}_\s"“”‘’'.,!?…—―()[\]]+$/u
// Marks and signs, but none that a sentence has; what is neither (a private letter) is text.
const symbols = /^(?!_)(?:(?!["“”‘’'.,!?…$€£¥%])[\p{P}\p{S}]\s*){2,}$/u
const smiley = /^[<>]?[:;=8xX][-~^o*']?[)(\][dDpP/\\|*}{]+$|^[\^<>*=-][_.-]+[\^<>*=-]$|^<[/\\]?3+$|^[(\][)]+$/
const tag = /^<(center|centre|p|div|span|b|i|strong|em|font)\b[^<>]*>(.*)<\/\1>$/i
const banner =
  /^([^\p{L}\p{N}\s"“”‘’'.,!?…<>&|[\](){}$]{2,})(\s*)([\p{L}\p{N}][^*~#=+|]{0,60}?)(\s*)([^\p{L}\p{N}\s"“”‘’'.,!?…<>&|[\](){}$]{2,})$/u

// How most lines of a book begin, and no mark does: with a letter that is none of a ring, a cross, or a word for a break.
const plain = /^["“‘']?(?:[a-kmnqru-wyz]|l(?!ine)|s(?!cene|ection|tory)|p(?!age)|t(?!ime)|[ox](?=[a-np-wyz]))/i

/** Turn one line into the mark that stands on it, or nothing when the line is text. */
export function readMark(line: string): Mark | undefined {
  if (plain.test(line)) return undefined
  let text = line.replace(/[\u200b\u2060\ufeff]/g, '').trim()
  if (text.length === 0 || text.length > 120 || text.includes('<!--') || text.includes('-->')) return undefined
  if (/^<hr\b[^<>]*>$/i.test(text) || /^(<br\s*\/?>\s*){3,}$/i.test(text)) return strong
  if (/^<p\b[^<>]*>(\s|&nbsp;|\u00a0|<br\s*\/?>)*<\/p>$/i.test(text) || /^(&nbsp;\s*)+$/i.test(text))
    return { weak: true, kind: 'blank' }
  for (let inner = tag.exec(text); inner !== null; inner = tag.exec(text)) text = (inner[2] ?? '').trim()
  if (text.length < 100 && /^!\[[^\]]*\]\([^()\s]+\)$/.test(text)) return { weak: true, kind: 'repeat' }
  if (text.includes('\\') && !/^\\+$/.test(text)) text = text.replace(/\\(?=[^\p{L}\p{N}\s])/gu, '')
  for (const [pattern, mark] of families) if (pattern.test(text)) return mark
  if (/^\p{Extended_Pictographic}\ufe0f?(\s*\p{Extended_Pictographic}\ufe0f?)?$/u.test(text))
    return { weak: true, kind: 'repeat' }
  if (kisses.test(text) || hugs.test(text)) return { weak: true, kind: 'kiss' }
  if (rings.test(text)) return moan.test(text) ? { weak: true, kind: 'repeat' } : weak
  if (smiley.test(text) || /^[>\s]+$|^[-–—―]+$/.test(text)) return undefined
  if (badge.test(text) || symbols.test(text)) return weak
  return readBanner(text)
}

/** Turn `~*~ Two days later ~*~` into a break whose words stay. Bold and italic words look alike: they have no space inside. */
function readBanner(text: string): Mark | undefined {
  const match = banner.exec(text)
  if (match === null) return undefined
  const [, before = '', gap = '', words = '', after = '', end = ''] = [
    match[0],
    match[1],
    match[2],
    match[3],
    match[4],
    match[5],
  ]
  const ornate = (marks: string): boolean => new Set(marks).size > 1 || marks.length > 2
  // Words between dashes without spaces are words put in.
  const emphasis = /^(?:[*_]+|[-–—]+)$/.test(before) && (gap === '' || after === '')
  if (emphasis || /^(#|>|:|~~$)/.test(before) || !ornate(before) || !ornate(end)) return undefined
  return { weak: true, kind: 'mark', caption: words.trim() }
}
