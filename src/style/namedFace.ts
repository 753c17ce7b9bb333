import type { Element, Root } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { Edition, StyleSource } from '../types/edition.js'
import { Cascade } from './cascade.js'
import { readSheet } from './sheet.js'

/**
 * Turn the stylesheets of an edition into themselves, with a rule before the author's that names the face in which most of the text
 * is set: where his sheets have chosen another, the theme's own words for the colophon (`--set-in`, `--faces`) are no longer true.
 */
export function withFaceNamed(edition: Edition, tree: Root): readonly StyleSource[] {
  const { styles, sections, labels } = edition
  const at = styles.findIndex(({ origin }) => origin === 'author')
  const mayChoose = styles
    .slice(Math.max(0, at))
    .some(({ text, origin }) => origin === 'author' && /font|face/.test(text))
  if (at < 0 || !mayChoose || !sections.some(({ role }) => role === 'colophon')) return styles
  const faceOf = (sources: readonly StyleSource[]) => faceOfMost(edition, new Cascade(tree, readSheet(sources), []))
  const face = faceOf(styles)
  if (face === undefined || face === faceOf(styles.filter(({ origin }) => origin !== 'author'))) return styles
  const name = face.replace(/["\\]/g, (mark) => `\\${mark}`)
  const text = `@media print { :root { --set-in: "${labels.setIn} ${name}."; --faces: "${name}" } }`
  return styles.toSpliced(at, 0, { path: 'colophon', text, origin: 'house' })
}

/** The family in which most letters of the body are set: of those that its style names, the first that there is. */
function faceOfMost({ sections, faces }: Edition, cascade: Cascade): string | undefined {
  const known = new Set(faces.map(({ family }) => family))
  const letters = new Map<string, number>()
  const count = (element: Element): void => {
    const own = element.children.reduce((sum, child) => sum + (child.type === 'text' ? child.value.length : 0), 0)
    const family = own && cascade.styleOf(element)['font-family'].find((name) => known.has(name))
    if (family) letters.set(family, (letters.get(family) ?? 0) + own)
    for (const child of element.children) if (child.type === 'element') count(child)
  }
  const body = sections.filter(({ matter, tree }) => matter === 'body' && textOf(tree).trim())
  for (const { tree } of body) count(tree)
  return [...letters].reduce<[string | undefined, number]>(
    (most, next) => (next[1] > most[1] ? next : most),
    [undefined, 0],
  )[0]
}
