import type { ImageMark, Mark, Page, RectMark } from '../types/layout.js'

/** Nearer to the edge than this is at the edge, in points. */
const NEAR = 0.5

/** Let what stands at the edges of a page go on over them: grounds reach further, pictures are enlarged. */
export function bledOver(page: Page, bleed: number): Page {
  return { ...page, marks: page.marks.map((mark) => over(mark, page, bleed)) }
}

function over(mark: Mark, page: Page, bleed: number): Mark {
  if (mark.kind === 'rect' && mark.line === undefined) return { ...mark, ...reached(mark, page, bleed) }
  // One that goes on on the facing page must go on to meet itself there.
  if (mark.kind !== 'image' || mark.clip) return mark
  const { x, y, width, height } = reached(mark, page, bleed)
  // Enlarged as a whole, about what stays in its place, so that it keeps its shape.
  const scale = Math.max(width / mark.width, height / mark.height)
  if (scale === 1) return mark
  const [wide, high] = [mark.width * scale, mark.height * scale]
  return { ...mark, width: wide, height: high, x: x + (width - wide) / 2, y: y + (height - high) / 2 }
}

/** The area of a mark, with the bleed where it stands at an edge. */
function reached({ x, y, width, height }: RectMark | ImageMark, page: Page, bleed: number) {
  const left = x <= NEAR ? Math.min(x, -bleed) : x
  const top = y <= NEAR ? Math.min(y, -bleed) : y
  const right = x + width >= page.width - NEAR ? Math.max(x + width, page.width + bleed) : x + width
  const bottom = y + height >= page.height - NEAR ? Math.max(y + height, page.height + bleed) : y + height
  return { x: left, y: top, width: right - left, height: bottom - top }
}
