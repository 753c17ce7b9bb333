import type { Element, Root } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { expect, it } from 'vitest'
import { gatherEndnotes } from '../../src/book/endnotes.js'

const element = (tagName: string, value: string, role?: string): Element => ({
  type: 'element',
  tagName,
  properties: role ? { role } : {},
  children: [{ type: 'text', value }],
})
const section = (number: number, ...children: Element[]) => ({
  id: `chapter-${number}`,
  role: 'chapter' as const,
  matter: 'body' as const,
  name: 'N',
  number,
  body: { type: 'root', children } as Root,
  floats: false,
})

it('gathers the notes of all chapters after the text, under their headings, and leaves none behind', () => {
  const note = (words: string) => element('aside', words, 'doc-footnote')
  const given = [
    section(1, element('p', 'a'), note('x')),
    section(2, element('p', 'b')),
    section(3, note('y'), note('z')),
  ]
  const told = gatherEndnotes(given).map(({ id, body }) => [
    id,
    ...body.children.map((node) => textOf(node as Element)),
  ])
  expect(told).toEqual([['chapter-1', 'a'], ['chapter-2', 'b'], ['chapter-3'], ['endnotes', '1', 'x', '3', 'y', 'z']])
})
