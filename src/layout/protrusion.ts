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

/** The text faces of the themes, seen to by eye; their other marks, and those of other faces, are reckoned from the glyphs. */
const TABLES: Readonly<Record<string, Table>> = {
  'EB Garamond': EB_GARAMOND,
  'Source Serif 4': SOURCE_SERIF,
  Alegreya: ALEGREYA,
}

/** Shares of a glyph's ink that stand out besides its side bearing: what the tables have in common. Below nothing, it stays in. */
const SHARES: Table = {
  left: {
    ...shares(0.6, '‘’‚'),
    ...shares(0.45, '“”„'),
    ...shares(0.4, '‹›'),
    ...shares(0.3, '«»'),
    ...shares(0.11, '(['),
    ...shares(0.08, '—–'),
    ...shares(0.06, '…'),
    ...shares(0.03, 'ATVWY'),
    ...shares(-0.04, 'CGOQ'),
    ...shares(-0.07, 'ceo'),
  },
  right: {
    ...shares(0.7, '.'),
    ...shares(0.6, ',’‘'),
    ...shares(0.5, '-‐'),
    ...shares(0.45, '”“'),
    ...shares(0.4, '‹›'),
    ...shares(0.35, ':'),
    ...shares(0.3, ';«»'),
    ...shares(0.22, '–'),
    ...shares(0.12, '—!'),
    ...shares(0.11, ')]'),
    ...shares(0.08, '?…'),
    ...shares(0.04, 'yvw'),
    ...shares(0.01, 'rt'),
  },
}

function shares(share: number, marks: string): Record<string, number> {
  return Object.fromEntries([...marks].map((mark) => [mark, share]))
}

/** No mark stands out by more, in 1/1000 em: a swash or a dash of some other face could. */
const MOST_OF_ONE = 210
/** The inner of two stacked marks counts for three tenths, and both together for no more than this. */
const INNER_SHARE = 0.3
const MOST = 260
const STACKED = '.,;:!?…-–—'
const CLOSING = '’”)'

type Side = 'left' | 'right'
const reaches = new WeakMap<Face, Readonly<Record<Side, Map<string, number>>>>()

/** How far a mark of a face stands out, found once. */
function reach(face: Face, side: Side, mark: string): number {
  let known = reaches.get(face)
  if (!known) {
    known = { left: new Map(), right: new Map() }
    reaches.set(face, known)
  }
  const found = known[side].get(mark)
  if (found !== undefined) return found
  const value = TABLES[face.family]?.[side][mark] ?? reckoned(face, side, mark)
  known[side].set(mark, value)
  return value
}

function reckoned(face: Face, side: Side, mark: string): number {
  const share = SHARES[side][mark]
  const bearings = share === undefined || isTypewriter(face) ? undefined : face.bearings?.(mark)
  if (share === undefined || !bearings) return 0
  const ink = bearings.advance - bearings.left - bearings.right
  // Tables are for upright faces, and lean below; here the glyph itself leans.
  const lean = face.style === 'italic' && TABLES[face.family] ? (side === 'left' ? -10 : 20) : 0
  return Math.max(0, Math.min(MOST_OF_ONE, Math.round(bearings[side] + share * ink) + lean))
}

/** A typewriter's marks stay on their pitch. */
const isTypewriter = (face: Face): boolean => face.bearings?.('i')?.advance === face.bearings?.('M')?.advance

/** How far a line that ends with `text` may stand out to the right, in 1/1000 em. */
export function rightProtrusion(face: Face, text: string): number {
  const end = text.charAt(text.length - 1)
  const last = reach(face, 'right', end)
  if (!last) return 0
  const before = text.charAt(text.length - 2)
  const inner = before && CLOSING.includes(end) && STACKED.includes(before) ? reach(face, 'right', before) : 0
  return Math.max(0, Math.min(MOST, last + inner * INNER_SHARE) - (isLeaning(face) ? 20 : 0))
}

/** How far a line that begins with `text` may stand out to the left, in 1/1000 em. */
export function leftProtrusion(face: Face, text: string): number {
  const value = reach(face, 'left', text.charAt(0))
  return value && isLeaning(face) ? value + 10 : value
}

/** An italic whose table is its roman's. */
const isLeaning = (face: Face): boolean => face.style === 'italic' && TABLES[face.family] !== undefined
