import type { StyleSource } from '../types/edition.js'
import type { Shaper } from '../types/fonts.js'
import type { LayoutProblem, Volume } from '../types/layout.js'
import type { Chapter } from '../types/manuscript.js'
import type { Problem } from '../types/problem.js'
import { whereabouts, whereaboutsOfWords } from '../typography/whereabouts.js'

/** Give the problems of pages their places in the manuscript, as far as a word tells them. */
export function placed(problems: Volume['problems'], chapters: readonly Chapter[]): LayoutProblem[] {
  const places = whereaboutsOfWords(
    chapters,
    problems.flatMap(({ word }) => (word ? [word] : [])),
  )
  return problems.map(({ word = '', ...problem }) => ({ ...places.get(word), ...problem }))
}

/** So many letters of one script are told together: the text is in a language that the faces do not know. */
const MANY_LETTERS = 6

/** What the faces do not have of the letters that were set. */
export async function missing(shaper: Shaper, chapters: readonly Chapter[]): Promise<Problem[]> {
  const letters = shaper.missing()
  if (!letters.length) return []
  const { scriptOf } = await import('../fonts/scripts.js')
  const places = whereabouts(chapters, letters)
  const scripts = new Map<string, string[]>()
  for (const letter of letters) {
    const script = scriptOf(codeOf(letter)) || letter
    scripts.set(script, [...(scripts.get(script) ?? []), letter])
  }
  const told = (letter: string, reason: string): Problem => ({
    ...places.get(letter),
    rule: 'glyph',
    severity: 'warning',
    reason,
    note: 'It is printed as an empty box; name a font that has it in your own stylesheet.',
  })
  return [...scripts].flatMap(([script, its]) => {
    const [first = ''] = its
    if (its.length >= MANY_LETTERS)
      return [told(first, `No font has “${first}” and ${its.length - 1} other letters (${script})`)]
    return its.map((letter) => {
      const code = codeOf(letter).toString(16).toUpperCase().padStart(4, '0')
      return told(letter, `No font has “${letter}” (U+${code})`)
    })
  })
}

const codeOf = (letter: string): number => letter.codePointAt(0) ?? 0

/** What the author's own stylesheets ask of faces that do not have it, each once. */
export async function lacking(shaper: Shaper, styles: readonly StyleSource[]): Promise<Problem[]> {
  const lack = styles.length ? (shaper.lacking?.() ?? []) : []
  if (!lack.length) return []
  const [{ askedOfFaces }, { featuresOf }] = await Promise.all([
    import('../style/asked.js'),
    import('../layout/shaping.js'),
  ])
  const asked = askedOfFaces(styles)
  return lack.flatMap(({ family, feature }): Problem[] => {
    const at = asked.find(({ word }) => word === feature || featuresOf(word).includes(feature))
    if (!at) return []
    const place = { line: at.line, column: 1 }
    return [
      {
        file: at.path,
        place: { start: place, end: place },
        rule: 'feature',
        severity: 'info',
        reason: `“${family}” has no “${at.word}” (OpenType’s “${feature}”)`,
        note: 'The words are set without it; name a font that has it.',
      },
    ]
  })
}
