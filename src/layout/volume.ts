import type { Shaper } from '../types/fonts.js'
import type { Volume } from '../types/layout.js'
import { Compositor } from './compositor.js'
import type { Copy } from './copy.js'
import { tagBook } from './structure.js'

/** Contents and folios settle at the second round; more would mean that they chase each other. */
const ROUNDS = 4

/** Turn styled blocks into the pages of a book: galleys, pages, running heads, folios, contents with their numbers. */
export function makeVolume(copy: Copy, shaper: Shaper): Volume {
  const { sections, structure } = tagBook(copy.sections, copy.lang)
  const press = new Compositor({ ...copy, sections }, shaper)
  let folios = new Map<string, string>()
  let volume = press.round(folios, new Map())
  for (let round = 1; round < ROUNDS; round++) {
    const found = new Map([...volume.anchors].map(([id, anchor]) => [id, volume.pages[anchor.page]?.label ?? '']))
    if (same(found, folios)) break
    folios = found
    volume = press.round(folios, volume.anchors)
  }
  return { ...volume, structure }
}

const same = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([id, label]) => b.get(id) === label)
