import type { Output } from '../types/press.js'

/** The book for a Kindle that is reached over the cable, which opens no EPUB: calibre makes it of ours. */
export const azw3: Output = {
  name: 'azw3',
  unasked: true,
  async make(press) {
    const { epub, problems } = await press.epub()
    const bytes = await press.convert(await epub(), '.azw3')
    return { name: `${press.edition.meta.slug}.azw3`, bytes, by: 'calibre', problems }
  },
}
