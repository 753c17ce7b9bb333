import type { Problem } from '../types/problem.js'
import type { Edit } from '../types/text.js'
import type { placer } from './lay.js'

// The entities that word processors and archives leave in text. `&lt;`, `&gt;` and `&amp;` stay: undone, they could become markup.
const named: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  mdash: '—',
  ndash: '–',
  quot: '"',
  apos: "'",
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  shy: '',
  eacute: 'é',
  egrave: 'è',
  ecirc: 'ê',
  agrave: 'à',
  acirc: 'â',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  szlig: 'ß',
  ccedil: 'ç',
  ntilde: 'ñ',
  iuml: 'ï',
  euml: 'ë',
  ocirc: 'ô',
  aelig: 'æ',
  oelig: 'œ',
  pound: '£',
  copy: '©',
  deg: '°',
  laquo: '«',
  raquo: '»',
  bull: '•',
  middot: '·',
  times: '×',
  frac12: '½',
  emsp: ' ',
  ensp: ' ',
  thinsp: ' ',
  zwnj: '',
  zwj: '',
}
const unsafe = new Set(['<', '>', '&', '`', '*', '_', '\\', '[', ']', '#', '\n', '\r'])

// The bytes 80 to 9F of Windows-1252, by which mojibake is turned back.
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Turn bytes into text, one letter a byte. */
export function readWindows(bytes: Uint8Array): string {
  const parts: string[] = []
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) {
    const codes = Array.from(bytes.subarray(at, at + 8192), (byte) =>
      byte >= 0x80 && byte <= 0x9f ? windows.charCodeAt(byte - 0x80) : byte,
    )
    parts.push(String.fromCharCode(...codes))
  }
  return parts.join('')
}

function byteOf(letter: string): number {
  const code = letter.charCodeAt(0)
  const high = windows.indexOf(letter)
  return high >= 0 ? 0x80 + high : code < 0x100 ? code : -1
}

/** What UTF-8 bytes, read as Windows-1252, once were; nothing when they were no such thing. */
function unmangle(mangled: string): string | undefined {
  const bytes = Uint8Array.from(mangled, byteOf)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return named[name]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  // 128 to 159 are what Windows-1252 had there, as browsers read them.
  const letter =
    code >= 0x80 && code <= 0x9f
      ? windows[code - 0x80]
      : code >= 32 && code < 0x110000
        ? String.fromCodePoint(code)
        : undefined
  return letter === undefined || unsafe.has(letter) || (code >= 0xd800 && code <= 0xdfff) ? undefined : letter
}

/**
 * Turn what is litter in a text into edits that mend it: entities a writing program left, letters read in the wrong
 * encoding, and control characters.
 */
export function findLitter(
  path: string,
  text: string,
  placeOf: ReturnType<typeof placer>,
): { edits: Edit[]; problems: Problem[] } {
  const edits: Edit[] = []
  const problems: Problem[] = []
  const edit = (match: RegExpExecArray, is: string, rule: string, sure: number): void => {
    edits.push({ file: path, start: match.index, end: match.index + match[0].length, was: match[0], is, rule, sure })
  }
  if (text.includes('&')) {
    for (const match of text.matchAll(/&(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});/g)) {
      const is = entity(match[1] ?? '')
      if (is !== undefined) edit(match, is, 'entities', 1)
    }
  }
  if (/[ÃâÂ]/.test(text)) {
    // The lead byte of two or three, then that many bytes of the second kind: no real word looks like that.
    for (const match of text.matchAll(
      /(?:â[€\u0080-\u00bf‚„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])/g,
    )) {
      const is = unmangle(match[0])
      if (is !== undefined) edit(match, is, 'encoding', 0.95)
    }
    // The closing quote loses its last byte on the way, for it has no letter in Windows-1252.
    for (const match of text.matchAll(/â€(?![\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])/g))
      edit(match, '”', 'encoding', 0.8)
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  for (const match of text.matchAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]+|(?<!^)\ufeff/g)) {
    edit(match, '', 'control', 1)
    if (match[0] !== '\ufeff' && problems.length === 0)
      problems.push({
        file: path,
        place: placeOf(match.index, match.index + match[0].length),
        rule: 'control',
        severity: 'warning',
        reason: `Unexpected control character U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
        note: 'Control characters are left out of the book.',
      })
  }
  return { edits: edits.sort((a, b) => a.start - b.start), problems }
}
