import type { Element, ElementContent, Root } from 'hast'
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
import { propertiesOf } from './attributes.js'
import { type InlineNote, type Span, spans, spansFromMarkdown } from './spans.js'

// A table has a row of dashes under its head; without one the extension is left out, for it slows every paragraph.
const hasTable = (text: string): boolean =>
  text.includes('|') &&
  text.split('\n').some((line) => line.includes('|') && line.includes('-') && /^[\s>|:-]+$/.test(line))

/** Turn Markdown into hast, with `raw` nodes for HTML, containers as `div` of their name, and notes under the author's labels. */
export function parseMarkdown(text: string): Root {
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
  const mdast: Mdast = processor.parse(text)
  const notes: Element[] = []
  const tree = toHast(mdast, {
    allowDangerousHtml: true,
    handlers: {
      thematicBreak: (_, node: Nodes) => element(node, 'hr', { className: ['break'] }, []),
      containerDirective: (state, node: ContainerDirective) =>
        element(node, 'div', containerProperties(node), state.wrap(state.all(node), true)),
      // A leaf directive means nothing here: its line stays as it was typed.
      leafDirective: (_, node: LeafDirective) => {
        const { start, end } = node.position ?? {}
        return element(node, 'p', {}, [
          {
            type: 'text',
            value: text.slice(start?.offset, end?.offset),
            ...(node.position ? { position: node.position } : {}),
          },
        ])
      },
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
      footnoteReference: (_, node: { identifier: string } & Nodes) =>
        element(node, 'a', { role: 'doc-noteref', href: `#${node.identifier}` }, []),
      footnoteDefinition: (state: State, node: { identifier: string } & Parents) =>
        element(node, 'aside', { role: 'doc-footnote', id: node.identifier }, state.wrap(state.all(node), true)),
    },
  })
  const root: Root = tree.type === 'root' ? tree : { type: 'root', children: [] }
  root.children.push(...notes)
  return root
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
