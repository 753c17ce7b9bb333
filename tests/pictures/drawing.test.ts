import { describe, expect, it } from 'vitest'
import { readDrawing } from '../../src/pictures/drawing.js'
import { svg } from './made.js'

const utf8 = (text: string) => new TextEncoder().encode(text)
const clean = (body: string, head?: string) => {
  const { svg: text, removed } = readDrawing(svg(body, head))
  return { text: text.replace(/^<svg[^>]*>|<\/svg>$/g, ''), removed }
}

describe('drawings keep what is drawn', () => {
  it.each([
    ['<path d="M0 0h9" fill="#c00" transform="scale(2)"/>'],
    ['<defs><linearGradient id="a"><stop offset="0" stop-color="red"></stop></linearGradient></defs>'],
    ['<rect fill="url(#a)" width="4" height="3"/>'],
    ['<text x="1" y="9" font-family="serif">A &lt; B &amp; more</text>'],
    ['<style>.a{fill:#123}</style>'],
    ['<g clip-path="url(#c)" style="fill:red;stroke:url(#a)"></g>'],
    ['<title>Map</title><desc>Of the fen</desc>'],
  ])('%s', (body) => {
    const { text, removed } = clean(body)
    expect(
      text
        .replace(/><\/(path|rect)>/g, '/>')
        .replaceAll('&#x26;', '&amp;')
        .replaceAll('&#x3C;', '&lt;'),
    ).toBe(body)
    expect(removed).toEqual([])
  })

  it('with places of the same file named as old readers know them', () => {
    expect(clean('<use href="#a"/>').text).toBe('<use xlink:href="#a"></use>')
  })

  it('without what editors note in namespaces of their own', () => {
    const body =
      '<metadata><x/></metadata><i:grid xmlns:i="http://inkscape" i:x="1"/><g i:l="1" xmlns:i="http://inkscape"/>'
    expect(clean(body)).toEqual({ text: '<g></g>', removed: [] })
  })

  it.each([
    ['width="40" height="20"', 40, 20, '0 0 40 20'],
    ['viewBox="0 0 24 12"', 1200, 600, '0 0 24 12'],
    ['width="2in" viewBox="0 0 10 20"', 192, 384, '0 0 10 20'],
    ['width="100%" height="100%" viewBox="0 0 2400 1200"', 2400, 1200, '0 0 2400 1200'],
  ])('of a size that %s tells', (head, width, height, box) => {
    const drawing = readDrawing(svg('<g/>', head))
    expect([drawing.width, drawing.height]).toEqual([width, height])
    expect(drawing.svg).toContain(`viewBox="${box}"`)
  })
})

describe('hostile drawings', () => {
  it.each([
    ['<script>alert(1)</script>', '', 'script'],
    ['<script href="http://x/y.js"/>', '', 'script'],
    ['<g onload="x()" ONCLICK="y()"/>', '<g></g>', 'ONCLICK,onload'],
    ['<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>', '', 'foreignObject'],
    ['<image href="http://x/y.png"/>', '', 'image'],
    ['<image href="data:image/svg+xml;base64,AAAA"/>', '', 'image'],
    ['<use href="http://x/y.svg#a"/>', '<use></use>', 'href'],
    ['<use xmlns:l="http://www.w3.org/1999/xlink" l:href="file:///etc/passwd"/>', '<use></use>', 'href'],
    ['<a href="javascript:x()"><path d="M0 0"/></a>', '', 'a'],
    ['<rect fill="url(http://x/y)"/>', '<rect></rect>', 'fill'],
    ['<rect style="fill: url( &quot;http://x/y&quot; )"/>', '<rect></rect>', 'style'],
    ['<rect style="fill:u\\72l(http://x/y)"/>', '<rect></rect>', 'style'],
    ['<style>@import "http://x/y.css";</style>', '<style></style>', 'style'],
    ['<style><![CDATA[a{background:url(//x)}]]></style>', '<style></style>', 'style'],
    ['<animate attributeName="href" to="javascript:x()"/>', '', 'animate'],
    ['<set attributeName="onload" to="x()"/>', '', 'set'],
    ['<filter id="f"><feImage href="http://x/y"/></filter>', '', 'filter'],
    ['<style>a{fill:image-set("http://x/y" 1x)}</style>', '<style></style>', 'style'],
  ])('%s', (body, text, removed) => {
    const cleaned = clean(body)
    expect(cleaned.text).toBe(text)
    expect(cleaned.removed.join(',')).toBe(removed)
  })

  const nested = `${'<g>'.repeat(5000)}${'</g>'.repeat(5000)}`
  const laughs = Array.from({ length: 30 }, (_, i) => `<g id="l${i + 1}">${`<use href="#l${i}"/>`.repeat(10)}</g>`)
  it.each([
    ['an entity', '<!DOCTYPE svg [<!ENTITY x "y">]><svg width="1" height="1">&x;</svg>', 'declares entities'],
    ['a file by entity', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg/>', 'declares entities'],
    ['laughs', `<svg width="1" height="1"><g id="l0"/>${laughs.join('')}</svg>`, 'has more than 100000 shapes'],
    ['a snake', '<svg width="1" height="1"><g id="a"><use href="#a"/></g></svg>', 'uses itself'],
    ['a well', `<svg width="1" height="1">${nested}</svg>`, 'is nested more than 200 deep'],
    ['a loose end', '<svg width="1" height="1"><g></svg>', 'is no well-formed XML'],
    ['half a file', '<svg width="1" height="1"><g', 'is no well-formed XML'],
    ['no size', '<svg><g/></svg>', 'has no size'],
    ['a thread', '<svg width="1" height="100000"/>', 'is more than 200 times as long as wide'],
    ['something else', '<html><svg width="1" height="1"/></html>', 'is no drawing'],
  ])('%s', (_, text, reason) => {
    expect(() => readDrawing(utf8(text))).toThrow(reason)
  })

  it('a document type that declares nothing is no harm', () => {
    const type = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    expect(readDrawing(utf8(`<?xml version="1.0"?>${type}<svg width="1" height="1"/>`)).svg).not.toContain('DTD')
  })
})
