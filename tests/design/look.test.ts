import { describe, expect, it } from 'vitest'
import { prepare } from '../../src/main.js'
import { readMeta } from '../../src/manuscript/meta.js'
import { styleBook } from '../../src/style/blocks.js'
import { epubSheet } from '../../src/style/epub.js'
import type { Block } from '../../src/types/style.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const TEXT =
  '# One\n\nThere was a lamp in the tower, and it burned.\n\n\n\nLater.\n\n* * *\n\nLater still.\n\nThe end.\n'

/** The blocks of the second chapter, and the rules of the EPUB, as a theme and the author's wishes make them. */
async function styled(yaml: string, theme = 'aldine') {
  const { meta, problems } = readMeta({ path: 'book.yaml', bytes: bytes(yaml) })
  expect(problems).toEqual([])
  const files = ['1.md', '2.md', '3.md'].map((path) => ({
    path,
    bytes: bytes(TEXT.replace('One', path.replace('.md', '. The Lamp'))),
  }))
  const { edition } = await prepare({ name: 't', meta, files, assets: [], problems: [] }, { theme })
  const format = edition.formats.get('a5')
  const book = styleBook({ ...edition, styles: [...edition.styles, ...(format ? [format] : []), ...edition.ownStyles] })
  expect(book.problems).toEqual([])
  const section = book.sections.find(({ id }) => id === 'chapter-2')
  const blocks = (section?.block.blocks ?? []).flatMap(function all(block: Block): Block[] {
    return [block, ...block.blocks.flatMap(all)]
  })
  const first = blocks.find(({ tag, inlines }) => tag === 'p' && inlines.length > 1)
  const [opening] = first?.inlines ?? []
  const gap = blocks.find(({ tag }) => tag === 'hr')
  const contents = book.sections.find(({ id }) => id === 'contents')?.block.blocks.at(-1)?.blocks[0]
  const leads = contents?.inlines.findLast((inline) => inline.kind === 'leader' || inline.kind === 'text')
  return {
    start: section?.block.style['break-before'],
    initial: first?.firstLetter?.['initial-letter'] ?? 'normal',
    caps: opening?.kind === 'text' ? opening.style['font-variant-caps'] : undefined,
    gap: gap?.inlines.flatMap((inline) => (inline.kind === 'text' ? inline.text : [])).join(''),
    leads: leads && 'text' in leads ? leads.text : undefined,
    sheet: epubSheet(edition),
  }
}

describe('what the author wishes of the look', () => {
  it.each(['aldine', 'meridian', 'carbon', 'briar'])('stands above the theme %s', async (theme) => {
    const wishes =
      'style: {chapter: {start: recto, drop-cap: true, small-caps: true}, breaks: {ornament: "+", soft: ornament}}'
    const { sheet, leads: _leads, ...look } = await styled(wishes, theme)
    expect(look).toEqual({ start: 'recto', initial: 3, caps: 'small-caps', gap: '+' })
    expect(sheet).toMatch(/hr\.gap::before \{\s*content: "\+"/)
    const against = 'style: {chapter: {start: any, drop-cap: false, small-caps: false}, breaks: {soft: space}}'
    const { sheet: _, ...other } = await styled(against, theme)
    expect(other).toMatchObject({ start: 'page', initial: 'normal', caps: 'normal' })
  })

  it.each([
    ['italic', 2],
    ['classical', 3],
    ['modern', 'normal'],
    ['numeral', 'normal'],
    ['rule', 'normal'],
    ['ornament', 3],
    ['label', 'normal'],
    ['run-in', 'normal'],
  ])('opens chapters as it asks, in every theme: %s', async (opener, initial) => {
    for (const theme of ['briar', 'carbon'])
      expect((await styled(`style: {chapter: {opener: ${opener}}}`, theme)).initial).toBe(initial)
  })

  it('tells of an opener that there is not', async () => {
    await expect(styled('style: {chapter: {opener: gothic}}')).rejects.toThrow(/"gothic", expected one of classical, /)
  })

  it.each(['aldine', 'meridian', 'carbon', 'briar'])(
    'leads to the folios of the contents in the theme %s',
    async (theme) => {
      const leads = async (style: string) => (await styled(`style: {contents: ${style}}`, theme)).leads
      expect([await leads('classical'), await leads('modern'), await leads('leaders')]).toEqual([' ', '\u2003', '. '])
    },
  )

  it('cannot break out of its string', async () => {
    const { sheet } = await styled(`style: {breaks: {ornament: '"} p { color: red } \\'}}`)
    expect(sheet).toContain(String.raw`content: "\"} p { color: red } \\"`)
  })
})
