import type { Arranged, Edge, Job, Step } from '../types/imposition.js'
import type { Box, Forme, RectMark } from '../types/layout.js'
import { figures } from './figures.js'
import { type Ground, placeOf } from './geometry.js'
import type { Layout } from './layout.js'
import { mm } from './paper.js'

/** Sheets slip by a millimetre or two on their way: what stood on a fold or a cut would be seen beside it. */
const GAP = mm(1)
const TICK = mm(3)
const LINE = 0.35
const HEAVY = 0.75
/** Marks of signatures go down the spine in steps, so that their backs show at a glance whether they are in order. */
const STEP = mm(6)
const STEPS = 12
/** How far from head and tail the outer stitches are. */
const KETTLE = mm(12)

const BLACK = { r: 0, g: 0, b: 0, a: 1 }

/** What marks are made with. */
interface Setting {
  readonly ground: Ground
  readonly layout: Layout
  readonly job: Pick<Job, 'marks' | 'margin' | 'binding' | 'bleed'>
  readonly steps: readonly Step[]
}

/** The marks on the front of a sheet, for those who fold, cut and sew it: beside folds and cuts, never on them. */
export function marksOn(sheet: Arranged, front: Forme, setting: Setting): RectMark[] {
  const { layout, job } = setting
  const { marks } = job
  const outermost = sheet.depth === 0 && layout.signature !== undefined
  return [
    ...(marks.has('fold') ? besideFolds(setting) : []),
    ...(marks.has('cut') ? besideCuts(setting) : []),
    ...(marks.has('crop') ? front.placements.flatMap((one) => (one.clip ? corners(one, setting) : [])) : []),
    ...(marks.has('sewing') && outermost ? stitches(setting) : []),
    ...(marks.has('signature') && outermost ? number(sheet.signature + 1, setting) : []),
    ...(marks.has('spine') && outermost ? collation(sheet.signature, setting) : []),
  ]
}

const bar = (x: number, y: number, width: number, height: number): RectMark => {
  return { kind: 'rect', x, y, width, height, colour: BLACK }
}

/** Two ticks that point at a line from both sides, where it comes to the edge of the sheet. */
const besideUpright = (x: number, y: number, line: number): RectMark[] => [
  bar(x - GAP - TICK, y, TICK, line),
  bar(x + GAP, y, TICK, line),
]
const besideLevel = (x: number, y: number, line: number): RectMark[] => [
  bar(x, y - GAP - TICK, line, TICK),
  bar(x, y + GAP, line, TICK),
]

/** Where marks stand along a line from edge to edge: as near to both as a printer prints. */
const ends = (size: number, { margin }: Setting['job'], line: number): [near: number, far: number] => [
  margin,
  size - margin - line,
]

function besideFolds({ ground, layout, job }: Setting): RectMark[] {
  const { across, down } = ground
  const { width, height } = ground.sheet
  const at = (edges: readonly Edge[], size: number) =>
    edges.flatMap((edge, i) => (edge === 'cut' ? [] : [(i + 1) * size]))
  return [
    ...at(layout.upright, across).flatMap((x) => ends(height, job, LINE).flatMap((y) => besideUpright(x, y, LINE))),
    ...at(layout.level, down).flatMap((y) => ends(width, job, LINE).flatMap((x) => besideLevel(x, y, LINE))),
  ]
}

/** Only where a cut begins at the edge: one that ends within the sheet has no mark at the other. */
function besideCuts({ ground, job, steps }: Setting): RectMark[] {
  const { width, height } = ground.sheet
  return steps.flatMap((step) => {
    if (step.do !== 'cut') return []
    const { from, to } = step
    return [from, to].flatMap(([x, y]) => {
      if (from[0] === to[0] && (y === 0 || y === 1)) return besideUpright(x * width, ends(height, job, HEAVY)[y], HEAVY)
      return from[1] === to[1] && (x === 0 || x === 1) ? besideLevel(ends(width, job, HEAVY)[x], y * height, HEAVY) : []
    })
  })
}

/** Ticks outside of a page's corners, on the lines of its edges, where the page is smaller than its place. */
function corners({ page, x, y, scale = 1 }: Forme['placements'][number], { ground, job }: Setting): RectMark[] {
  const [width, height] = [page.width * scale, page.height * scale]
  const off = Math.max(job.bleed, mm(3))
  const [column, row] = [Math.floor((x + width / 2) / ground.across), Math.floor((y + height / 2) / ground.down)]
  const place = placeOf(ground, { column, row })
  const free = (edge: number, end: number) => Math.abs(edge - end) > off + GAP
  const lefts = [x, x + width].filter((_, i) => free([x, x + width][i] ?? 0, [place.x, place.x + place.width][i] ?? 0))
  const tops = [y, y + height].filter((_, i) =>
    free([y, y + height][i] ?? 0, [place.y, place.y + place.height][i] ?? 0),
  )
  const fits = (mark: RectMark): boolean => isWithin(mark, place)
  return [
    ...lefts.flatMap((at) => [
      bar(at - LINE / 2, y - off - TICK, LINE, TICK),
      bar(at - LINE / 2, y + height + off, LINE, TICK),
    ]),
    ...tops.flatMap((at) => [
      bar(x - off - TICK, at - LINE / 2, TICK, LINE),
      bar(x + width + off, at - LINE / 2, TICK, LINE),
    ]),
  ].filter(fits)
}

const isWithin = (mark: RectMark, { x, y, width, height }: Box): boolean =>
  mark.x >= x && mark.y >= y && mark.x + mark.width <= x + width && mark.y + mark.height <= y + height

/** The spine of the outermost leaves: its line, and where it begins and ends. */
function spineOf({ ground, layout }: Setting): { x: number; top: number; bottom: number } {
  const { across, down, rows } = ground
  const x = (layout.upright.indexOf('spine') + 1) * across
  return { x, top: (rows - 1) * down, bottom: rows * down }
}

/** Where the needle goes: a stitch at head and tail, and two between them. */
function stitches(setting: Setting): RectMark[] {
  const { x, top, bottom } = spineOf(setting)
  const third = (bottom - top) / 3
  return [top + KETTLE, top + third, bottom - third, bottom - KETTLE].flatMap((y) => [
    bar(x - GAP - TICK, y - LINE / 2, TICK, LINE),
    bar(x + GAP, y - LINE / 2, TICK, LINE),
  ])
}

/** The number of a signature, at the tail of its first page beside the spine. */
function number(signature: number, setting: Setting): RectMark[] {
  const { x, bottom } = spineOf(setting)
  const height = mm(2)
  const drawn = figures(signature, height)
  const off = 2 * GAP + TICK
  const at = setting.job.binding === 'left' ? x + off : x - off - drawn.width
  const y = bottom - Math.max(setting.job.margin, mm(5)) - height
  return drawn.strokes.map((stroke) => bar(at + stroke.x, y + stroke.y, stroke.width, stroke.height))
}

/** A block beside the spine, a step lower from signature to signature. */
function collation(signature: number, setting: Setting): RectMark[] {
  const { x, top, bottom } = spineOf(setting)
  const step = Math.min(STEP, (bottom - top - 2 * KETTLE - STEP) / STEPS)
  const width = mm(1)
  const at = setting.job.binding === 'left' ? x - GAP / 2 - width : x + GAP / 2
  return [bar(at, top + KETTLE + STEP / 3 + (signature % STEPS) * step, width, step * 0.75)]
}
