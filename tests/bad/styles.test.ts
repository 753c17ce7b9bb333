import { describe, expect, it } from 'vitest'
import { lay, told } from './bench.js'

const TEXT = '# One\n\nIt was late, and *nobody* came.\n\n* * *\n\n- so\n- on\n'

const manuscript = (name: string, css: string) =>
  lay(name, { 'a.md': TEXT, 'book.yaml': 'css: [own.css]\n', 'own.css': css })

describe('stylesheets that no page could be made of', () => {
  it.each([
    ['a string that is never closed', "p { color: '\\' }"],
    ['type of no size', '* { font-size: 0 } p { letter-spacing: 1pt }'],
    ['type of every size', ':root { font-size: 1e999pt }'],
    ['lines without height', ':root, p { line-height: 0 } body { line-height: -3 }'],
    ['a page like a stamp', '@page { size: 1mm 1mm }'],
    ['a page like a field', '@page { size: 1e9mm 1e9mm }'],
    ['margins wider than the page', '@page { margin: 400mm } p { margin: 0 900pt }'],
    ['drop caps without end', 'p::first-letter { initial-letter: 999999 }'],
    [
      'variables that double',
      `:root { --a: 1pt 1pt; ${'bcdefghijklmnopqrstuvwxyz'.replace(/./g, (its) => `--${its}: var(--${String.fromCharCode(its.charCodeAt(0) - 1)}) var(--${String.fromCharCode(its.charCodeAt(0) - 1)}); `)} } p { margin: var(--z) }`,
    ],
    ['variables in a circle', ':root { --a: var(--b); --b: var(--a) } p { margin: var(--a) }'],
    ['arithmetic by nought', 'p { margin: calc(1em / 0); text-indent: calc(1 / 0 * 1em); width: calc(((((1px'],
    ['features that are none', 'p { font-feature-settings: 0 0 off "liga" 0 off }'],
    ['widows in their millions', 'p { widows: 1000000; orphans: 1000000 }'],
    [
      'roman page numbers beyond the Romans',
      '@page { @bottom-center { content: counter(page, upper-roman) } } body { counter-reset: page }',
    ],
  ])('%s', { timeout: 10_000 }, async (name, css) => {
    for (const problem of await told(manuscript(name, css), true))
      expect(problem).toMatch(/own\.css|a\.md|overfull|page-break/)
  })

  it('tell where they look out of the folder', async () => {
    const css =
      '@import "../../x.css";\np { background: url(http://127.0.0.1:9/x) }\n@font-face { font-family: X; src: url(../x.ttf) }\n'
    const said = await told(manuscript('outside', css), true)
    expect(said).toContain('own.css | 1:1 | css | Unsupported rule "@import"')
    expect(said.some((its) => its.includes('own.css | 2:1 | css | Unsupported value'))).toBe(true)
    expect(said.some((its) => its.includes('Font file "../x.ttf" was not found'))).toBe(true)
  })
})
