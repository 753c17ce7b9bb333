import { single } from '../imposition/impose.js'
import type { Output } from '../types/press.js'
import { printPictures } from './pictures.js'
import { infoOf } from './print.js'

/** The reading PDF: one page a sheet, with links, outline and page labels. */
export const pdf: Output = {
  name: 'pdf',
  async make(press) {
    const [{ paintPdf }, volume] = await Promise.all([import('../pdf/paint.js'), press.volume(press.format)])
    const { edition } = press
    const { images, problems } = await printPictures(edition, volume)
    const bytes = await paintPdf({
      ...infoOf(edition),
      formes: single(volume.pages),
      images,
      anchors: volume.anchors,
      outline: volume.outline,
      labels: volume.pages.map((page) => page.label),
      structure: volume.structure,
      claim: press.wishes.pdf?.archival === 'pdf/a-1b' ? 'PDF/A-1b' : 'PDF/A-2a',
    })
    return {
      name: `${edition.meta.slug}.pdf`,
      bytes,
      pages: volume.pages.length,
      volume,
      problems: [...volume.problems, ...problems],
    }
  },
}
