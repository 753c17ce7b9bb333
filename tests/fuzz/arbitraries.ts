import { readFileSync } from 'node:fs'
import fc from 'fast-check'

/** The words of a file, one a line, written as in JSON. */
const words = (name: string): string[] =>
  readFileSync(new URL(`words/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(`"${line}"`) as string) // a JSON string is one

/** Marks as they are typed, right and wrong, between words. */
const marks = words('marks')

/** What stands between paragraphs. */
const gaps = words('gaps')

// Each word once, so that its place can be told; some are long, some hyphenate, some are no English.
const stems = [
  'ferry',
  'lamp',
  'straße',
  'naïve',
  'incomprehensibilities',
  'o',
  'Évora',
  'Ada',
  'Mr',
  'river',
  '7',
  'coöperate',
]

/** Prose of words that are all different, with whatever stands between words; and the words. */
export const plainProse = fc
  .array(
    fc.tuple(
      fc.constantFrom(...stems),
      fc.oneof({ arbitrary: fc.constantFrom(...marks), weight: 6 }, fc.constantFrom(...gaps)),
    ),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((parts) => {
    const words = parts.map(([stem], n) => `${stem}${n}x`)
    return { words, text: parts.map(([, mark], n) => `${words[n]}${mark}`).join('') }
  })

const html = words('html')
const markup = words('markup')
const letters = words('letters')
const space = words('space')

/** Anything that may stand in a file, mostly what writers and their programs leave there. */
const pieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(...letters),
      fc.constantFrom(...space),
      fc.constantFrom(...markup),
      fc.constantFrom(...html),
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''))

export const wild = fc.oneof(
  { arbitrary: pieces, weight: 6 },
  { arbitrary: plainProse.map(({ text }) => text), weight: 2 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 200 }), weight: 1 },
)

/** HTML as it is found in manuscripts that were something else once. */
export const htmlPieces = fc
  .array(fc.oneof(fc.constantFrom(...html), fc.constantFrom(...letters), fc.constantFrom(' ', '\n', '\n\n')), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''))

const keys = words('yaml-keys')
const values = words('yaml-values')
const entry = fc.tuple(fc.constantFrom(...keys), fc.constantFrom(...values)).map(([key, value]) => `${key}: ${value}`)
const litter = fc.constantFrom(
  '---',
  '...',
  '- a',
  '\t: x',
  '%YAML 9',
  '# so',
  '{',
  ']',
  '"',
  "'",
  '&a',
  '*b',
  '<<: *a',
  '? [a]\n: b',
  'title',
  '\ufeff',
  '\u0000',
  '? ',
)

/** What may stand in a book.yaml, by a writer's hand or by accident. */
export const yaml = fc.oneof(
  { arbitrary: fc.uniqueArray(entry, { maxLength: 6 }).map((lines) => lines.join('\n')), weight: 5 },
  { arbitrary: fc.array(fc.oneof(entry, litter), { maxLength: 8 }).map((lines) => lines.join('\n')), weight: 3 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 100 }), weight: 1 },
)

const selectors = words('css-selectors')
const names = words('css-names')
const amounts = words('css-values')
const declaration = fc
  .tuple(
    fc.constantFrom(...names),
    fc.array(fc.constantFrom(...amounts), { minLength: 1, maxLength: 2 }),
    fc.constantFrom('', '', '', ' !important'),
  )
  .map(([name, parts, weight]) => `${name}: ${parts.join(' ')}${weight}`)
const body = fc.array(declaration, { maxLength: 4 }).map((its) => its.join('; '))
const plainRule = fc.tuple(fc.constantFrom(...selectors), body).map(([selector, its]) => `${selector} { ${its} }`)
const pageRule = fc
  .tuple(
    fc.constantFrom(
      '@page',
      '@page :first',
      '@page chapter',
      '@page :left',
      '@page chapter:blank',
      '@page x:y',
      '@page :nth(2)',
    ),
    body,
    fc.constantFrom(
      '',
      '@top-center { content: "x" }',
      '@bottom-left { content: counter(page, lower-roman) }',
      '@top-left {',
    ),
  )
  .map(([selector, its, box]) => `${selector} { ${its}; ${box} }`)
const atRule = fc.constantFrom(
  '@import "../../x.css";',
  '@import url(http://127.0.0.1:9/x.css);',
  '@charset "x";',
  '@media print {',
  '@media (width > 1px) {',
  '@media not all and (1cm < width <= 1e9cm), print { p { widows: 3 } }',
  '@media (orientation) and (((',
  'p { &.a { color: red } widows: 3 }',
  '}',
  '@font-face { font-family: X; src: url(../x.ttf) }',
  '@font-face { }',
  '@namespace x "y";',
  '@supports (x: y) { p { color: red } }',
  '@layer a { p { color: red } }',
  '@keyframes x { to { top: 0 } }',
  '/*',
  '*/',
  '<!--',
  '@',
  '"',
  '\\',
  '\u0000',
  '@page {',
  '@media screen { p { display: none } }',
)

/** What may stand in an author's stylesheet. */
export const css = fc.oneof(
  {
    arbitrary: fc
      .array(fc.oneof({ arbitrary: plainRule, weight: 6 }, pageRule, atRule), { minLength: 1, maxLength: 5 })
      .map((its) => its.join('\n')),
    weight: 9,
  },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 100 }), weight: 1 },
)
