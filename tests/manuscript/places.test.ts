import type { Text } from 'hast'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import type { Work } from '../../src/types/manuscript.js'
import { readAs } from './outline.js'

/** Every segment's slice of the source is its slice of the value. Return the values of text nodes that are not covered whole. */
function uncovered(work: Work): string[] {
  const text = work.sources[0]?.text ?? ''
  const bare: string[] = []
  const check = (node: Text): void => {
    let covered = 0
    for (const { at, offset, length, span } of node.data?.source ?? []) {
      if (span === undefined) expect(text.slice(offset, offset + length)).toBe(node.value.slice(at, at + length))
      covered += length
    }
    if (covered < node.value.length) bare.push(node.value)
  }
  for (const { title, body } of work.chapters) {
    visit(body, 'text', check)
    if (title) visit(title, 'text', check)
  }
  return bare
}

describe('every text node knows where it comes from', () => {
  test.each([
    ['escapes and entities', 'A \\*star\\* &amp; &hellip; AT&T &copy;'],
    ['emphasis and links', 'An *old* **boat** [of *mine*](http://x.y "t") <http://a.b>.'],
    ['quotations over lines', '> One line\n> and *another\n> one*\nand a lazy one'],
    ['lists', '1. one\n   two\n2. three\n\n   four'],
    ['line ends of two characters', 'One\r\ntwo  \r\nthree\r\n\r\nfour'],
    ['line breaks', 'One\\\ntwo  \nthree'],
    ['raw HTML', 'One <b>two &eacute;</b> three<br>four <i>five *six*</i>\n\n<div>seven <em>eight</em></div>'],
    ['the line pass', 'One &mdash; two.\n\n~~~\n\nThree â€” four.\n\n::: letter\nDear you,\n\nFive.\n:::'],
    ['headings', '# One *two* &amp; three #'],
    ['verse', '::: verse\nOne\n  two\n:::'],
    ['tables', '| a | b |\n|---|---|\n| c\\|d | *e* |'],
    ['spans and notes in the line', 'One [two &amp; *three*]{.small-caps lang=fr} four^[five [six]] seven.'],
    ['pictures with attributes', '![one](two.png){.plate}\n\nThree ![four](five.png){.plate} six.'],
    [
      'insets',
      '::: messages\n21:04\n\nAda: one\ntwo\n:::\n\n::: sign\nThree\nfour\n:::\n\n::: epigraph\nFive\nsix\n-- Seven\n:::',
    ],
    ['notes', 'One[^1].\n\n[^1]: Two\n    three.'],
  ])('%s', (_, text) => {
    // The number of a note, and the space after it, are in no source.
    expect(uncovered(readAs('a.md', text)).filter((value) => !/^(\d| )$/.test(value))).toEqual([])
  })
  test('plain text', () => {
    expect(uncovered(readAs('a.txt', 'CHAPTER ONE\n\nOne &amp; _two_\n  three.\r\n\r\nFour'))).toEqual([])
  })
  test('blocks stand on their lines', () => {
    const work = readAs('a.md', 'One &mdash; two.\n\n~~~\n\nThree *four*.')
    expect(work.chapters[0]?.body.children.map((node) => node.position?.start.line)).toEqual([1, 3, 5])
  })
})
