// A finished PDF as lines of letters, whoever made it.

/** White that some engines set as characters and others leave out. */
const WHITE = /^[\s\u00a0\u200b\ufeff]*$/u
/** Letters whose baselines are nearer than this share of their size stand on one line. */
const SAME_LINE = 0.28

/**
 * Turn a PDF into pages of lines: letters with their left and right edges, from the left, in points from the page's top left.
 * Turned text is left out. `mupdf` is the npm package of that name.
 */
export function readPages(bytes, mupdf) {
  const document = mupdf.Document.openDocument(bytes, 'application/pdf')
  return Array.from({ length: document.countPages() }, (_, index) => {
    const page = document.loadPage(index)
    const text = page.toStructuredText('preserve-ligatures,preserve-spans')
    const letters = []
    text.walk({
      // A quad is upper left, upper right, lower left, lower right.
      onChar(c, origin, _font, size, [ulx, uly, urx, ury, llx, _lly, lrx]) {
        if (WHITE.test(c) || Math.abs(uly - ury) > 1) return
        letters.push({ c, left: Math.min(ulx, llx), right: Math.max(urx, lrx), y: origin[1], size })
      },
    })
    text.destroy()
    page.destroy()
    return { number: index + 1, lines: linesOf(letters).map((line) => ({ ...line, page: index + 1 })) }
  })
}

function linesOf(letters) {
  const lines = []
  for (const letter of letters.sort((a, b) => a.y - b.y || a.left - b.left)) {
    const last = lines.at(-1)
    if (last && Math.abs(letter.y - last.y) <= SAME_LINE * Math.max(letter.size, 4)) last.letters.push(letter)
    else lines.push({ y: letter.y, letters: [letter] })
  }
  return lines.map(({ y, letters: found }) => {
    const sorted = found.sort((a, b) => a.left - b.left)
    const right = Math.max(...sorted.map((letter) => letter.right))
    const size = commonest(
      sorted.map((letter) => letter.size),
      0.1,
    )
    return { y, letters: sorted, left: sorted[0].left, right, size }
  })
}

/** The commonest value, in steps of `grain`. */
export function commonest(values, grain) {
  const counts = new Map()
  let best = Number.NaN
  for (const value of values) {
    const step = Math.round(value / grain)
    const count = (counts.get(step) ?? 0) + 1
    counts.set(step, count)
    if (Number.isNaN(best) || count > counts.get(best)) best = step
  }
  return best * grain
}

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
export const deviation = (values) => {
  const middle = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)))
}
export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
