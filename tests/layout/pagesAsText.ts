import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { makeVolume } from '../../src/layout/volume.js'
import { styleBook } from '../../src/style/blocks.js'
import type { Edition } from '../../src/types/edition.js'
import type { Mark, Page, StillMark, Volume } from '../../src/types/layout.js'
import { typewriter } from './typewriter.js'

/** A page of 40 letters and 8 lines: each letter 5 pt wide, each line 10 pt deep, no margins. */
const HOUSE = `
:root { font-family: Typewriter; font-size: 10pt; line-height: 10pt }
@page { size: 200pt 77pt; margin: 0 }
body { widows: 2; orphans: 2; hyphens: none }
p { margin: 0; text-align: justify }
p.ragged, div.ragged p { text-align: left }
h2 { margin: 1rlh 0 0; font-size: 10pt; font-weight: normal }
`
const COLUMN = 5
const LINE = 10

/** Set sections of HTML with a sheet of their own; `data-part` names the section that one belongs to. */
export function setPages(html: string, css = '', images: Readonly<Record<string, [number, number]>> = {}): Volume {
  const trees = fromHtml(html, { fragment: true }).children.filter((node): node is Element => node.type === 'element')
  const sections = trees.map((tree, i) => {
    const id = `s${i + 1}`
    tree.properties.id ??= id
    const { dataPart, dataMatter } = tree.properties
    const part = typeof dataPart === 'string' ? { part: dataPart } : {}
    return {
      id: String(tree.properties.id),
      name: id,
      listed: true,
      matter: dataMatter === 'back' ? 'back' : 'body',
      role: 'chapter',
      tree,
      ...part,
    } as const
  })
  const styles = [{ path: 'test.css', text: HOUSE + css, origin: 'house' }] as const
  // Only what the compositor asks of an edition.
  const edition = { meta: { lang: 'en-GB' }, sections, styles } as unknown as Edition
  const sizes = Object.entries(images).map(([path, [width, height]]) => [path, { width, height }] as const)
  return makeVolume({ ...styleBook(edition), images: new Map(sizes) }, typewriter)
}

/** Pages as they would look typed: a row a line, a column a letter; pictures as `[name]`, drawn initials as `#`. */
export const typed = (html: string, css?: string, images?: Readonly<Record<string, [number, number]>>): string[][] =>
  setPages(html, css, images).pages.map(typedPage)

function typedPage({ marks }: Page): string[] {
  const rows: string[] = []
  for (const mark of marks.flatMap(standing)) {
    if (mark.kind === 'link' || mark.kind === 'rect' || (mark.kind === 'text' && mark.invisible)) continue
    // The first baseline stands below the capitals of line 1; a picture hangs from the top of its own.
    const row = Math.round((mark.y - 7) / LINE + (mark.kind === 'image' ? 1 : 0))
    const before = rows[row] ?? ''
    rows[row] = `${before.padEnd(Math.round(mark.x / COLUMN))}${lettersOf(mark)}`
  }
  return Array.from(rows, (row = '') => row.trimEnd())
}

const standing = (mark: Mark): readonly StillMark[] => (mark.kind === 'turned' ? mark.marks : [mark])

function lettersOf(mark: StillMark): string {
  if (mark.kind === 'image') return `[${mark.path}]`
  if (mark.kind !== 'text') return '#'
  return mark.parts.map(({ shaped, gap }) => shaped.text + whiteOf(gap)).join('')
}

/** A stretched word space is one letter wide like any other; a leader is as wide as it is. */
const whiteOf = (gap: number): string => (gap < 60 ? '' : gap < 1500 ? ' ' : ' '.repeat(Math.round(gap / 500)))

/** So many words of one letter: `aaa aaa aaa`. */
export const words = (letter: string, count: number, length = 3): string =>
  Array.from({ length: count }, () => letter.repeat(length)).join(' ')

/** So many paragraphs of one line. */
export const liners = (letter: string, count: number): string => `<p>${letter}</p>`.repeat(count)

/** Pages by the first letter of each of their lines; `.` is an empty line: `aaaaa.bb`. */
export const letters = (pages: readonly (readonly string[])[]): string[] =>
  pages.map((rows) => rows.map((row) => row.trim().charAt(0) || '.').join(''))
