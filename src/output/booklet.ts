import { type Paper, saddleStitch } from '../imposition/impose.js'
import type { Output } from '../types/press.js'
import { printPictures } from './pictures.js'
import { infoOf, usesLetter } from './print.js'

const A4: Paper = { width: (297 / 25.4) * 72, height: (210 / 25.4) * 72 }
const LETTER: Paper = { width: 792, height: 612 }

/** The booklet: small pages two by two on landscape sheets, to print on both sides, fold and staple. */
export const booklet: Output = {
  name: 'booklet',
  async make(press) {
    const { edition } = press
    const letter = usesLetter(edition.meta.lang)
    const [{ paintPdf }, volume] = await Promise.all([
      import('../pdf/paint.js'),
      press.volume(letter ? 'half-letter' : 'a5'),
    ])
    const formes = saddleStitch(volume.pages, letter ? LETTER : A4)
    const { images, problems } = await printPictures(edition, volume)
    const bytes = await paintPdf({ ...infoOf(edition), formes, images, anchors: new Map(), outline: [], labels: [] })
    const name = `${edition.meta.slug}-booklet.pdf`
    return {
      name,
      bytes,
      pages: volume.pages.length,
      volume,
      sheets: formes.length / 2,
      problems: [...volume.problems, ...problems],
    }
  },
}
