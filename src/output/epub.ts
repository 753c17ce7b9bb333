import type { Output } from '../types/press.js'
import { screenPictures } from './pictures.js'

/** The EPUB: one file for every e-reader. */
export const epub: Output = {
  name: 'epub',
  async make(press) {
    const [{ makeEpub }, { epubSheet }] = await Promise.all([import('../epub/makeEpub.js'), import('../style/epub.js')])
    const { edition, epubTemplates } = press
    const parts = {
      css: epubSheet(edition),
      cover: await press.cover(),
      fonts: [],
      templates: epubTemplates,
      ...(press.listsPages && { printed: await press.volume(press.format) }),
    }
    const { assets, problems: told } = await screenPictures(edition)
    const { bytes, problems } = await makeEpub({ ...edition, assets }, parts)
    return { name: `${edition.meta.slug}.epub`, bytes, problems: [...told, ...problems] }
  },
}
