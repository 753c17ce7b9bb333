import { expect, it } from 'vitest'
import { liners, setPages } from './pagesAsText.js'

const CSS = `figure { margin: 0; height: 100%; width: 200% } figure img { width: 100% } figcaption { text-align: left }
  @page { size: 220pt 77pt } @page :left { margin: 0 12pt 0 8pt } @page :right { margin: 0 5pt 0 15pt }`
const MAP = '<figure><img src="map"><figcaption>WORDS</figcaption></figure>'

/** For each page, what it shows of the map and its caption: the left edge of each, and how wide the map is. */
const shown = (html: string) =>
  setPages(html.startsWith('<section') ? html : `<section>${html}</section>`, CSS, { map: [1000, 50] }).pages.map(
    ({ marks, side }) => {
      const map = marks.flatMap((mark) => (mark.kind === 'image' ? [`map ${mark.x}+${mark.width}`] : []))
      const words = marks.flatMap((mark) =>
        mark.kind === 'text' ? [`${mark.parts[0]?.shaped.text.slice(0, 5)} ${mark.x}`] : [],
      )
      return [side, ...map, ...words.slice(0, 1)].join(', ')
    },
  )

it('a picture over two pages begins on a verso and goes on over the fold; its caption stands on the recto', () => {
  // Two text areas of 200 pt, and 12 and 15 pt between them.
  const spread = ['verso, map 8+427', 'recto, map -212+427, WORDS 15']
  expect(shown(liners('a', 4) + MAP + liners('b', 8))).toEqual(['recto, a 15', ...spread, 'verso, b 8'])
  // Called for on a verso, it waits for the next one.
  expect(shown(liners('a', 9) + MAP + liners('b', 10))).toEqual(['recto, a 15', 'verso, a 8', 'recto, b 15', ...spread])
})

it('a picture over two pages waits past the head of a chapter, and not past the end of the text', () => {
  const [first, second] = ['verso, map 8+427', 'recto, map -212+427, WORDS 15']
  const two = liners('a', 9) + MAP
  expect(shown(`<section>${two}</section><section>${liners('b', 4)}</section>`)).toEqual([
    'recto, a 15',
    'verso, a 8',
    'recto, b 15',
    first,
    second,
  ])
  expect(shown(`<section>${two}</section><section data-matter="back">${liners('b', 4)}</section>`)).toEqual([
    'recto, a 15',
    'verso, a 8',
    'recto',
    first,
    second,
    'verso, b 8',
  ])
})
