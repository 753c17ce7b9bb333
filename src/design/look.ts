import type { Design } from '../types/design.js'
import type { StyleSource } from '../types/edition.js'
import type { Look } from '../types/manuscript.js'

/** Turn what the author wishes of the look into rules that come after the theme's and the format's, and before the author's own. */
export function withLook(design: Design, look: Look | undefined): Design {
  const text = look === undefined ? '' : rulesOf(look).join('\n')
  if (text === '') return design
  const style: StyleSource = { path: 'book.yaml', text, origin: 'author' }
  return { ...design, ownStyles: [style, ...design.ownStyles] }
}

// Whatever the theme's selectors are: hence `!important`.
function rulesOf({
  chapterStart,
  dropCap,
  smallCaps,
  leadIn,
  ornament,
  soft,
  contents,
  notes,
  noteNumbers,
}: Look): string[] {
  const mark = ornament === undefined ? undefined : quoted(ornament)
  return [
    ...(chapterStart === undefined ? [] : [print(STARTS[chapterStart])]),
    ...(dropCap === undefined ? [] : [print(`${INITIALS} { initial-letter: ${dropCap ? 3 : 'normal'} !important }`)]),
    ...(smallCaps === undefined ? [] : [smallCaps ? SMALL : PLAIN]),
    ...(leadIn === undefined ? [] : [print(`:root { --lead-in: ${leadIn} }`)]),
    ...(mark === undefined ? [] : [`hr.break::before { content: ${mark} !important }`]),
    ...(ornament === undefined ? [] : [print(`:root { --ornament-rise: ${riseOf(ornament)} !important }`)]),
    ...(mark === undefined ? [] : [print(`hr.gap { --at-page-edge: ${mark} !important }`)]),
    ...(soft === 'ornament' ? [gapAsBreak(mark ?? '"* * *"', mark ?? 'var(--ornament)')] : []),
    ...(notes === undefined || notes === 'foot' ? [] : [print(AT_END)]),
    ...(noteNumbers === undefined ? [] : [print(`:root { --note-numbers: ${noteNumbers} }`)]),
    ...(noteNumbers === 'signs' ? [print(SIGN)] : []),
    ...(contents === undefined ? [] : [print(`.contents, .contents ol { ${CONTENTS[contents]} }`)]),
  ]
}

/** Asterisks stand high in their line; what else an author types stands in the middle of it. */
const riseOf = (ornament: string): string => (/^[*\s]+$/.test(ornament) ? '-0.3em' : '0')

const print = (rule: string): string => `@media print { ${rule} }`

const STARTS = {
  recto: '.body > .chapter { break-before: recto !important }',
  any: '.body > .chapter:not(:first-child) { break-before: page !important }',
} as const

const CONTENTS = {
  classical: contentsAs('72%', 'auto', 'leader(" ")', 'normal'),
  modern: contentsAs('100%', '0', '"\\2003"', 'italic'),
  leaders: contentsAs('85%', undefined, 'leader(". ")', 'normal'),
} as const

/** Notes that stand where the tree has them: after their chapter, or in a chapter of their own. */
const AT_END =
  'aside[role="doc-footnote"] { float: none !important; line-height: 1rlh !important } :not(aside, h2) + aside[role="doc-footnote"] { margin-top: 2rlh !important }'

/** An asterisk is raised as it is, and a dagger stands in the line. */
const SIGN = 'a[role="doc-noteref"] { font-size: 1em !important; vertical-align: baseline !important }'

/** A contents page's width, the margins beside it (else the theme's), what leads to its folios, and their style. */
function contentsAs(width: string, side: string | undefined, leader: string, folio: string): string {
  const wishes = { width, side, leader, folio }
  return Object.entries(wishes)
    .flatMap(([name, value]) => (value === undefined ? [] : [`--contents-${name}: ${value} !important`]))
    .join('; ')
}

/** The first letter of a chapter, whether an epigraph stands before it or not. */
const INITIALS = 'header.opener ~ p.first:not(hr ~ p)::first-letter'

const SMALL = '.lead-in { font-variant: small-caps !important; text-transform: none !important }'
const PLAIN =
  '.lead-in { font-variant: normal !important; letter-spacing: 0 !important; text-transform: none !important }'

const gapAsBreak = (screen: string, paper: string): string =>
  [
    `hr.gap { height: auto !important } hr.gap::before { content: ${screen} }`,
    print(`hr.gap { margin: 1rlh 0 !important; line-height: 1rlh } hr.gap::before { content: ${paper} !important }`),
  ].join('\n')

/** As a string of CSS. */
const quoted = (text: string): string => `"${text.slice(0, 40).replace(/["\\]/g, (mark) => `\\${mark}`)}"`
