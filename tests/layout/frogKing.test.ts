import { describe, expect, it } from 'vitest'
import { FORCED, type Glue, type Item, type Run } from '../../src/layout/items.js'
import { type Breaking, breakLines } from '../../src/layout/linebreak.js'
import { itemMaker, plainMeasure, proportional } from './proportional.js'
import { styleWith, text } from './typewriter.js'

/**
 * The example that runs through Knuth and Plass, "Breaking Paragraphs into Lines" (1981): the first paragraph of Grimm's Frog
 * King, in the letter widths of their Monotype face (units of 1/18 em), on measures of 390 and 500 units, indented by 18.
 */
const UNITS: Readonly<Record<string, number>> = {
  ...{ a: 9, b: 10, c: 8, d: 10, e: 8, f: 6, g: 9, h: 10, i: 5, j: 6, k: 10, l: 5, m: 15, n: 10, o: 9, p: 10, q: 10 },
  ...{ r: 7, s: 7, t: 7, u: 10, v: 9, w: 13, x: 10, y: 10, z: 8, C: 13, I: 6, '-': 6, ',': 5, '.': 5, ';': 5, "'": 5 },
  ' ': 6,
}
/** Words with the places where they may be divided, as in the paper. */
const STORY = `In olden times when wish_ing still helped one, there lived a king whose daugh_ters were all beau_ti_ful; and the
young_est was so beau_ti_ful that the sun it_self, which has seen so much, was aston_ished when_ever it shone in her face.
Close by the king's castle lay a great dark for_est, and under an old lime-tree in the for_est was a well, and when the day
was very warm, the king's child went out into the for_est and sat down by the side of the cool foun_tain; and when she was
bored she took a golden ball, and threw it up on high and caught it; and this ball was her favor_ite play_thing.`

/** Space after a comma, a semicolon and a full stop is wider or gives more (page 1124). */
const SPACES: Readonly<Record<string, readonly [width: number, stretch: number, shrink: number]>> = {
  ',': [6, 4, 2],
  ';': [6, 4, 1],
  '.': [8, 6, 1],
}

/** The optimum, with the ratio by which the white of each line is stretched or shrunk. */
const NARROW = [
  ['In olden times when wishing still helped one,', 0.857],
  ['there lived a king whose daughters were all beau-', 0],
  ['tiful; and the youngest was so beautiful that the', 0.28],
  ['sun itself, which has seen so much, was aston-', 1],
  ['ished whenever it shone in her face. Close by the', 0.067],
  ["king's castle lay a great dark forest, and under an", -0.278],
  ['old lime-tree in the forest was a well, and when', 0.536],
  ["the day was very warm, the king's child went out", -0.167],
  ['into the forest and sat down by the side of the', 0.7],
  ['cool fountain; and when she was bored she took a', -0.176],
  ['golden ball, and threw it up on high and caught', 0.357],
  ['it; and this ball was her favorite plaything.', 0],
] as const
const WIDE = [
  ['In olden times when wishing still helped one, there lived a', 0.774],
  ['king whose daughters were all beautiful; and the youngest was', 0.179],
  ['so beautiful that the sun itself, which has seen so much, was', 0.629],
  ["astonished whenever it shone in her face. Close by the king's", 0.545],
  ['castle lay a great dark forest, and under an old lime-tree in the', 0],
  ["forest was a well, and when the day was very warm, the king's", 0.079],
  ['child went out into the forest and sat down by the side of the', 0.282],
  ['cool fountain; and when she was bored she took a golden ball,', 0.294],
  ['and threw it up on high and caught it; and this ball was her', 0.575],
  ['favorite plaything.', 0],
] as const

const plain = STORY.replace(/\s+/g, ' ')
const divisions = new Map(plain.split(/[\s,;.]+/).map((word) => [word.replaceAll('_', ''), offsetsOf(word)]))

function offsetsOf(word: string): number[] {
  const parts = word.split('_').slice(0, -1)
  return parts.map((_, i) => parts.slice(0, i + 1).join('').length)
}

/** The story as items: a unit is a point. Space before a word depends on what it follows. */
function itemsOf(story: string): Item[] {
  const face = proportional(Object.fromEntries(Object.entries(UNITS).map(([letter, units]) => [letter, units * 100])))
  const style = styleWith({ hyphens: 'auto' })
  const made = itemMaker(face, (word) => divisions.get(word) ?? []).make([text(story.replaceAll('_', ''), style)])
  let mark = ''
  return made.map((item): Item => {
    if (item.kind === 'box') mark = item.text.slice(-1)
    if (item.kind === 'glue') return spaceAfter(mark, item.run)
    return item.kind === 'penalty' && item.cost !== FORCED ? { ...item, cost: 50 } : item
  })
}

function spaceAfter(mark: string, run: Run): Glue {
  const [width, stretch, shrink] = SPACES[mark] ?? [6, 3, 2]
  return { kind: 'glue', width, stretch, shrink, fil: false, run }
}

const linesOf = (items: readonly Item[], breaking: Breaking | undefined): string[] =>
  (breaking?.lines ?? []).map(
    ({ start, end, hyphen }) =>
      items
        .slice(start, end)
        .map((item) => (item.kind === 'box' ? item.text : item.kind === 'glue' ? ' ' : ''))
        .join('') + (hyphen ? '-' : ''),
  )

describe('the Frog King of Knuth and Plass', () => {
  it.each([
    ['narrow', 390, NARROW],
    ['wide', 500, WIDE],
  ] as const)('is broken as they break it, on a %s measure', (_, width, published) => {
    const items = itemsOf(plain)
    const best = breakLines(items, plainMeasure(width, { indent: 18 }))[0]
    expect(linesOf(items, best)).toEqual(published.map(([line]) => line))
    expect(best?.lines.map(({ ratio }) => Number(ratio.toFixed(3)))).toEqual(published.map(([, ratio]) => ratio))
  })
})
