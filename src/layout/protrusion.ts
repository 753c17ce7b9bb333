import type { Face } from '../types/fonts.js'

interface Table {
  readonly left: Readonly<Record<string, number>>
  readonly right: Readonly<Record<string, number>>
}

/**
 * How far a mark may stand out of the measure, in 1/1000 em: its side bearing and a share of its ink (70 % of a full stop,
 * half of a hyphen and of a quote). Full hanging of quotes makes dialogue look toothless; about half is right.
 */
const EB_GARAMOND: Table = {
  left: {
    '‘': 135,
    '“': 195,
    '(': 65,
    '—': 120,
    '…': 95,
    A: 20,
    T: 35,
    V: 20,
    W: 20,
    Y: 20,
    C: 20,
    G: 20,
    O: 20,
    Q: 20,
    c: 10,
    e: 10,
    o: 10,
  },
  right: {
    '.': 135,
    ',': 145,
    '-': 135,
    '–': 150,
    '—': 150,
    ':': 105,
    ';': 95,
    '!': 80,
    '?': 85,
    '…': 105,
    ')': 65,
    '’': 135,
    '”': 190,
    y: 15,
    v: 15,
    w: 15,
    r: 10,
    t: 10,
  },
}

/** A table from its marks in the order of `LEFT` and `RIGHT`. */
const table = (left: readonly number[], right: readonly number[]): Table => ({
  left: Object.fromEntries([...LEFT].map((mark, i) => [mark, left[i] ?? 0])),
  right: Object.fromEntries([...RIGHT].map((mark, i) => [mark, right[i] ?? 0])),
})

const LEFT = '‘“(—…ATVWYCGOQceo'
const RIGHT = '.,-–—:;!?…)’”yvwrt'

const SOURCE_SERIF = table(
  [135, 205, 110, 100, 120, 30, 35, 30, 30, 30, 20, 20, 20, 20, 15, 15, 15],
  [180, 190, 160, 135, 130, 130, 135, 90, 85, 130, 110, 135, 205, 20, 20, 20, 15, 10],
)

const ALEGREYA = table(
  [105, 160, 80, 75, 95, 10, 25, 10, 10, 10, 20, 20, 20, 20, 10, 10, 10],
  [175, 170, 190, 175, 110, 70, 65, 105, 55, 70, 80, 105, 160, 10, 10, 10, 20, 15],
)

/** A typewriter's marks stay on their pitch; a face without a table is not hung. */
const TABLES: Readonly<Record<string, Table>> = {
  'EB Garamond': EB_GARAMOND,
  'Source Serif 4': SOURCE_SERIF,
  Alegreya: ALEGREYA,
}
const NO_PROTRUSION: Table = { left: {}, right: {} }

/** The inner of two stacked marks counts for three tenths, and both together for no more than this. */
const INNER_SHARE = 0.3
const MOST = 260
const STACKED = '.,;:!?…-–—'

const tableOf = (face: Face): Table => TABLES[face.family] ?? NO_PROTRUSION

/** How far a line that ends with `text` may stand out to the right, in 1/1000 em. */
export function rightProtrusion(face: Face, text: string): number {
  const { right } = tableOf(face)
  const last = right[text.slice(-1)] ?? 0
  if (!last) return 0
  const before = text.slice(-2, -1)
  const inner =
    '’”)'.includes(text.slice(-1)) && STACKED.includes(before) && before ? (right[before] ?? 0) * INNER_SHARE : 0
  return Math.max(0, Math.min(MOST, last + inner) - (face.style === 'italic' ? 20 : 0))
}

/** How far a line that begins with `text` may stand out to the left, in 1/1000 em. */
export function leftProtrusion(face: Face, text: string): number {
  const value = tableOf(face).left[text.charAt(0)] ?? 0
  return value && face.style === 'italic' ? value + 10 : value
}
