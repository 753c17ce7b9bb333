import type { Element, Root } from 'hast'
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

// A table has a row of dashes under its head; without one the extension is left out, for it slows every paragraph.
const hasTable = (text: string): boolean =>
  text.includes('|') &&
  text.split('\n').some((line) => line.includes('|') && line.includes('-') && /^[\s>|:-]+$/.test(line))

/** Turn Markdown into hast, with `raw` nodes for HTML, containers as `div` of their name, and notes where they are defined. */
export function parseMarkdown(text: string): Root {
  const { flow } = directive()
  const tables = hasTable(text)
  const processor = unified()
    .data('micromarkExtensions', [
      { disable: { null: ['codeIndented', 'setextUnderline'] } },
      // The text half of directives would eat the minutes of 8:35.
      { ...(flow === undefined ? {} : { flow }) },
      gfmFootnote(),
      ...(tables ? [gfmTable()] : []),
    ])
    .data('fromMarkdownExtensions', [
      directiveFromMarkdown(),
      gfmFootnoteFromMarkdown(),
      ...(tables ? [gfmTableFromMarkdown()] : []),
    ])
    .use(remarkParse)
  const mdast: Mdast = processor.parse(text)
  const numbers = new Map<string, number>()
  const tree = toHast(mdast, {
    allowDangerousHtml: true,
    handlers: {
      thematicBreak: (_, node: Nodes) => element(node, 'hr', { className: ['break'] }, []),
      containerDirective: (state, node: ContainerDirective) =>
        element(
          node,
          'div',
          { className: [node.name], ...(node.attributes?.lang ? { lang: node.attributes.lang } : {}) },
          state.wrap(state.all(node), true),
        ),
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
      footnoteReference: (_, node: { identifier: string } & Nodes) => {
        const number = numbers.get(node.identifier) ?? numbers.size + 1
        numbers.set(node.identifier, number)
        return element(node, 'a', { role: 'doc-noteref', href: `#note-${number}`, id: `noteref-${number}` }, [
          { type: 'text', value: String(number) },
        ])
      },
      footnoteDefinition: (state: State, node: { identifier: string } & Parents) => {
        // Notes are numbered by their references, which may follow; the name is kept until all are known.
        return element(node, 'aside', { role: 'doc-footnote', id: node.identifier }, state.wrap(state.all(node), true))
      },
    },
  })
  const root: Root = tree.type === 'root' ? tree : { type: 'root', children: [] }
  for (const child of root.children) {
    if (child.type !== 'element' || child.tagName !== 'aside') continue
    const number = numbers.get(String(child.properties.id))
    child.properties.id = number === undefined ? undefined : `note-${number}`
  }
  return root
}

function element(
  node: Nodes,
  tagName: string,
  properties: Element['properties'],
  children: Element['children'],
): Element {
  return { type: 'element', tagName, properties, children, ...(node.position ? { position: node.position } : {}) }
}
