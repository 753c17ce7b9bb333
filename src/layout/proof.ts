import type { Page, StillMark, TextMark, TurnedMark, Volume } from '../types/layout.js'

/** Turn pages into text: what stands where, for proofs that are read and compared as text. Points, from the top left. */
export function proof(volume: Volume): string {
  return volume.pages.map(proofPage).join('\n')
}

function proofPage(page: Page, index: number): string {
  const lines = new Map<string, { x: number; words: string[] }>()
  for (const mark of page.marks.flatMap((one) => (one.kind === 'turned' ? standing(one) : [one]))) {
    if (mark.kind !== 'text') continue
    const key = mark.y.toFixed(1)
    const line = lines.get(key) ?? { x: mark.x, words: [] }
    line.words.push(textOf(mark))
    lines.set(key, line)
  }
  const head = `-- sheet ${index + 1}, ${page.side} ${page.label}${page.blank ? ', blank' : ''}`
  const rows = [...lines].map(
    ([y, { x, words }]) => `${y.padStart(7)} ${x.toFixed(1).padStart(6)}  ${words.join('').trimEnd()}`,
  )
  return [head, ...rows, ''].join('\n')
}

/** A turned group as if it stood straight. */
const standing = ({ x, y, marks }: TurnedMark): StillMark[] =>
  marks.map((mark) => ({ ...mark, x: mark.x + x, y: mark.y + y }))

const textOf = (mark: TextMark): string =>
  mark.parts.map(({ shaped, gap }) => shaped.text + (gap > 60 ? ' ' : '')).join('')
