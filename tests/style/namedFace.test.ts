import { expect, it } from 'vitest'
import { prepare } from '../../src/main.js'
import { readMeta } from '../../src/manuscript/meta.js'
import { styleBook } from '../../src/style/blocks.js'
import type { Block } from '../../src/types/style.js'

const bytes = (text: string) => new TextEncoder().encode(text)

/** What the colophon says of its faces, where the author's sheet says this. */
async function setIn(css: string): Promise<string> {
  const { meta } = readMeta({ path: 'book.yaml', bytes: bytes('title: T\nlang: en-GB\nback: [colophon]\n') })
  const files = [{ path: '1.md', bytes: bytes('# One\n\nThere was a lamp in the tower.\n') }]
  const { edition } = await prepare({ name: 't', meta, files, assets: [], problems: [] }, { theme: 'briar' })
  const own = { path: 'own.css', text: css, origin: 'author' } as const
  const { sections } = styleBook({ ...edition, styles: [...edition.styles, own] })
  const text = (block: Block): string =>
    block.inlines.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('') +
    block.blocks.map(text).join('')
  return /Set in .*/.exec(sections.map(({ block }) => text(block)).at(-1) ?? '')?.[0] ?? ''
}

it('the colophon names the face that the author has chosen, unless the author says it otherwise', async () => {
  expect(await setIn('p { color: #111; font-size: 11pt }')).toMatch(/^Set in Alegreya, by/)
  expect(await setIn('.body p { font-family: "Cormorant Garamond" }')).toBe('Set in Cormorant Garamond.')
  expect(await setIn(':root { --set-in: "Set in haste."; --text-face: "Cormorant Garamond" }')).toBe('Set in haste.')
})
