import fc from 'fast-check'
import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import { Cascade } from '../../src/style/cascade.js'
import { readSheet } from '../../src/style/sheet.js'
import type { Problem } from '../../src/types/problem.js'
import type { Style } from '../../src/types/style.js'
import { seen } from './seen.js'

interface Styled {
  readonly style: Style
  readonly told: readonly string[]
}

/** Style the element with the id `x`; what is told comes with its line. */
function styled(css: string, html = '<p id="x">a</p>'): Styled {
  const tree: Root = fromHtml(`<html lang="en"><body class="body">${html}</body></html>`)
  const sheet = readSheet([{ path: 'test.css', text: css, origin: 'house' }])
  const problems: Problem[] = [...sheet.problems]
  const cascade = new Cascade(tree, sheet, problems)
  const found = find(tree)
  if (!found) throw new Error('no element with the id x')
  const style = cascade.styleOf(found)
  return { style, told: problems.map(({ place, reason }) => `${place?.start.line}: ${reason}`) }
}

function find(node: Root | Element): Element | undefined {
  for (const child of node.children) {
    if (child.type !== 'element') continue
    if (child.properties.id === 'x') return child
    const inner = find(child)
    if (inner) return inner
  }
  return undefined
}

const widows = (css: string, html?: string): number => styled(css, html).style.widows
/** The text of the first page. */
const words = (html: string, css: string): string =>
  seen(`<section>${html}</section>`, css)
    .filter((row) => !row.startsWith('--'))
    .map((row) => row.replace(/ [-\d.]+,[-\d.]+.*$/, ''))
    .join('|')

describe('specificity', () => {
  // Selectors that all match, with what Selectors 4 says that they weigh: ids, classes, elements.
  const parts = [
    ['p', 0, 0, 1],
    ['.a', 0, 1, 0],
    ['#x', 1, 0, 0],
    ['[id]', 0, 1, 0],
    ['*', 0, 0, 0],
    [':first-child', 0, 1, 0],
    [':not(#y)', 1, 0, 0],
    [':not(div, .z)', 0, 1, 0],
    [':is(p, .a)', 0, 1, 0],
    [':where(#x)', 0, 0, 0],
    [':has(> em)', 0, 0, 1],
    [':has(.e)', 0, 1, 0],
    [':nth-last-child(1)', 0, 1, 0],
    [':lang(en)', 0, 1, 0],
  ] as const
  const selector = fc
    .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 5 })
    .map((chosen) => [
      ...chosen.filter(([text]) => text === 'p').slice(0, 1),
      ...chosen.filter(([text]) => text !== 'p'),
    ])
    .map((chosen) => ({
      text: chosen.map(([text]) => (text === '*' && chosen.length > 1 ? '' : text)).join('') || '*',
      weight: ([1, 2, 3] as const).map((i) => chosen.reduce((sum, part) => sum + part[i], 0)),
    }))
  const heavier = (a: readonly number[], b: readonly number[]): boolean => {
    const at = a.findIndex((n, i) => n !== b[i])
    return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0)
  }

  it('decides, and order where it is equal', () => {
    fc.assert(
      fc.property(selector, selector, (a, b) => {
        const css = `${a.text} { widows: 3 } ${b.text} { widows: 4 }`
        const found = widows(css, '<p id="x" class="a"><em class="e">a</em></p>')
        expect(found).toBe(heavier(a.weight, b.weight) ? 3 : 4)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the words that every property takes', () => {
  const inDiv = (css: string) =>
    styled(`div { widows: 5; margin-left: 7pt } ${css}`, '<div><p id="x">a</p></div>').style

  it('inherit, initial, unset', () => {
    expect(inDiv('p { margin-left: inherit }')['margin-left']).toEqual({ pt: 7, percent: 0 })
    expect(inDiv('p { widows: initial }').widows).toBe(2)
    expect(inDiv('p { widows: 9; widows: unset }').widows).toBe(5)
    expect(inDiv('p { margin: 3pt; margin: unset }')['margin-left']).toEqual({ pt: 0, percent: 0 })
  })

  it('revert: what every reading system does by itself', () => {
    const style = styled(
      'em { font-style: normal; widows: 7 } em.a { font-style: revert; widows: revert }',
      '<em id="x" class="a">a</em>',
    ).style
    expect(style['font-style']).toBe('italic')
    expect(style.widows).toBe(2)
  })
})

describe('shorthands', () => {
  const box = (css: string) => {
    const { style, told } = styled(`p { ${css} }`)
    expect(told).toEqual([])
    return style
  }
  const pt = (measure: Style['margin-top']) => (measure === 'auto' ? measure : measure.pt)

  it('margin and padding, by sides and by directions', () => {
    const style = box('margin: 1pt 2pt 3pt; padding-block: 4pt 5pt; margin-inline-start: 6pt')
    expect([style['margin-top'], style['margin-right'], style['margin-bottom'], style['margin-left']].map(pt)).toEqual([
      1, 2, 3, 6,
    ])
    expect([style['padding-top'], style['padding-bottom']].map(pt)).toEqual([4, 5])
  })

  it('borders, whole and in parts', () => {
    const style = box('border: 2pt solid red; border-top-width: 1pt; border-color: blue; border-bottom-style: none')
    expect(style['border-top']).toEqual({ width: 1, style: 'solid', colour: { r: 0, g: 0, b: 1, a: 1 } })
    expect(style['border-bottom'].style).toBe('none')
    expect(box('border-top-style: solid')['border-top'].width).toBe(2.25)
  })

  it('font sets back what it does not name', () => {
    const style = box('font-variant: small-caps; font: italic 600 11pt/14pt "EB Garamond", serif')
    expect(style['font-family']).toEqual(['EB Garamond', 'serif'])
    expect([style['font-size'], style['font-weight'], style['font-style']]).toEqual([11, 600, 'italic'])
    expect(style['line-height']).toEqual({ pt: 14 })
    expect(style['font-variant-caps']).toBe('normal')
  })

  it('background, list-style, page-break-*, white-space', () => {
    const style = box(
      'background: none; list-style: upper-roman outside; page-break-after: avoid; text-decoration: none',
    )
    expect(style['list-style-type']).toBe('upper-roman')
    expect(style['break-after']).toBe('avoid')
    expect(styled('p { background: url(x.png) }').told).toEqual([
      '1: Unsupported value "url(x.png)" of "background-color"',
    ])
    expect(styled('p { text-decoration: blink }').told).toEqual([
      '1: Unsupported value "blink" of "text-decoration-line"',
    ])
  })
})

describe('custom properties', () => {
  it('have fallbacks, in one another too', () => {
    expect(widows('p { widows: var(--a, 4) }')).toBe(4)
    expect(widows('p { --b: 6; widows: var(--a, var(--b, 4)) }')).toBe(6)
    expect(styled('p { text-indent: var(--a, calc(2 * (1pt + 2pt))) }').style['text-indent'].pt).toBe(6)
    expect(widows('p { --a: 5; widows: var(--a, var(--none)) }')).toBe(5)
  })

  it('have no value in a circle; who is outside of it has its fallback', () => {
    const { style, told } = styled(
      'p { widows: 7; --a: var(--b); --b: var(--a, 3); --c: var(--a, 5); orphans: var(--c); widows: var(--b) }',
    )
    expect([style.orphans, style.widows]).toEqual([5, 2])
    expect(told).toEqual(['1: Custom property without value in "var(--b)"'])
  })

  it('are inherited, unless they are set back', () => {
    const css = 'div { --a: 4; --b: 5 } p { --b: initial; widows: var(--a); orphans: var(--b, 9) }'
    const { style } = styled(css, '<div><p id="x">a</p></div>')
    expect([style.widows, style.orphans]).toEqual([4, 9])
  })
})

describe('lengths', () => {
  const indent = (value: string) => styled(`p { font-size: 10pt; text-indent: ${value} }`).style['text-indent']

  it.each([
    ['calc(1em + 2 * 3pt - 1pt)', 15, 0],
    ['calc((1em + 2pt) / 2)', 6, 0],
    ['calc(50% - 4pt)', -4, 50],
    ['min(1em, 3pt)', 3, 0],
    ['clamp(2pt, 1em, 8pt)', 8, 0],
    ['2ch', 10, 0],
    ['1pc', 12, 0],
  ])('%s', (value, pt, percent) => expect(indent(value)).toEqual({ pt, percent }))

  it.each(['calc(1em + 2)', 'calc(1pt * 1pt + 1pt)', 'min(50%, 3pt)', '3'])('%s is none, and told', (value) => {
    expect(styled(`p { text-indent: ${value} }`).told).toEqual([
      `1: Unsupported value "${value.replace(/(,|\*) | (?=\*)/g, '$1')}" of "text-indent"`,
    ])
  })
})

describe('media', () => {
  it.each([
    ['print', 3],
    ['screen', 2],
    ['print, screen', 3],
    ['not screen', 3],
    ['not print', 2],
    ['only print and (max-width: 15cm)', 3],
    ['print and (min-width: 15cm)', 2],
    ['(orientation: portrait) and (100mm <= width < 200mm)', 3],
    ['not (prefers-color-scheme: dark)', 3],
    ['(hover)', 2],
  ])('%s', (query, wanted) => expect(widows(`@media ${query} { p { widows: 3 } }`)).toBe(wanted))

  it('measure the page that the sheet asks for', () => {
    expect(widows('@page { size: A4 } @media (min-width: 200mm) { p { widows: 3 } }')).toBe(3)
  })
  it('that ask for what is not known are told', () => {
    expect(styled('@media (dynamic-range: high) { p { widows: 3 } }').told).toEqual([
      '1: Unsupported media query "(dynamic-range:high)"',
    ])
  })
})

describe('selectors', () => {
  it.each([
    'p:nth-child(2n + 2)',
    'p:nth-of-type(3)',
    'p:last-of-type',
    'p:is(.b, .a):where(:not(.c))',
    'div:has(> p.a) > p:last-child',
    'p.c ~ p.a',
    'h2 + p ~ p.a',
    '[class~="a"][id^="x"]',
    ':root p:lang(en)#x',
    'p:not(:first-of-type):not(h2)#x',
  ])('%s', (selector) => {
    const html = '<div><h2>h</h2><p class="a">a</p><p class="c">b</p><p id="x" class="a">c</p></div>'
    expect(widows(`${selector} { widows: 7 }`, html)).toBe(7)
  })
  it('with one colon before the pseudo-elements of CSS 2', () => {
    expect(words('<p>a</p>', 'p:before { content: "b" } p:after { content: "c" }')).toBe('bac')
  })
})

describe('generated content', () => {
  it('counters count, in their scope', () => {
    const css = `section { counter-reset: n } p { counter-increment: n } p::before { content: counter(n, upper-alpha) }
      ol { counter-reset: item; list-style: none } li { display: block; counter-increment: item } li::before { content: counters(item, ".") " " }`
    expect(words('<p></p><p></p>', css)).toBe('A|B')
    expect(words('<ol><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ol>', css)).toBe('1 a|1.1 b|1.2 c|2 d')
  })
  it('counters go on from section to section', () => {
    const css =
      'body { counter-reset: c } section { counter-increment: c } p::before { content: counter(c, lower-roman) }'
    expect(
      seen('<section><p></p></section><section><p></p></section>', css).filter((row) => !row.startsWith('--')),
    ).toEqual(['i 0,7', 'ii 0,7'])
  })
  it('quotation marks by their depth', () => {
    const css = 'q::before { content: open-quote } q::after { content: close-quote }'
    expect(words('<p><q>a <q>b</q></q></p>', css)).toBe('“a ‘b’”')
  })
  it('attributes, the text, marks of lists', () => {
    expect(words('<p title="t">a</p>', 'p::before { content: attr(title) attr(lang, "-") }')).toBe('t-a')
    expect(words('<ul><li>a</li></ul>', 'li::marker { content: "+" }')).toBe('+|a')
    expect(words('<ol><li value="4">a</li></ol>', 'ol { list-style-type: lower-alpha }')).toBe('d.|a')
  })
  it('first letters, with the marks before them', () => {
    const css = 'p::first-letter { font-weight: bold }'
    expect(seen('<section><p>“Aaa</p></section>', css).slice(1)).toEqual(['“A 0,7 700', 'aa 10,7'])
  })
  it('blocks of their own', () => {
    expect(words('<p>a</p>', 'p::before { content: "b"; display: block }')).toBe('b|a')
  })
  it('what has no meaning there is told', () => {
    expect(styled('p::before { content: string(a) }').told).toEqual(['1: Unsupported value "string(a)" of "content"'])
    expect(styled('@page { @top-left { content: attr(a) } }').told).toEqual([
      '1: Unsupported value "attr(a)" of "content"',
    ])
  })
})

describe('what is outside of the dialect is told once, with its line', () => {
  it.each([
    ['@import "x.css";', '1: Unsupported rule "@import"'],
    ['\n@layer a { p { widows: 3 } }', '2: Unsupported rule "@layer"'],
    ['.none {\n  grid-area: a;\n}', '2: Unsupported property "grid-area"'],
    ['p { widows: 3;\n  &.a { widows: 4 } }', '2: Unsupported rule in a rule'],
    ['@page :nth(2) { margin: 0 }', '1: Unsupported page selector ":nth(2)"'],
    ['@page {\n @left-head { content: "a" } }', '2: Unsupported margin box "@left-head"'],
    ['@page { @footnote {\n padding-left: 2pt } }', '2: "padding-left: 2pt" has no effect over the notes'],
    ['p::selection { color: red }', '1: Unsupported pseudo-element "::selection"'],
    ['p:nth-child(2 of .a) { color: red }', '1: Unsupported selector "p:nth-child(2 of.a)"'],
    ['p:dir(rtl) { color: red }', '1: Unsupported selector "p:dir(rtl)"'],
  ])('%s', (css, reason) => expect(styled(css).told).toEqual([reason]))

  it.each([
    ['body { margin: 0 2em }', '"margin: 0 2em" has no effect on the whole book: say it of `@page` or of `section`'],
    ['i { margin-top: 1pt }', '"margin-top: 1pt" has no effect on words in a line'],
    ['p::first-line { text-align: right }', '"text-align: right" has no effect on a first line'],
    ['p { float: left }', '"float: left" has no effect on paper'],
  ])('where it cannot be done: %s', (css, reason) => {
    const told: Problem[] = []
    seen('<section><p>a <i>b</i></p></section>', css, told)
    expect(told.map((problem) => problem.reason)).toEqual([reason])
  })

  it('and nothing that is for screens', () => {
    expect(
      styled('@media screen { p { grid-area: a } a:hover::selection { cursor: help } @page :nth(2) { size: a4 } }')
        .told,
    ).toEqual([])
  })
})

describe('pages', () => {
  it('have margins in parts of their size, and margin boxes from all the rules that are for them', () => {
    const css =
      '@page { size: 100pt 200pt; margin: 10% 5% } @page { @top-left { content: "a" } } @page :first { @top-left { color: red } }'
    const cascade = new Cascade(fromHtml('<p>a</p>'), readSheet([{ path: 'test.css', text: css, origin: 'house' }]), [])
    const { style, boxes } = cascade.pageOf({ name: '', side: 'right', first: true, blank: false })
    expect([style['margin-top'], style['margin-left']]).toEqual([
      { pt: 20, percent: 0 },
      { pt: 5, percent: 0 },
    ])
    expect(boxes.map(({ name, style: { color, content } }) => [name, color.r, content])).toEqual([
      ['top-left', 1, [{ kind: 'text', text: 'a' }]],
    ])
  })
})
