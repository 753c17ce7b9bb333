import type { Element, ElementContent, Text } from 'hast'
import { classesOf, cutText, h, isElement, linesOf, textOf } from './nodes.js'

// A letter's parts are short lines; a paragraph of the letter is longer.
const shortLine = 60
const salutation =
  /^(dear|dearest|my (dear|own|darling)|darling|beloved|to|hello|hi|hey|sir|madam|gentlemen|ladies)\b|[,:—]$/i
const closing =
  /^((most |very |ever |always |with |all |much |lots of |many |your (ever |most |very )?|i (am|remain),? |kind(est)? |best |warm(est)? |in haste|until |till |as ever|take care|god bless|faithfully|truly|love|yours|sincerely|affectionately|respectfully|regards|cheers|thanks|thank you|gratefully|fondly|hugs|xo)[^.!?]*[,.!—]?|(love|yours|cheers|thanks)[,.!]?)$/i

/** Turn the paragraphs of a letter into dateline, salutation, body, closing and signature. */
export function shapeLetter(letter: Element): Element {
  const children = [...letter.children]
  const head: ElementContent[] = []
  const tail: ElementContent[] = []
  const first = children[0]
  if (isElement(first, 'p') && isDateline(first, children[1])) {
    head.push(asLines(first, 'dateline'))
    children.shift()
  }
  const greeting = children[0]
  if (isElement(greeting, 'p')) {
    const [line, ...rest] = linesOf(greeting.children, true)
    if (line !== undefined && isShort(line) && salutation.test(text(line))) {
      head.push(h('p', ['salutation'], line))
      children.shift()
      if (rest.length > 0) children.unshift({ ...greeting, children: rejoin(rest) })
    }
  }
  const lastAt = children.findLastIndex((child) => isElement(child, 'p'))
  for (const at of [lastAt, lastAt - 1]) {
    const paragraph = children[at]
    if (!isElement(paragraph, 'p')) break
    const lines = linesOf(paragraph.children, true)
    const close = lines.findIndex(
      (line, i) => isShort(line) && closing.test(text(line)) && lines.slice(i).every(isShort),
    )
    const after = children.slice(at + 1)
    if (close >= 0 && after.every((child) => isElement(child, 'p') && linesOf(child.children, true).every(isShort))) {
      const signed = [
        ...lines.slice(close + 1),
        ...after.flatMap((child) => (isElement(child) ? linesOf(child.children, true) : [])),
      ]
      tail.push(h('p', ['closing'], lines[close] ?? []))
      if (signed.length > 0) tail.push(h('p', ['signature'], spans(signed)))
      children.splice(at)
      if (close > 0) children.push({ ...paragraph, children: rejoin(lines.slice(0, close)) })
      break
    }
  }
  if (tail.length === 0) {
    // A name alone under the letter signs it.
    const last = children.at(-1)
    if (
      children.length > 1 &&
      isElement(last, 'p') &&
      linesOf(last.children, true).every(isShort) &&
      text(last.children).length < 30 &&
      !/[.!?…:;"”]$/.test(text(last.children))
    ) {
      tail.push({ ...last, properties: { ...last.properties, className: ['signature'] } })
      children.pop()
    }
  }
  return { ...letter, children: [...head, ...children, ...tail] }
}

/** Turn the stanzas of a poem into lines of their own, with the indents of the source as classes. */
export function shapeVerse(verse: Element, source: string): Element {
  const children = verse.children.map((child): ElementContent => {
    if (!isElement(child, 'p')) return child
    const lines = linesOf(child.children, true)
    return {
      ...child,
      properties: { ...child.properties, className: [...classesOf(child), 'stanza'] },
      children: spans(lines, source),
    }
  })
  return { ...verse, children }
}

/** Turn the lines of a conversation into its messages: `Name: words`, the first name's from, the others' to. */
export function shapeMessages(messages: Element): Element {
  let first: string | undefined
  const children = messages.children.flatMap((child): ElementContent[] => {
    if (!isElement(child, 'p')) return [child]
    return linesOf(child.children, true).map((line) => {
      const name = /^\s*([\p{L}\p{N}][^:\n]{0,30}):\s/u.exec(text(line))?.[1]
      if (name !== undefined) first ??= name
      const from = name === undefined || name === first
      return h('p', [from ? 'from' : 'to'], name === undefined ? line : named(line, name.length))
    })
  })
  return { ...messages, children }
}

/** Set the speaker's name at the beginning of a line apart. */
function named(line: readonly ElementContent[], length: number): ElementContent[] {
  const [head, ...rest] = line
  if (head?.type !== 'text' || head.value.length < length) return [...line]
  const lead = head.value.length - head.value.trimStart().length
  return [h('span', ['name'], [cut(head, lead, lead + length)]), cut(head, lead + length, head.value.length), ...rest]
}

/** Turn an epigraph into a quotation; a last paragraph that begins with a dash says whose it is. */
export function shapeEpigraph(epigraph: Element): Element {
  const children = [...epigraph.children]
  const last = children.at(-1)
  if (isElement(last, 'p')) {
    const lines = linesOf(last.children, true)
    const at = lines.findIndex((line) => /^\s*[—–―-]/.test(text(line)))
    if (at >= 0 && (at > 0 || children.length > 1)) {
      children.splice(
        -1,
        1,
        ...(at > 0 ? [{ ...last, children: rejoin(lines.slice(0, at)) }] : []),
        h('footer', [], rejoin(lines.slice(at))),
      )
    }
  }
  return { ...epigraph, tagName: 'blockquote', children }
}

const text = (nodes: readonly ElementContent[]): string => nodes.map(textOf).join('').trim()
const isShort = (line: readonly ElementContent[]): boolean => text(line).length <= shortLine

function isDateline(paragraph: Element, next: ElementContent | undefined): boolean {
  if (!isElement(next, 'p')) return false
  const lines = linesOf(paragraph.children, true)
  const greets = linesOf(next.children, true)[0]
  const open = lines.every(
    (line) =>
      isShort(line) &&
      (!/[.!?,:…]["”]?$/.test(text(line)) ||
        /\d[,.]?$|\b(St|Rd|Ave|Co|Str|Terrace|Street|Road|Hotel|Hall|House|London)[.,]$/.test(text(line)) ||
        text(line).endsWith(',')),
  )
  return (
    open &&
    greets !== undefined &&
    isShort(greets) &&
    salutation.test(text(greets)) &&
    !/^(dear|dearest|my dear)\b/i.test(text(paragraph.children))
  )
}

function asLines(paragraph: Element, name: string): Element {
  return {
    ...paragraph,
    properties: { ...paragraph.properties, className: [name] },
    children: spans(linesOf(paragraph.children, true)),
  }
}

function spans(lines: readonly (readonly ElementContent[])[], source?: string): Element[] {
  return lines.map((line) => {
    const indent = source === undefined ? 0 : indentOf(line, source)
    // Two to five spaces are one step, six and more are two: what poets type with a tab or two.
    return h('span', indent < 2 ? ['line'] : ['line', indent < 6 ? 'indent-1' : 'indent-2'], line)
  })
}

/** Spaces before the first word of a line in its source; a tab counts for four. */
function indentOf(line: readonly ElementContent[], source: string): number {
  const start = firstText(line)?.data?.source?.[0]?.offset
  if (start === undefined) return 0
  const begin = source.lastIndexOf('\n', start - 1) + 1
  const typed = /^[> ]*?([ \t]*)[*_]*$/.exec(source.slice(begin, start))?.[1] ?? ''
  return typed.replaceAll('\t', '    ').length
}

function firstText(nodes: readonly ElementContent[]): Text | undefined {
  for (const node of nodes) {
    const found = node.type === 'text' ? node : node.type === 'element' ? firstText(node.children) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

function rejoin(lines: readonly (readonly ElementContent[])[]): ElementContent[] {
  return lines.flatMap((line, at) => (at === 0 ? [...line] : [h('br', [], []), ...line]))
}

function cut(node: ElementContent, from: number, to: number): ElementContent {
  return node.type === 'text' ? cutText(node, from, to) : node
}
