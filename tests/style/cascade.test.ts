import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import { Cascade } from '../../src/style/cascade.js'
import { readSheet } from '../../src/style/sheet.js'
import type { Problem } from '../../src/types/problem.js'
import type { Style } from '../../src/types/style.js'

/** Style the one element of a document that has the id `x`. */
function styleOf(css: string, html: string, problems: Problem[] = []): Style {
  const tree: Root = fromHtml(`<html><body class="body">${html}</body></html>`)
  const sheet = readSheet([{ path: 'test.css', text: css, origin: 'house' }])
  problems.push(...sheet.problems)
  const cascade = new Cascade(tree, sheet, problems)
  const found = find(tree, (element) => element.properties.id === 'x')
  if (!found) throw new Error('no element with the id x')
  return cascade.styleOf(found)
}

function find(node: Root | Element, wanted: (element: Element) => boolean): Element | undefined {
  for (const child of node.children) {
    if (child.type !== 'element') continue
    if (wanted(child)) return child
    const inner = find(child, wanted)
    if (inner) return inner
  }
  return undefined
}

const problemsOf = (css: string): string[] => {
  const problems: Problem[] = []
  styleOf(css, '<p id="x">a</p>', problems)
  return problems.map(({ place, reason }) => `${place?.start.line}: ${reason}`)
}

describe('the cascade', () => {
  it('lets the heavier selector win, and the later one of two alike', () => {
    const css = 'p.a { font-size: 20pt } p { font-size: 10pt } p.a { text-indent: 1pt } p.a { text-indent: 2pt }'
    const style = styleOf(css, '<p class="a" id="x">a</p>')
    expect(style['font-size']).toBe(20)
    expect(style['text-indent']).toEqual({ pt: 2, percent: 0 })
  })

  it('inherits what CSS inherits, and nothing else', () => {
    const style = styleOf('div { font-style: italic; margin-left: 5pt }', '<div><p id="x">a</p></div>')
    expect(style['font-style']).toBe('italic')
    expect(style['margin-left']).toEqual({ pt: 0, percent: 0 })
  })

  it('computes lengths: em of the element, lines of the root, calc and var', () => {
    const css = `:root { font-size: 10pt; line-height: 14pt; --gap: 2rlh }
      p { font-size: 1.5em; text-indent: 2em; margin-top: var(--gap); margin-bottom: calc(1rlh + 50% - 4pt) }`
    const style = styleOf(css, '<p id="x">a</p>')
    expect(style['font-size']).toBe(15)
    expect(style['text-indent'].pt).toBe(30)
    expect(style['margin-top']).toEqual({ pt: 28, percent: 0 })
    expect(style['margin-bottom']).toEqual({ pt: 10, percent: 50 })
  })

  it('reads media: print counts, screen does not', () => {
    const css = '@media print { p { orphans: 4 } } @media screen { p { orphans: 5 } }'
    expect(styleOf(css, '<p id="x">a</p>').orphans).toBe(4)
  })

  it('honours !important and the order of the sheet', () => {
    expect(styleOf('p { widows: 3 !important } p#x { widows: 5 }', '<p id="x">a</p>').widows).toBe(3)
  })

  it('says once, with its line, what it does not understand', () => {
    expect(problemsOf('p {\n  writing-mode: vertical-rl;\n}')).toEqual(['2: Unsupported property "writing-mode"'])
    expect(problemsOf('p {\n  display: grid;\n}')).toEqual(['2: Unsupported value "grid" of "display"'])
    expect(problemsOf('@container (width > 1em) { p { color: black } }')).toEqual(['1: Unsupported rule "@container"'])
  })

  it('does not loop over custom properties that name each other', () => {
    expect(styleOf(':root { --a: var(--b); --b: var(--a) } p { widows: var(--a) }', '<p id="x">a</p>').widows).toBe(2)
  })

  it('chooses pages by name, side and place', () => {
    const css = `@page { margin-top: 1pt } @page :left { margin-top: 2pt } @page part { margin-top: 3pt } @page part:first { margin-top: 4pt }`
    const tree: Root = fromHtml('<p>a</p>')
    const cascade = new Cascade(tree, readSheet([{ path: 'test.css', text: css, origin: 'house' }]), [])
    const top = (name: string, side: 'left' | 'right', first: boolean) => {
      const margin = cascade.pageOf({ name, side, first, blank: false }).style['margin-top']
      return margin === 'auto' ? undefined : margin.pt
    }
    expect([
      top('x', 'right', false),
      top('x', 'left', true),
      top('part', 'left', false),
      top('part', 'left', true),
    ]).toEqual([1, 2, 3, 4])
  })
})
