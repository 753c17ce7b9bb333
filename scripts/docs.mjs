// Write docs/css.md from the contract in src/style/properties.ts, so that the list is always true.
import { writeFileSync } from 'node:fs'
import { PROPERTIES } from '../lib/style/properties.js'

const rows = Object.entries(PROPERTIES).map(
  ([name, { values, inherited, epub }]) =>
    `| \`${name}\` | ${values} | ${inherited ? 'yes' : 'no'} | ${epub === 'kept' ? 'kept' : 'left to the reader'} |`,
)
const text = `# The CSS that Fleuron sets

One stylesheet dresses the EPUB and the printed pages. The EPUB keeps the rules outside of \`@media print\` and \`@page\`; the pages
are set from all of them. This is everything that has a meaning on paper; anything else is reported once, with its file and line.

Selectors: everything of CSS Selectors 4 that is about structure (\`h1 + p\`, \`:first-child\`, \`:not()\`, \`[lang]\` ...) and the
pseudo-elements \`::before\`, \`::after\` and \`::first-letter\`. Units: \`pt mm cm in px pc q em rem ex lh rlh %\`; \`1rlh\` is one line of
the page's grid. \`var()\`, \`calc()\`, \`min()\`, \`max()\`. Rules: \`@media print|screen|all\`, \`@font-face\` and \`@page\` with names,
\`:first :left :right :blank\` and the margin boxes \`@top-left @top-center @top-right @bottom-left @bottom-center @bottom-right\`.

On a page, the head margin is measured to the top of line 1's capitals and the foot margin from the last baseline. A margin box
at the head stands \`padding-bottom\` above the line that would precede line 1; one at the foot stands \`padding-top\` and one line
below the last. A gap between scenes (\`hr.gap\`) that falls on the head of a page shows the mark of \`--at-page-edge\`.

| property | values | inherited | in the EPUB |
|---|---|---|---|
${rows.join('\n')}

Shorthands: \`margin padding inset border background list-style font-variant\`.
`
writeFileSync(new URL('../docs/css.md', import.meta.url), text)
