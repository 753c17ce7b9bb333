import type { Element, ElementContent, Text } from 'hast'
import { classesOf, divideAtLine, h, isElement, linesOf, textOf } from './nodes.js'

// A letter's parts are short lines; a paragraph of the letter is longer.
const shortLine = 60
const salutation =
  /^(dear|dearest|my (dear|own|darling)|darling|beloved|to|hello|hi|hey|sir|madam|gentlemen|ladies)\b|[,:—]$/i
const closing =
  /^((most |very |ever |always |with |all |much |lots of |many |your (ever |most |very )?|i (am|remain),? |kind(est)? |best |warm(est)? |in haste|until |till |as ever|take care|god bless|faithfully|truly|love|yours|sincerely|affectionately|respectfully|regards|cheers|thanks|thank you|gratefully|fondly|hugs|xo)[^.!?]*[,.!—]?|(love|yours|cheers|thanks)[,.!]?)$/i

const postscript = /^(p\.?\s?)+s\b|^postscript\b/i
/** A name, or the initials of one. */
const signs = /[^.!?…:;"”]$|^(?:\p{Lu}\.\s?){1,4}$/u

/** Turn the paragraphs of a letter into dateline, salutation, body, closing, signature and postscript. */
export function shapeLetter(letter: Element): Element {
  const from = letter.children.findLastIndex(
    (child) => !(isElement(child, 'p') && postscript.test(textOf(child).trim())),
  )
  const children = letter.children.slice(0, from + 1)
  const added = letter.children
    .slice(from + 1)
    .map((child) => (isElement(child) ? withClass(child, 'postscript') : child))
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
      if (rest.length > 0)
        children.unshift({ ...greeting, children: dividedBefore(greeting.children, [line], rest)[1] })
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
      if (close > 0)
        children.push({
          ...paragraph,
          children: dividedBefore(paragraph.children, lines.slice(0, close), lines.slice(close))[0],
        })
      break
    }
  }
  if (tail.length === 0) {
    // In any language, short lines of which the first ends with a comma close a letter; a name alone under it signs it.
    const last = children.at(-1)
    const [close, ...signed] = isElement(last, 'p') ? linesOf(last.children, true) : []
    if (
      children.length > 1 &&
      close !== undefined &&
      signed.length > 0 &&
      [close, ...signed].every(isShort) &&
      text(close).endsWith(',')
    ) {
      tail.push(h('p', ['closing'], close), h('p', ['signature'], spans(signed)))
      children.pop()
    } else if (
      children.length > 1 &&
      isElement(last, 'p') &&
      linesOf(last.children, true).every(isShort) &&
      text(last.children).length < 30 &&
      signs.test(text(last.children))
    ) {
      tail.push(withClass(last, 'signature'))
      children.pop()
    }
  }
  return { ...letter, children: [...head, ...children, ...tail, ...added] }
}

/** Turn the stanzas of a poem into lines of their own, with the indents of the source as classes. */
export function shapeVerse(verse: Element, source: string): Element {
  const stepOf = stepsOf(verse, source)
  const children = verse.children.map((child): ElementContent => {
    if (!isElement(child, 'p')) return child
    const lines = linesOf(child.children, true)
    return {
      ...child,
      properties: { ...child.properties, className: [...classesOf(child), 'stanza'] },
      children: spans(lines, stepOf),
    }
  })
  return { ...verse, children }
}

const withClass = (element: Element, name: string): Element => ({
  ...element,
  properties: { ...element.properties, className: [name] },
})

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

/** Turn lines into spans of class `line`; those set in have a class for their step, of the steps of the whole poem. */
export function spans(
  lines: readonly (readonly ElementContent[])[],
  stepOf: (line: readonly ElementContent[]) => number = () => 0,
): Element[] {
  return lines.map((line) => {
    const step = stepOf(line)
    return h('span', step === 0 ? ['line'] : ['line', `indent-${step}`], line)
  })
}

/** The steps by which a poem's lines are set in: the shallowest indent of its source is 1, all that are deeper are 2. */
function stepsOf(verse: Element, source: string): (line: readonly ElementContent[]) => number {
  const lines = verse.children.flatMap((child) => (isElement(child, 'p') ? linesOf(child.children, true) : []))
  // One space is a slip of the hand.
  const indents = lines.map((line) => indentOf(line, source)).filter((indent) => indent > 1)
  const least = Math.min(...indents)
  return (line) => {
    const indent = indentOf(line, source)
    return indent < 2 ? 0 : indent <= least + 1 ? 1 : 2
  }
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

/** Divide a paragraph before its last lines, as many as `last`. Its own line ends stay, unless one of them lies inside emphasis. */
function dividedBefore(
  children: readonly ElementContent[],
  first: readonly ElementContent[][],
  last: readonly ElementContent[][],
): [ElementContent[], ElementContent[]] {
  const [head, tail] = divideAtLine(children, (rest) => linesOf(rest, true).length === last.length)
  return tail.length > 0 ? [head, tail] : [rejoin(first), rejoin(last)]
}

const rejoin = (lines: readonly ElementContent[][]): ElementContent[] =>
  lines.flatMap((line, at) => (at === 0 ? line : [h('br', [], []), ...line]))
