// Write docs/css.md from the contract in src/style/, so that the list is always true.
import { writeFileSync } from 'node:fs'
import { FUNCTIONS } from '../lib/style/content.js'
import { COUNTER_STYLES } from '../lib/style/counters.js'
import { OF_FIRST_LINES } from '../lib/style/firstLine.js'
import { UNITS } from '../lib/style/lengths.js'
import { MEDIA_FEATURES } from '../lib/style/media.js'
import { EPUB_ONLY, PROPERTIES } from '../lib/style/properties.js'
import { PAPERS } from '../lib/style/readers.js'
import { MARGIN_BOXES, PAGE_PSEUDOS, PSEUDOS } from '../lib/style/sheet.js'
import { SHORTHANDS, WIDE_WORDS } from '../lib/style/shorthands.js'

const code = (words) => words.map((word) => `\`${word}\``).join(' ')

/** What a property is before any sheet speaks, as one would write it. */
function initially(name, value) {
  if (name === 'font-family') return 'the theme’s'
  if (typeof value === 'string') return `\`${value}\``
  if (typeof value === 'number') return `\`${value}${name === 'font-size' ? 'pt' : ''}\``
  if (Array.isArray(value)) return value.length === 2 ? 'A5' : name.startsWith('font') ? '`normal`' : '`none`'
  if ('percent' in value) return '`0`'
  if ('factor' in value) return '`normal`, 1.25'
  if ('a' in value) return value.a ? '`black`' : '`transparent`'
  return '`none`'
}

const rows = Object.entries(PROPERTIES).map(
  ([name, { values, initial, inherited, paper, epub }]) =>
    `| \`${name}\` | ${values} | ${initially(name, initial)} | ${inherited ? 'yes' : 'no'} | ${paper} | ${epub === 'kept' ? 'kept' : 'left out'} |`,
)
const functions = FUNCTIONS.map(
  ([written, where, does]) =>
    `| ${code(written.split(/, (?![^(]*\))/))} | ${where === 'both' ? 'both' : where === 'element' ? '`::before`, `::after`, `::marker`, `string-set`' : 'margin boxes'} | ${does} |`,
)
const shorthands = Object.entries(SHORTHANDS)
  .filter(([name, longhands]) => longhands.length > 1 || longhands[0] !== name)
  .map(([name, longhands]) => `| \`${name}\` | ${code(longhands)} |`)
const readersOnly = [...EPUB_ONLY].map(([name, words]) => `\`${name}\`${words === 'any' ? '' : ` (\`${words}\`)`}`)

const text = `# The CSS that Fleuron sets

One stylesheet dresses the EPUB and the printed pages. The EPUB keeps the rules outside of \`@media\` and \`@page\`, and those in \`@media screen\`, with custom properties
resolved and unused rules dropped, and leaves size, face and colours to the reader where the table says so; the pages are set from all of
them. This is everything that has a meaning on paper. Anything else is told once, with its file and line, and left out. [Make a theme in an hour](themes.md) shows it at work; [the markup](markup.md) says what there is to select.

## Properties

| property | values | at first | inherited | in the PDF | in the EPUB |
|---|---|---|---|---|---|
${rows.join('\n')}

Every property takes ${code(WIDE_WORDS)}; the last two give back what every reading system does by itself.

These are for the EPUB alone, and nothing is told of them: ${readersOnly.join(', ')}.

## Shorthands

| shorthand | stands for |
|---|---|
${shorthands.join('\n')}

\`border-top\` and its sisters and \`outline\` have parts: \`border-top-width\`, \`border-top-style\`, \`border-top-color\`. The logical names mean
the sides of a page that is read from the left: \`margin-inline-start\` is \`margin-left\`; in text that runs from right to left, left and
right change places, but for the EPUB of a book in such a language your sheet stays as you wrote it; \`start\`, \`end\` and the logical names
mean the same in both. \`page-break-before\`, \`-after\` and \`-inside\` are \`break-before\` and so on. One thing differs from browsers:
\`font-variant: small-caps\` leaves figures and ligatures as they are inherited, so that small capitals keep the text's figures;
\`font-variant: normal\` sets all back.

## Selectors

Everything of CSS Selectors 4 that is about structure: tags, classes, ids, attributes; \`a b\`, \`a > b\`, \`a + b\`, \`a ~ b\`;
\`:is()\`, \`:where()\`, \`:not()\`, \`:has()\`; \`:first-child\`, \`:last-child\`, \`:only-child\`, \`:nth-child(2n + 1)\`, and the same \`of-type\`;
\`:empty\`, \`:root\`, \`:lang()\`. Not \`:nth-child(2 of p)\` and \`:dir()\`. \`:hover\` and its like never match on paper.

Pseudo-elements: ${code(PSEUDOS.map((name) => `::${name}`))}. With \`display: block\`, \`::before\` and \`::after\` are blocks of their own.
\`::first-letter\` takes the text properties, and \`initial-letter\`, which makes it a drop cap. \`::first-line\` takes what its letters look like
and how wide they are: ${code(OF_FIRST_LINES)}. The paragraph is broken with the first line's own widths.

Words in a line take grounds, borders, padding, and margins at their sides; they are drawn where the words stand, and go over lines: a box that goes on has no
side there. Percentages count nothing in a line. A block with a border at a side has a frame, which takes room and goes over pages in the same way.

Specificity, order, \`!important\` and inheritance are CSS's. The sheets come in this order: house, theme, format, what \`style:\` in
\`book.yaml\` says, your own. Rules in rules (nesting) and \`@layer\` are told, and left out.

## Rules

| rule | |
|---|---|
| \`@media\` | \`print\`, \`screen\`, \`all\`, with \`not\`, \`only\`, \`and\`, \`or\` and commas; features: ${code(MEDIA_FEATURES)}. \`width\` and \`height\` are those of the \`size\` that \`@page\` gives |
| \`@page\` | names, and ${code(PAGE_PSEUDOS.map((name) => `:${name}`))}; \`:first\` is the first page of each section. A name weighs more than \`:first\` and \`:blank\`, these more than \`:left\` and \`:right\` |
| \`@font-face\` | \`font-family\`, \`font-weight\`, \`font-style\` and \`src: url()\`, a file of the templates or of the manuscript's folder |
| \`@import\` | told, and left out: write its rules into the file |

A page takes \`size\`, its margins, \`background-color\`, and text properties that its margin boxes inherit. The head margin is measured to the
top of line 1's capitals and the foot margin from the last baseline; percentages are of the page's width at the sides, of its height at head and
foot. A margin box at the head is a line of text that stands \`padding-bottom\` above the line that would precede line 1, one at the foot \`padding-top\` and one line
below the last; both are \`1rlh\` at first. Borders, grounds and widths mean nothing to it. Names of paper: ${code([...PAPERS.keys()])}.

All sixteen are set: ${code(MARGIN_BOXES.map((name) => `@${name}`))}. What stands in a corner is a line on the level of the head or of the
foot, next to the text; \`@left-top\` and its sisters are lines in the middle of the side margin, upright, at the head of the text, half way down or at
its foot: \`@page :right { @right-middle { content: counter(page) } }\` is a folio half way down the fore-edge. They keep half an em and their padding
from the text and from the paper's edge; a word that is wider is set smaller.

\`@page { @footnote { border-top: 0.4pt solid; margin-top: 1rlh; padding-top: 3pt } }\` sets a rule over the notes at the foot, with the white above and
below it; \`width\` is the rule's. Without it a blank line parts them from the text, and a short rule what goes on from the page before.

## Content

| what | where | what it is |
|---|---|---|
${functions.join('\n')}

Counter styles: ${code(COUNTER_STYLES)}. A gap between scenes (\`hr.gap\`) that falls on the head of a page shows the mark of the custom
property \`--at-page-edge\`: a string, or a picture. What a stylesheet asks for with \`url()\` comes through the door of all pictures: from the manuscript's
folder, seen from the sheet, never from elsewhere. A declaration whose picture is missing is told, and what other rules say stands in its place.

## Values

Units: ${code(UNITS)}. \`1lh\` is a line of the element, \`1rlh\` a line of the page's grid; \`ex\` is .45 em, \`ch\` half an em.

\`calc()\`, \`min()\`, \`max()\` and \`clamp()\` mix units; percentages may be added to lengths, but not be compared with them.

\`var(--name, fallback)\` works everywhere, in other custom properties too. Names that need each other in a circle have no value; a property
that is left without value is as if it were unset, and that is told.

Colours: the names of CSS, \`#rgb\`, \`#rrggbb\` and both with alpha, \`rgb()\`, \`hsl()\`, \`transparent\`, \`currentcolor\`. Ink is not translucent:
what has alpha is mixed with the white of the paper.
`
writeFileSync(new URL('../docs/css.md', import.meta.url), text)
