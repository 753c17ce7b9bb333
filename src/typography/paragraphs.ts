import type { Paragraph, Reading } from '../types/proof.js'
import type { Habits, SetWork, Source } from '../types/text.js'
import { isSameLanguage } from './languages/index.js'
import { lineStarts, offsetOf, placeIn } from './places.js'
import { hide, type Settle, settleFor } from './settle.js'
import { type Weave, weaveTree } from './weave.js'

/** Turn a set work and the files it came from into what a proof-reader sees of it: paragraphs in order, headings among them. */
export function readingOf({ chapters, habits, edits }: SetWork, sources: readonly Source[]): Omit<Reading, 'numberOf'> {
  const places = new Map(sources.map((source) => [source.path, placerOf(source)]))
  const { keep = [] } = habits.style ?? {}
  const settle = settleFor({ keep }, undefined)
  const paragraphs = chapters.flatMap(({ file, title, body }, chapter) => {
    const weaves = [...(title ? weaveTree(title, true) : []), ...weaveTree(body)]
    return weaves.map((weave) => paragraph(weave, { file, chapter, habits, settle, place: places.get(file) }))
  })
  return { paragraphs, habits, sources, edits, placeIn: (file, start, end) => places.get(file)?.(start, end) }
}

interface Home {
  readonly file: string
  readonly chapter: number
  readonly habits: Habits
  readonly settle: Settle
  readonly place: ReturnType<typeof placerOf> | undefined
}

function paragraph(weave: Weave, { file, chapter, habits, settle, place }: Home): Paragraph {
  const { heading, inset, after } = weave
  const lang = weave.lang || (habits.langs?.get(file) ?? habits.lang)
  const foreign = weave.tongues.filter((its) => !isSameLanguage(its.lang, lang))
  const text = hide(
    settle(weave).text,
    foreign.map(({ start, end }) => [start, end]),
  )
  return {
    file,
    chapter,
    text,
    lang,
    heading,
    inset,
    ...(after && { after }),
    placeOf(start, end) {
      const from = offsetOf(weave, start)
      const last = offsetOf(weave, Math.max(start, end - 1))
      return from === undefined || last === undefined ? undefined : place?.(from, Math.max(last, from) + 1)
    },
  }
}

/** Turn a source into what finds lines and columns in it; its lines are counted when they are first asked for. */
function placerOf({ text }: Source) {
  let starts: readonly number[] | undefined
  return (start: number, end: number) => {
    starts ??= lineStarts(text)
    return placeIn(starts, start, end)
  }
}
