import type { Element, ElementContent, Root, Text } from 'hast'
import type { Root as Mdast, Nodes, Parents } from 'mdast'
import type { ContainerDirective, LeafDirective } from 'mdast-util-directive'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { type State, toHast } from 'mdast-util-to-hast'
import { directive } from 'micromark-extension-directive'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmTable } from 'micromark-extension-gfm-table'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { propertiesOf } from './attributes.js'
import { labelsOf } from './labels.js'
import { plainParagraphs } from './plain.js'
import { type Portion, portionsOf } from './portions.js'
import { type InlineNote, type Span, spans, spansFromMarkdown } from './spans.js'

// A table has a row of dashes under its head; without one the extension is left out, for it slows every paragraph.
const hasTable = (text: string): boolean =>
  text.includes('|') &&
  text.split('\n').some((line) => line.includes('|') && line.includes('-') && /^[\s>|:-]+$/.test(line))

/**
 * Turn Markdown into hast, with `raw` nodes for HTML, containers as `div` of their name, and notes under the author's labels. The parser
 * is given portions of the text, of `size` characters or a little more.
 */
export function parseMarkdown(text: string, size?: number): Root {
  const { flow } = directive()
  const tables = hasTable(text)
  // The same goes for spans and notes in the line.
  const spanned = text.includes(']{') || text.includes('^[')
  const processor = unified()
    .data('micromarkExtensions', [
      { disable: { null: ['codeIndented', 'setextUnderline'] } },
      // The text half of directives would eat the minutes of 8:35.
      { ...(flow === undefined ? {} : { flow }) },
      gfmFootnote(),
      labelsOf(text),
      ...(tables ? [gfmTable()] : []),
      ...(spanned ? [spans] : []),
    ])
    .data('fromMarkdownExtensions', [
      directiveFromMarkdown(),
      gfmFootnoteFromMarkdown(),
      ...(tables ? [gfmTableFromMarkdown()] : []),
      ...(spanned ? [spansFromMarkdown] : []),
    ])
    .use(remarkParse)
  const parts = portionsOf(text, size).map((portion) =>
    portion.plain ? plainParagraphs(portion) : placed(processor.parse(portion.text), portion).children,
  )
  const mdast: Mdast = { type: 'root', children: parts.flat() }
  const notes: Element[] = []
  const tree = toHast(mdast, {
    allowDangerousHtml: true,
    handlers: {
      thematicBreak: (_, node: Nodes) => element(node, 'hr', { className: ['break'] }, []),
      containerDirective: (state, node: ContainerDirective) =>
        element(node, 'div', containerProperties(node), state.wrap(state.all(node), true)),
      // A leaf directive means nothing here: its line stays as it was typed.
      leafDirective: (_, node: LeafDirective) => element(node, 'p', {}, [asTyped(node)]),
      span: (state: State, node: Span & Nodes) =>
        element(node, 'span', propertiesOf(node.attributes), state.all(node) as ElementContent[]),
      inlineNote: (state: State, node: InlineNote & Nodes) => {
        // Two dots: no label of the author's looks like that.
        const id = `..${notes.length + 1}`
        const words = element(node, 'p', {}, state.all(node) as ElementContent[])
        notes.push(element(node, 'aside', { role: 'doc-footnote', id }, [words]))
        return element(node, 'a', { role: 'doc-noteref', href: `#${id}` }, [])
      },
      // Notes keep the author's labels here; they are numbered once the chapters are known.
      footnoteReference: (state: State, node: { identifier: string } & Nodes) =>
        state.footnoteById.has(node.identifier.toUpperCase())
          ? element(node, 'a', { role: 'doc-noteref', href: `#${node.identifier}` }, [])
          : asTyped(node),
      footnoteDefinition: (state: State, node: { identifier: string } & Parents) =>
        element(node, 'aside', { role: 'doc-footnote', id: node.identifier }, state.wrap(state.all(node), true)),
    },
  })
  const root: Root = tree.type === 'root' ? tree : { type: 'root', children: [] }
  root.children.push(...notes)
  return root

  function asTyped({ position }: Nodes): Text {
    const value = text.slice(position?.start.offset, position?.end.offset)
    return { type: 'text', value, ...(position ? { position } : {}) }
  }
}

/** Give the nodes of a portion their places in the whole text. */
function placed(tree: Mdast, { at, line }: Portion): Mdast {
  if (at === 0) return tree
  visit(tree, ({ position }) => {
    for (const point of position ? [position.start, position.end] : []) {
      point.line += line
      point.offset = (point.offset ?? 0) + at
    }
  })
  return tree
}

function containerProperties({ name, attributes }: ContainerDirective): Element['properties'] {
  const classes = (attributes?.class ?? '').split(' ').filter((its) => its !== '' && its !== name)
  const { lang, dir } = attributes ?? {}
  return { className: [name, ...classes], ...(lang ? { lang } : {}), ...(dir ? { dir } : {}) }
}

function element(
  node: Nodes,
  tagName: string,
  properties: Element['properties'],
  children: Element['children'],
): Element {
  return { type: 'element', tagName, properties, children, ...(node.position ? { position: node.position } : {}) }
}
