import { guide } from '../imposition/guide/guide.js'
import type { Lettering } from '../imposition/guide/lettering.js'
import { testSheet } from '../imposition/guide/testSheet.js'
import { guideWordsFor } from '../imposition/guide/words.js'
import type { Imposed } from '../imposition/impose.js'
import type { Face, Shaper } from '../types/fonts.js'
import type { Job } from '../types/imposition.js'
import type { Forme, Page } from '../types/layout.js'
import type { MadeFile, Press } from '../types/press.js'
import { sheetsName } from './names.js'
import { infoOf } from './print.js'

/** Turn a zine into what helps its maker, as far as it is asked for: a guide of how it is folded, and a test of the printer. */
export async function helpOnPaper(press: Press, imposed: Imposed, job: Job): Promise<MadeFile[]> {
  const [{ paintPdf }, shaper] = await Promise.all([import('../pdf/paint.js'), press.shaper()])
  const { meta } = press.edition
  const { lang, words } = guideWordsFor(meta.lang)
  const lettering = letteringFor(imposed.pages, shaper, lang)
  const { plan, formes } = imposed
  const file = async (part: string, its: readonly Forme[]): Promise<MadeFile> => {
    const info = { ...infoOf(press.edition), lang }
    const bytes = await paintPdf({
      ...info,
      formes: its,
      images: new Map(),
      anchors: new Map(),
      outline: [],
      labels: [],
    })
    return {
      name: sheetsName(meta.slug, job.layout, part),
      part,
      bytes,
      sheets: part === '-test' ? 1 : its.length,
      problems: [],
    }
  }
  return [
    ...(job.guide
      ? [await file('-guide', guide({ plan, formes, cover: job.cover, title: meta.title }, words, lettering))]
      : []),
    ...(job.testSheet ? [await file('-test', testSheet(plan, words, lettering))] : []),
  ]
}

/** The face in which most of the text is set, and its italic. */
function letteringFor(pages: readonly Page[], shaper: Shaper, lang: string): Lettering {
  const counts = new Map<Face, number>()
  for (const { marks } of pages)
    for (const mark of marks)
      if (mark.kind === 'text') counts.set(mark.face, (counts.get(mark.face) ?? 0) + mark.parts.length)
  const [[most] = []] = [...counts].sort(([, a], [, b]) => b - a)
  const families = most ? [most.family] : []
  const face = (style: 'normal' | 'italic') => shaper.find(families, 400, style)
  return { shaper, face: face('normal'), italic: face('italic'), lang }
}
