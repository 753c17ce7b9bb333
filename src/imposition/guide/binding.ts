import type { Box, Mark } from '../../types/layout.js'
import { inMm, mm } from '../paper.js'
import { arrow, circle, curve, dot, FINE, foldLine, HEAVY, PEN, type Point, paper, stroke } from './drawing.js'
import { BACK } from './folding.js'
import { type Lettering, label, words } from './lettering.js'
import { corners, framed } from './view.js'

/** A length as those say it who measure in millimetres, and as those do who measure in inches. */
export const said = (points: number): string =>
  `${inMm(points).toFixed(0)}\u00a0mm (${(points / 72).toFixed(2)}\u00a0in)`

/** How far the outer stitches are from the ends of the spine: nearer on a short one. */
export const kettleOf = (spine: number): number => Math.min(mm(12), spine / 6)
/** Staples stand at the quarters of the spine. */
export const stapleOf = (spine: number): number => spine / 4
/** How far from the spine's edge loose leaves are stapled. */
export const EDGE = mm(5)

/** Draw a length beside a line: its ends, and how long it is. */
function dimension([x, y]: Point, length: number, text: string, lettering: Lettering): Mark[] {
  return [
    stroke([[x, y], [x, y + length]], FINE), // biome-ignore format: two ends
    stroke([[x - 3, y], [x + 3, y]], FINE), // biome-ignore format: two ends
    stroke([[x - 3, y + length], [x + 3, y + length]], FINE), // biome-ignore format: two ends
    ...words(text, [x + 6, y + length / 2 + 2.5], { size: 8 }, lettering),
  ]
}

/** Draw an open booklet from outside, with what holds it together in its fold: two staples, or four holes and a thread. */
export function throughFold(
  { width, height }: { readonly width: number; readonly height: number },
  how: 'staples' | 'thread',
  box: Box,
  lettering: Lettering,
): Mark[] {
  const room = 78
  const frame = framed({ width: 2 * width, height }, { ...box, width: box.width - room })
  const fold = frame.x + frame.width / 2
  const scale = frame.height / height
  const at = (points: number): number => frame.y + points * scale
  const sheet = [...paper(corners(frame)), ...foldLine([fold, frame.y], [fold, frame.y + frame.height], 'behind')]
  const beside = frame.x + frame.width + 7
  if (how === 'staples') {
    const off = stapleOf(height)
    return [
      ...sheet,
      ...[off, height - off].map((y) => stroke([[fold, at(y) - 7], [fold, at(y) + 7]], 2.4)), // biome-ignore format: two ends
      ...dimension([beside, frame.y], off * scale, said(off), lettering),
      ...dimension([beside, at(height - off)], off * scale, said(off), lettering),
    ]
  }
  const kettle = kettleOf(height)
  const third = height / 3
  const holes = [kettle, third, 2 * third, height - kettle]
  return [
    ...sheet,
    stroke([[fold, at(third)], [fold, at(2 * third)]], HEAVY), // biome-ignore format: two ends
    ...holes.map((y) => dot([fold, at(y)], 2.6)),
    ...dimension([beside, frame.y], kettle * scale, said(kettle), lettering),
    ...dimension([beside, at(kettle)], (third - kettle) * scale, said(third - kettle), lettering),
  ]
}

/** Draw loose leaves that are stapled along an edge. */
export function alongEdge(
  page: { readonly width: number; readonly height: number },
  edge: 'left' | 'right',
  box: Box,
  lettering: Lettering,
): Mark[] {
  const frame = framed(page, { ...box, x: box.x + 60, y: box.y + 4, width: box.width - 120, height: box.height - 4 })
  const off = (EDGE / page.width) * frame.width
  const x = edge === 'left' ? frame.x + off : frame.x + frame.width - off
  const staples = [1 / 4, 3 / 4].map((share): Point => [x, frame.y + share * frame.height])
  const leaves = [4, 2, 0].flatMap((away) =>
    paper(corners({ ...frame, x: frame.x + away, y: frame.y - away }), away ? BACK : 1),
  )
  return [
    ...leaves,
    ...staples.map(([u, v]) => stroke([[u, v - 7], [u, v + 7]], 2.4)), // biome-ignore format: two ends
    ...words(
      said(EDGE),
      edge === 'left'
        ? [frame.x - 8, frame.y + frame.height / 2]
        : [frame.x + frame.width + 12, frame.y + frame.height / 2],
      { size: 8, align: edge === 'left' ? 'right' : 'left' },
      lettering,
    ),
  ]
}

/** A folded sheet, seen at its head: its leaves as lines that meet in the fold. */
function hairpin(spine: 'left' | 'right', [x, y]: Point, length: number, gap: number): Point[] {
  const sign = spine === 'left' ? 1 : -1
  const bend = curve([x + sign * gap, y - gap], [x - sign * gap * 0.4, y], [x + sign * gap, y + gap])
  return [[x + sign * length, y - gap], ...bend, [x + sign * length, y + gap]]
}

/** Draw folded sheets that go into one another, seen at their heads. */
export function nesting(leaves: number, spine: 'left' | 'right', box: Box, lettering: Lettering): Mark[] {
  const sign = spine === 'left' ? 1 : -1
  const [x, y] = [box.x + box.width * (spine === 'left' ? 0.12 : 0.88), box.y + box.height / 2]
  const length = box.width * 0.42
  const bundle = (from: number, gap: number, weight: number) =>
    Array.from({ length: leaves }, (_, i) =>
      stroke(hairpin(spine, [from + sign * i * 3, y], length, gap - i * 3.2), weight),
    )
  const inner = x + sign * box.width * 0.34
  return [
    ...bundle(x, 30, PEN),
    ...bundle(inner, 14, PEN),
    ...arrow([
      [inner - sign * 6, y],
      [x + sign * 26, y],
    ]),
    ...label('1', [x - sign * 10, y], { size: 12, most: 20 }, lettering),
    ...label('2', [inner + sign * (length + 12), y], { size: 12, most: 20 }, lettering),
  ]
}

/** Signatures that are drawn one by one. */
const DRAWN = 4

/** Draw signatures that lie on one another, seen at their heads. */
export function gathering(count: number, spine: 'left' | 'right', box: Box, lettering: Lettering): Mark[] {
  const shown = Math.min(count, DRAWN)
  const isMore = count > shown
  const sign = spine === 'left' ? 1 : -1
  const step = Math.min(26, (box.height - 16) / (shown + (isMore ? 1 : 0)))
  const top = box.y + (box.height - step * (shown + (isMore ? 1 : 0))) / 2 + step / 2
  const x = box.x + box.width * (spine === 'left' ? 0.28 : 0.72)
  const length = box.width * 0.42
  return Array.from({ length: shown }, (_, i) => i).flatMap((i) => {
    const isLast = isMore && i === shown - 1
    const y = top + (i + (isLast ? 1 : 0)) * step
    const text = isLast ? String(count) : String(i + 1)
    return [
      stroke(hairpin(spine, [x, y], length, step * 0.34), PEN),
      stroke(hairpin(spine, [x + sign * 3, y], length - 3, step * 0.2), FINE),
      ...label(text, [x + sign * (length + 14), y], { size: 12, most: 24 }, lettering),
      ...(isLast ? label('…', [x + sign * (length + 14), y - step], { size: 12, most: 20 }, lettering) : []),
    ]
  })
}

/** Draw a strip that is folded to and fro, its last leaf coming round to the front, seen at its head. */
export function wrapping(
  names: { readonly last: string; readonly second: string },
  spine: 'left' | 'right',
  box: Box,
  lettering: Lettering,
): Mark[] {
  const sign = spine === 'left' ? 1 : -1
  const x = box.x + box.width * (spine === 'left' ? 0.4 : 0.6)
  const [length, step, turns] = [box.width * 0.4, 9, 7]
  const top = box.y + box.height / 2 - (turns * step) / 2 + 8
  const zigzag = Array.from({ length: turns + 1 }, (_, i): Point => [x + (i % 2 ? 0 : sign * length), top + i * step])
  const bottom = top + turns * step
  const round = curve([x, bottom], [x - sign * 86, (top + bottom) / 2 + 10], [x, top - 17])
  return [
    stroke(zigzag, PEN),
    stroke([zigzag.at(-1) ?? [x, bottom], [x + sign * length * 0.9, bottom + 8]], PEN),
    ...arrow(round.slice(1)),
    ...Array.from({ length: 5 }, (_, i) => circle([x + sign * length * (0.15 + i * 0.18), top - 6], 1.2)),
    stroke([[x, top - 14], [x + sign * length, top - 14]], PEN), // biome-ignore format: two ends
    ...label(names.last, [x + sign * length * 0.5, top - 24], { size: 13, most: length }, lettering),
    ...label(names.second, [x + sign * (length + 12), top], { size: 11, most: 24 }, lettering),
    ...label(names.last, [x + sign * (length + 12), bottom + 8], { size: 11, most: 24 }, lettering),
  ]
}
