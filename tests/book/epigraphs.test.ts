import type { Element, Root } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { expect, test } from 'vitest'
import { asEpigraphs } from '../../src/book/epigraphs.js'

const page = (...paragraphs: string[]): Root => ({
  type: 'root',
  children: paragraphs.map(
    (value): Element => ({ type: 'element', tagName: 'p', properties: {}, children: [{ type: 'text', value }] }),
  ),
})
const shown = (root: Root): string[] =>
  root.children.flatMap((node) =>
    node.type === 'element'
      ? [node.children.map((child) => `${(child as Element).tagName}: ${textOf(child)}`).join(', ')]
      : [],
  )

test('a page of epigraphs has a quotation for each, and whose it is', () => {
  expect(shown(asEpigraphs(page('One.', 'Two.', '—A carrier', 'Three.', '—Nobody')))).toEqual([
    'p: One., p: Two., footer: —A carrier',
    'p: Three., footer: —Nobody',
  ])
  expect(shown(asEpigraphs(page('One.')))).toEqual(['p: One.'])
})
