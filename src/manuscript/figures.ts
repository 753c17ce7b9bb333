import type { Element, ElementContent, Root, RootContent } from 'hast'
import { type Attributes, readAttributes } from './attributes.js'
import { classesOf, cutText, h, isElement, textOf } from './nodes.js'

/**
 * Turn a picture that stands alone in its paragraph into a figure. Its title, or a line in italics right under it, is its
 * caption; `{.plate}` after it makes it a plate, `{width=50%}` settles its width.
 */
export function shapeFigures(parent: Root | Element): void {
  parent.children = (parent.children as RootContent[]).map((child): RootContent => {
    if (!isElement(child)) return child
    if (child.tagName === 'p') return figureOf(child) ?? child
    shapeFigures(child)
    return child
  }) as typeof parent.children
}

function figureOf(paragraph: Element): Element | undefined {
  const children = withAttributes(paragraph.children).filter(
    (child) => textOf(child).trim() !== '' || isElement(child, 'img'),
  )
  paragraph.children = withAttributes(paragraph.children)
  const [image, caption, ...rest] = children
  if (!isElement(image, 'img') || rest.length > 0) return undefined
  if (caption !== undefined && !isElement(caption, 'em', 'i')) return undefined
  const { title, className: _, ...properties } = image.properties
  const words: ElementContent[] =
    caption !== undefined
      ? caption.children
      : typeof title === 'string' && title.trim() !== ''
        ? [{ type: 'text', value: title.trim() }]
        : []
  const picture = { ...image, properties }
  const figure = h('figure', classesOf(image), [picture, ...(words.length > 0 ? [h('figcaption', [], words)] : [])])
  return { ...figure, ...(paragraph.position ? { position: paragraph.position } : {}) }
}

/** Give pictures the attributes that stand in braces right after them. */
function withAttributes(children: readonly ElementContent[]): ElementContent[] {
  return children.map((child, at) => {
    const next = children[at + 1]
    if (isElement(child, 'img') && next?.type === 'text') {
      const attributes = readAttributes(bracesOf(next.value))
      if (attributes !== undefined)
        return {
          ...child,
          properties: { ...child.properties, className: [...classesOf(child), ...pictureClasses(attributes)] },
        }
    }
    const before = children[at - 1]
    if (child.type === 'text' && isElement(before, 'img')) {
      const words = bracesOf(child.value)
      if (readAttributes(words) !== undefined) return cutText(child, words.length + 2, child.value.length)
    }
    return child
  })
}

/** A picture's width becomes a class, by tenths of the measure, which stylesheets may read as they like. */
const pictureClasses = ({ classes, width }: Attributes): readonly string[] =>
  width === undefined ? classes : [...classes, `width-${Math.min(10, Math.max(1, Math.round(width / 10))) * 10}`]

/** What stands in the braces a text begins with. */
const bracesOf = (value: string): string => /^\{([^{}\n]*)\}/.exec(value)?.[1] ?? ''
