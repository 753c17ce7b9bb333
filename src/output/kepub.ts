import type { Output } from '../types/press.js'

/** The EPUB for a Kobo: a Kobo takes it by its name for one of its own, and opens it with the better of its two renderers. */
export const kepub: Output = {
  name: 'kepub',
  async make(press) {
    const { kepub, problems } = await press.epub()
    return { name: `${press.edition.meta.slug}.kepub.epub`, bytes: await kepub(), problems }
  },
}
