import type { Mark } from '../types/layout.js'
import type { Block, PageStyle, Style } from '../types/style.js'
import type { Area } from './furniture.js'
import { lengthOf } from './lengths.js'

/** The page's own colour, and the frame that a section draws round its text area. */
export function ground(page: PageStyle, section: Block, index: number, area: Area): Mark[] {
  const marks: Mark[] = []
  const [width, height] = page.style.size
  const colour = page.style['background-color']
  if (colour.a) marks.push({ kind: 'rect', x: 0, y: 0, width, height, colour })
  if (index > 0) return marks
  const { style } = section
  // As the background of `body` covers a browser's window, so a section's covers its page.
  const own = style['background-color']
  if (own.a) marks.push({ kind: 'rect', x: 0, y: 0, width, height, colour: own })
  const top = lengthOf(page.style['margin-top'])
  const box = { x: area.left, y: top, width: area.width, height: height - top - lengthOf(page.style['margin-bottom']) }
  const border = style['border-top']
  if (border.style === 'solid') marks.push(frame(box, border.width / 2, border.width, border.colour, style))
  const { outline } = style
  if (outline.style === 'solid') {
    marks.push(frame(box, -style['outline-offset'] - outline.width / 2, outline.width, outline.colour, style))
  }
  return marks
}

function frame(
  box: { x: number; y: number; width: number; height: number },
  inset: number,
  line: number,
  colour: Style['border-top']['colour'],
  style: Style,
): Mark {
  return {
    kind: 'rect',
    x: box.x + inset,
    y: box.y + inset,
    width: box.width - 2 * inset,
    height: box.height - 2 * inset,
    colour: colour === 'currentcolor' ? style.color : colour,
    line,
  }
}
