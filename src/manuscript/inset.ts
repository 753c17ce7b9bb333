import type { Element, ElementContent } from 'hast'
import { spans } from './letter.js'
import { classesOf, divideAtLine, h, isElement, linesOf, textOf } from './nodes.js'

/** Turn an epigraph into a quotation; a last paragraph or line that begins with a dash says whose it is. */
export const shapeEpigraph = (epigraph: Element): Element => ({ ...withSource(epigraph), tagName: 'blockquote' })

/** Set apart a last paragraph or line that begins with a dash, and says whose the words are. */
export function withSource(quoted: Element): Element {
  const children = [...quoted.children]
  const last = children.at(-1)
  if (isElement(last, 'p')) {
    const [words, source] = divideAtSource(last.children)
    const whole = words.every((node) => textOf(node).trim() === '')
    if (source.length > 0 && !(whole && children.length === 1))
      children.splice(-1, 1, ...(whole ? [] : [{ ...last, children: words }]), h('footer', [], source))
  }
  return { ...quoted, children }
}

/** Divide a paragraph before its first line that begins with a dash. */
function divideAtSource(children: readonly ElementContent[]): [ElementContent[], ElementContent[]] {
  const isSource = (nodes: readonly ElementContent[]): boolean => /^\s*[—–―-]/.test(nodes.map(textOf).join(''))
  return isSource(children) ? [[], [...children]] : divideAtLine(children, isSource)
}

/** Turn the paragraphs of a sign or a telegram into its lines, as they are painted or typed. */
export function shapeSign(sign: Element): Element {
  const children = sign.children.map(
    (child): ElementContent =>
      isElement(child, 'p') ? { ...child, children: spans(linesOf(child.children, true)) } : child,
  )
  return { ...sign, children }
}

/** Give a cutting, a note or a poem its headline: a first paragraph that is bold as a whole. */
export function shapeHeadline(inset: Element): Element {
  const [first, ...rest] = inset.children
  if (!isElement(first, 'p') || rest.length === 0) return inset
  const only = first.children.filter((child) => textOf(child).trim() !== '')
  const bold = only[0]
  if (only.length !== 1 || !isElement(bold, 'strong', 'b')) return inset
  const headline = { ...first, properties: { ...first.properties, className: [...classesOf(first), 'headline'] } }
  return { ...inset, children: [{ ...headline, children: bold.children }, ...rest] }
}
