import type { Mark, Page, TextMark } from '../types/layout.js'

/** An area of a page, in points from its top left corner. */
export interface Area {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** How far letters reach above and below their line, in parts of their size. */
const [ABOVE, BELOW] = [0.75, 0.25]

/** The area that the words and rules of a page fill; absent where it has none. Pictures and grounds may be cut, and do not count. */
export function inkOf(page: Page): Area | undefined {
  let ink: Area | undefined
  const add = (left: number, top: number, right: number, bottom: number): void => {
    ink = ink
      ? {
          left: Math.min(ink.left, left),
          top: Math.min(ink.top, top),
          right: Math.max(ink.right, right),
          bottom: Math.max(ink.bottom, bottom),
        }
      : { left, top, right, bottom }
  }
  // Text that looks like what stands before it begins where that ends.
  let end = 0
  const visit = (mark: Mark): void => {
    if (mark.kind === 'text') {
      const from = mark.goesOn ? end : mark.x
      end = from + widthOf(mark)
      if (!mark.invisible && mark.colour.a > 0) add(from, mark.y - ABOVE * mark.size, end, mark.y + BELOW * mark.size)
    } else if (mark.kind === 'turned') add(mark.x, mark.y, mark.x, mark.y)
    else if (mark.kind === 'rect' && mark.line !== undefined)
      add(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)
  }
  page.marks.forEach(visit)
  return ink
}

const widthOf = ({ parts, size, scale }: TextMark): number =>
  parts.reduce((sum, { shaped, gap }) => sum + shaped.width + gap, 0) * (size / 1000) * scale
