import type { Inline, Measure, Style } from '../types/style.js'
import type { FlowContext } from './flowContext.js'
import { type Line, lineOf } from './line.js'

/** A picture as a styled box. */
export type ImageInline = Extract<Inline, { kind: 'image' }>

/** Where a picture may stand, in points. */
export interface PictureRoom {
  readonly left: number
  readonly width: number
  /** Its greatest depth: from the baseline above line 1 to the last baseline it may reach. */
  readonly height: number
  readonly leading: number
  /** Height of the text's capitals: a picture's top is level with those of the line beside it. */
  readonly capHeight: number
}

/** A picture set on the grid: from its top left corner, y from the baseline of its last line. */
export interface SetPicture {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Whole lines. */
  readonly advance: number
}

/** CSS's pixel in points. */
const PIXEL = 0.75

/**
 * Turn a picture's size in pixels into its place: the width that its style asks for, at most the measure; its depth padded to whole
 * lines, so that the text below stands on the grid again.
 */
export function setPicture(size: { width: number; height: number }, style: Style, room: PictureRoom): SetPicture {
  const { leading, capHeight } = room
  // Lines above the first have their white; a picture begins where capitals would.
  const depthOf = (lines: number) => (lines - 1) * leading + capHeight
  const most = depthOf(Math.max(1, Math.floor(room.height / leading + 0.01)))
  const wanted =
    style.width === 'auto' || style.width === 'max-content' ? size.width * PIXEL : resolve(style.width, room)
  const limit = style['max-width'] === 'none' ? room.width : Math.min(room.width, resolve(style['max-width'], room))
  const ratio = size.height / size.width
  const tallest = style['max-height']
  const bound = tallest === 'none' ? most : Math.min(most, tallest.pt + (tallest.percent * room.height) / 100)
  const height = Math.max(0.1, Math.min(Math.min(wanted, limit) * ratio, bound))
  const width = height / ratio
  const lines = Math.max(1, Math.ceil((height - capHeight) / leading - 0.001) + 1)
  const y = -height - (depthOf(lines) - height) / 2
  return { x: room.left + (room.width - width) * shareOf(style), y, width, height, advance: lines * leading }
}

const resolve = (measure: Measure, { width }: PictureRoom): number => measure.pt + (measure.percent * width) / 100

/** Pictures stand in the middle, where their text does not keep to a side. */
const shareOf = (style: Style): number =>
  style['text-align'] === 'left' ? 0 : style['text-align'] === 'right' ? 1 : 0.5

/** Turn a picture that stands among text of some style into a line; undefined where its file is not known. */
export function pictureLine(
  { path, alt, node, style }: ImageInline,
  text: Style,
  place: Pick<PictureRoom, 'left' | 'width' | 'height'>,
  { images, leading, shaper }: FlowContext,
): Line | undefined {
  const size = images.get(path)
  if (!size) return undefined
  const face = shaper.find(text['font-family'], text['font-weight'], text['font-style'])
  const capHeight = Math.min(leading, face.capHeight * text['font-size'])
  const { advance, ...box } = setPicture(size, style, { ...place, leading, capHeight })
  const tag = node && { tag: node }
  return lineOf(advance, [{ kind: 'image', ...box, path, alt, ...tag }], true)
}

/** Turn a paragraph's inlines into pictures and the stretches of text between them; white between pictures is no text. */
export function splitAtPictures(inlines: readonly Inline[]): (ImageInline | readonly Inline[])[] {
  const parts: (ImageInline | Inline[])[] = []
  for (const inline of inlines) {
    const last = parts.at(-1)
    if (inline.kind === 'image') parts.push(inline)
    else if (Array.isArray(last)) last.push(inline)
    else parts.push([inline])
  }
  return parts.filter((part) => 'kind' in part || part.some(isSeen))
}

const isSeen = (inline: Inline): boolean =>
  inline.kind === 'text' ? inline.text.trim() !== '' : inline.kind !== 'break' && inline.kind !== 'anchor'
