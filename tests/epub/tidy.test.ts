import type { Element } from 'hast'
import { describe, expect, it } from 'vitest'
import { tidy } from '../../src/epub/tidy.js'
import { toXhtml } from '../../src/epub/toXhtml.js'
import { html } from './fixture.js'

/** Turn a piece of HTML into what the EPUB makes of it; pictures called `known.png` are in the book, `#here` is pointed at. */
function tidied(text: string): string {
  const tree: Element = { type: 'element', tagName: 'section', properties: {}, children: html(text) }
  const picture = (image: Element) => (image.properties.src === 'known.png' ? '../images/known.png' : undefined)
  const children = tidy(tree, { picture, targets: new Set(['here']), marks: new Map() })
  return toXhtml({ type: 'root', children }).replace(/^<section>|<\/section>$/g, '')
}

describe('text', () => {
  it.each([
    ['<p>a&nbsp;“b”—c &amp; &lt;d&gt;</p>', '<p>a\u00A0“b”—c &amp; &lt;d&gt;</p>', 'is real Unicode'],
    ['<p>]]&gt;</p>', '<p>]]&gt;</p>', 'never closes a CDATA section'],
    ['<p>so&shy;ft c\u0001on\u0085trol</p>', '<p>soft control</p>', 'has no soft hyphens and no controls'],
    ['<p>a\u2060—b</p>', '<p>a\uFEFF—b</p>', 'joins with what old readers know'],
  ])('%j becomes %j: it %s', (given, wanted) => expect(tidied(given)).toBe(wanted))
})

describe('elements', () => {
  it.each([
    ['<em>a<p>b</p>c</em>', '<em>a</em><p><em>b</em></p><em>c</em>', 'phrases go inside blocks'],
    ['<center>a <font color="red">b</font></center>', '<div>a <span>b</span></div>', 'old names get new ones'],
    ['<h2><div>One</div><div>Two</div></h2>', '<h2><span>One</span> <span>Two</span></h2>', 'headings hold phrases'],
    [
      '<ul>a<li>b</li></ul><li>c</li>',
      '<ul><li>a</li><li>b</li></ul><div>c</div>',
      'items are in lists, lists hold items',
    ],
    ['<dl><dt>a</dt></dl>', '<div><div>a</div></div>', 'terms have descriptions'],
    [
      '<table><tr><td>a</td><td></td></tr></table>',
      '<table><tbody><tr><td>a</td><td/></tr></tbody></table>',
      'cells may be empty',
    ],
    ['<p> </p><p>a<br><br></p><em></em><p>&nbsp;</p>', '<p>a</p>', 'nothing is empty'],
    ['<span id="here"></span><span id="there"></span>', '<span id="here"/>', 'but what is pointed at stays'],
    ['<p>a<em> </em>b</p>', '<p>a b</p>', 'blanks stay blanks'],
    ['<script>x</script><style>x</style><iframe></iframe><p>a</p>', '<p>a</p>', 'strangers go'],
    ['<x-y>a <b>b</b></x-y>', 'a <b>b</b>', 'unknown elements leave their content'],
    ['<hr class="break"><hr>', '<hr class="break"/><hr/>', 'breaks keep their class'],
    ['<img src="known.png"><img src="no.png">', '<img alt="" src="../images/known.png"/>', 'pictures are in the book'],
    ['<ruby>漢</ruby>', '<span>漢</span>', 'ruby has a reading'],
    [
      '<p><span class="line">a</span><span class="line">b</span></p>',
      '<p><span class="line">a</span>\n<span class="line">b</span></p>',
      'lines are apart',
    ],
    ['<header>a<footer>b</footer></header>', '<header>a<div>b</div></header>', 'headers hold no footers'],
  ])('%j becomes %j: %s', (given, wanted) => expect(tidied(given)).toBe(wanted))
})

describe('attributes', () => {
  it.each([
    ['<p style="color:red" onclick="x()" align="center" data-x="1">a</p>', '<p>a</p>'],
    ['<p lang="fr">a</p>', '<p lang="fr" xml:lang="fr">a</p>'],
    ['<p lang="not a tag" dir="up" id="1 2" role="button">a</p>', '<p>a</p>'],
    ['<ol start="3" type="square"><li value="x">a</li></ol>', '<ol start="3"><li>a</li></ol>'],
    [
      '<time datetime="2026-01-01">a</time><time datetime="soon">b</time>',
      '<time datetime="2026-01-01">a</time><time>b</time>',
    ],
    [
      '<p class="subtitle" role="doc-subtitle">a</p>',
      '<p class="subtitle" role="doc-subtitle" epub:type="subtitle">a</p>',
    ],
  ])('%j becomes %j', (given, wanted) => expect(tidied(given)).toBe(wanted))
})

it('draws, and only draws', () => {
  const given =
    '<svg viewBox="0 0 9 9" onload="x()"><script>x</script><image href="http://x/y"/><path d="M0 0" style="x"/></svg>'
  expect(tidied(given)).toBe('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0"/></svg>')
})
