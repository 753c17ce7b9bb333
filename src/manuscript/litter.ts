import type { Problem } from '../types/problem.js'
import type { Edit } from '../types/text.js'
import type { placer } from './lay.js'
import { findMojibake, windowsLetter } from './mojibake.js'

// Names of entities in the order of Latin-1, from U+00A0.
const latin =
  `nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para
  middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc
  Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
  agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc
  otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml`.split(/\s+/)

// The entities that word processors and archives leave in text. `&lt;`, `&gt;` and `&amp;` stay: undone, they could become markup.
const named: ReadonlyMap<string, string> = new Map([
  ...latin.map((name, i) => [name, String.fromCharCode(0xa0 + i)] as const),
  ...Object.entries({
    ndash: '–',
    mdash: '—',
    horbar: '―',
    quot: '"',
    apos: "'",
    hellip: '…',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    lsaquo: '‹',
    rsaquo: '›',
    prime: '′',
    Prime: '″',
    bull: '•',
    dagger: '†',
    Dagger: '‡',
    hearts: '♥',
    trade: '™',
    euro: '€',
    minus: '−',
    OElig: 'Œ',
    oelig: 'œ',
    Scaron: 'Š',
    scaron: 'š',
    Yuml: 'Ÿ',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    shy: '',
    zwnj: '\u200c',
    zwj: '\u200d',
  }),
])
const unsafe = new Set(['<', '>', '&', '`', '*', '_', '\\', '[', ']', '#', '\n', '\r'])

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return named.get(name)
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  // 128 to 159 are what Windows-1252 had there, as browsers read them.
  const letter =
    code >= 0x80 && code <= 0x9f
      ? windowsLetter(code)
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
    // Some programs escape what is escaped already: `&amp;mdash;`.
    for (const match of text.matchAll(/&(?:amp;){0,3}(#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});/g)) {
      const is = entity(match[1] ?? '')
      if (is !== undefined) edit(match, is, 'entities', 1)
    }
  }
  for (const its of findMojibake(text)) edits.push({ file: path, ...its, rule: 'encoding' })
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
