import { anchorsOn } from '../imposition/anchors.js'
import { fitOf } from '../imposition/fit.js'
import { formatFor } from '../imposition/format.js'
import { fed, impose } from '../imposition/impose.js'
import { jobOf, sheetFor } from '../imposition/job.js'
import { notesOf, planLine } from '../imposition/notes.js'
import { wrapper } from '../imposition/wrapper.js'
import type { Edition } from '../types/edition.js'
import type { Forme, Volume } from '../types/layout.js'
import type { MadeFile, Output } from '../types/press.js'
import { sheetsName } from './names.js'
import { printPictures } from './pictures.js'
import { infoOf, isRightBound, usesLetter } from './print.js'

/** The zine: pages set for it, on sheets to print, fold, cut, staple or sew. A booklet, unless another layout is asked for. */
export const booklet: Output = {
  name: 'booklet',
  async make(press) {
    const { edition } = press
    const said = press.wishes.booklet?.zine ?? {}
    const given = { usesLetter: usesLetter(edition.meta.lang), isRightBound: isRightBound(edition.meta) }
    const asked = jobOf(said, given)
    const { format, size } = formatFor(asked)
    const [{ paintPdf }, volume] = await Promise.all([import('../pdf/paint.js'), press.volume(format)])
    const [first] = volume.pages
    const job = { ...asked, size, ...(first && { sheet: sheetFor(asked, said, first) }) }
    const imposed = impose(volume.pages, job, titleLeaf(edition, volume))
    const { plan } = imposed
    const { images, problems } = await printPictures(edition, volume)
    const print = (formes: readonly Forme[]) => {
      const anchors = anchorsOn(formes, imposed.pages, volume.anchors)
      const { structure } = volume
      const read = { structure, reading: imposed.pages }
      return paintPdf({ ...infoOf(edition), formes, images, anchors, outline: [], labels: [], ...read })
    }
    const name = (part: string) => sheetsName(edition.meta.slug, job.layout, part)
    const zine = {
      pages: volume.pages.length,
      volume,
      sheets: plan.sheets,
      plan,
      formes: imposed.formes,
      notes: [planLine(plan), ...notesOf(plan, job, fitOf(volume.pages, plan, openingsOf(edition, volume)))],
      problems: [...volume.problems, ...imposed.problems, ...problems],
    }
    const { fronts, backs } = fed(imposed)
    const isByHand = job.duplex === 'manual' && backs.length > 0
    const beside: MadeFile[] = []
    if (isByHand)
      beside.push({
        name: name('-backs'),
        part: '-backs',
        bytes: await print(backs),
        sheets: plan.sheets,
        problems: [],
      })
    if (job.cover) {
      const cover = wrapper(await press.coverPage(), plan, job)
      const bytes = await print([cover.forme])
      beside.push({ name: name('-cover'), part: '-cover', bytes, sheets: 1, problems: cover.problems })
    }
    // Drawings and the words of ten languages are loaded only where they are asked for.
    if (job.guide || job.testSheet)
      beside.push(...(await (await import('./guide.js')).helpOnPaper(press, imposed, job)))
    const part = isByHand ? '-fronts' : ''
    return { ...zine, name: name(part), part, bytes: await print(isByHand ? fronts : imposed.formes), beside }
  },
}

/** Where each section begins that has a page. */
const openingsOf = ({ sections }: Edition, { anchors }: Volume) =>
  sections.flatMap(({ id, name }) => {
    const page = anchors.get(id)?.page
    return page === undefined ? [] : [{ name, page }]
  })

/** How many pages there are up to the end of the title's leaf; undefined where there is none, or the text begins on its back. */
function titleLeaf({ sections }: Edition, { anchors }: Volume): number | undefined {
  const page = anchors.get('titlepage')?.page
  if (page === undefined) return undefined
  const leaf = 2 * Math.floor(page / 2) + 2
  const text = sections.find(({ matter }) => matter === 'body')
  const begins = text && anchors.get(text.id)?.page
  return begins !== undefined && begins < leaf ? undefined : leaf
}
