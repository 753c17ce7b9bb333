import type { Line } from './line.js'

/** A place where more empty lines stand than usual: from the last line before it to the first after it. */
export interface Gap {
  readonly before: number
  readonly after: number
}

export interface Gaps {
  /** Gaps that mean something. */
  readonly breaks: readonly Gap[]
  /** Gaps that may be slips of the hand: a lone one inside a dialogue. */
  readonly asked: readonly Gap[]
}

// Up to a quarter of all paragraph gaps may be wide before they are the writer's way of spacing.
const rare = 0.25
// Up to two gaps inside dialogues are strays; a work with more of them uses them.
const strays = 2

/**
 * Turn the lines of running text into its gaps, judged against the commonest distance of paragraphs in the file.
 * `texts` are the indexes of lines of text, with a hole (undefined) where a heading, a break or a fence stands between.
 */
export function judgeGaps(lines: readonly Line[], texts: readonly (number | undefined)[], dense: boolean): Gaps {
  const distances: (Gap & { readonly width: number })[] = []
  for (let i = 1; i < texts.length; i++) {
    const before = texts[i - 1]
    const after = texts[i]
    if (before === undefined || after === undefined) continue
    const width = after - before - 1
    if (width > 0 || dense) distances.push({ before, after, width })
  }
  const counts = new Map<number, number>()
  for (const { width } of distances) counts.set(width, (counts.get(width) ?? 0) + 1)
  const usual = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 1
  const wide = distances.filter((distance) => distance.width > usual)
  if (wide.length > Math.max(1, distances.length * rare)) return { breaks: [], asked: [] }
  const asked =
    wide.length > strays
      ? []
      : wide.filter((gap) => isSpeech(lines[gap.before], 'end') && isSpeech(lines[gap.after], 'start'))
  return { breaks: wide.filter((gap) => !asked.includes(gap)), asked }
}

function isSpeech(line: Line | undefined, side: 'start' | 'end'): boolean {
  const text = line?.text ?? ''
  return /^[*_]{0,3}["“‘'’„«]/.test(text) || (side === 'end' && /["”’»][*_]{0,3}$/.test(text))
}
