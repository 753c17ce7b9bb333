import type { ComposedEpub } from '../types/epub.js'
import type { Press } from '../types/press.js'
import { once } from './once.js'
import { screenPictures } from './pictures.js'

/** Turn what is on the press into the text, the sheet and the pictures that all its EPUBs have. */
export async function compose(press: Omit<Press, 'epub'>): Promise<ComposedEpub> {
  const [{ composeEpub }, { epubSheet }] = await Promise.all([
    import('../epub/makeEpub.js'),
    import('../style/epub.js'),
  ])
  const { edition, epubTemplates } = press
  const parts = {
    css: epubSheet(edition),
    cover: await press.cover(),
    fonts: [],
    templates: epubTemplates,
    ...(press.listsPages && { printed: await press.volume(press.format) }),
  }
  const { assets, problems: told } = await screenPictures(edition)
  const composed = composeEpub({ ...edition, assets }, parts)
  return { ...composed, epub: once(composed.epub), problems: [...told, ...composed.problems] }
}
