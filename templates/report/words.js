// Words: text of the author's made visible, and what this page calls things.

/** Characters that are seen by their effect only, and what is shown for them. */
const SHOWN = new Map([
  ['\n', '↵'],
  ['\r', '↵'],
  ['\t', '⇥'],
  ['\u00a0', '⍽'],
  ['\u202f', '⟨thin no-break space⟩'],
  ['\u2060', '⟨no break⟩'],
  ['\u200b', '⟨break⟩'],
  ['\u00ad', '⟨soft hyphen⟩'],
  ['\ufeff', '⟨U+FEFF⟩'],
])
/** What has no shape of its own, or turns the text about it: controls, formats, lone halves of characters, odd spaces. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00a0\u2000-\u200a\u202f\u205f\u3000\ufffe\uffff]/gu

const codeOf = (letter) => `⟨U+${letter.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`
const shownFor = (letter) => SHOWN.get(letter) ?? codeOf(letter)

/** A new element with a class and with children; text is only ever text. */
function make(tag, className, ...children) {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.append(...children.filter((child) => child !== '' && child !== undefined))
  return element
}

/** Text of the author's with what is hidden shown; line ends stay line ends where `lines` says so. */
function visible(text, { lines = false } = {}) {
  const pieces = []
  let at = 0
  const clean = text.replaceAll('\r\n', '\n')
  for (const { 0: letter, index } of clean.matchAll(HIDDEN)) {
    if (index > at) pieces.push(clean.slice(at, index))
    at = index + letter.length
    if (lines && (letter === '\n' || letter === '\r')) pieces.push('\n')
    else pieces.push(make('span', 'hidden', shownFor(letter)))
  }
  pieces.push(clean.slice(at))
  return pieces
}

/** A mark itself: there, a plain space is to be seen, too. */
function visibleMark(text) {
  const parts = text.split(' ')
  return parts.flatMap((part, i) => (i === 0 ? visible(part) : [make('span', 'hidden', '␣'), ...visible(part)]))
}

const RULES = {
  quotes: 'quotation marks',
  dashes: 'dashes',
  ellipses: 'ellipses',
  ranges: 'ranges of numbers',
  primes: 'feet and inches',
  spaces: 'spaces',
  litter: 'what nobody sees',
  bindings: 'no-break spaces',
  breaks: 'breaks between scenes',
  gaps: 'empty lines',
  entities: 'HTML’s names for letters',
  encoding: 'broken letters',
  control: 'control characters',
  lines: 'line ends',
  notes: 'notes',
  overfull: 'lines too long',
  metadata: 'book.yaml',
  glyph: 'letters no font has',
  'picture-resolution': 'pictures',
  'picture-corrupt': 'pictures',
}
/** Those that book.yaml can leave out, and that `fleuron explain` tells the why of. */
const SETTLED = 'quotes dashes ellipses ranges primes spaces litter bindings breaks gaps entities encoding'.split(' ')

const ruleName = (rule) => RULES[rule] ?? rule.replaceAll('-', ' ')

/** Which way a language is read, where it stands beside others. */
const directionOf = (lang) => (/^(?:ar|arc|ckb|dv|fa|he|iw|ks|ps|sd|ug|ur|yi)(?:-|$)/i.test(lang) ? 'rtl' : 'ltr')

const KINDS = { question: 'Question', warning: 'Warning', finding: 'A second look', info: 'To know' }

/** How sure a rule is, from hundredths. */
const sureName = (sure) => (sure >= 99 ? 'certain' : sure >= 90 ? 'quite sure' : sure >= 70 ? 'likely' : 'a guess')

/** A name on one line: its spaces are spaces, whatever else they do. */
const inWords = (text, most) =>
  stretch(text, 0, most)
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ')
    .replace(HIDDEN, shownFor)

const numbers = new Intl.NumberFormat('en')
const counted = (n, thing) => `${numbers.format(n)} ${thing}${n === 1 ? '' : 's'}`
