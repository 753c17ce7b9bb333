import type { Output } from '../types/press.js'

/** The EPUB: one file for every e-reader. */
export const epub: Output = {
  name: 'epub',
  async make(press) {
    const { epub, problems } = await press.epub()
    return { name: `${press.edition.meta.slug}.epub`, bytes: await epub(), problems }
  },
}
