import type { Element, ElementContent, Root } from 'hast'

/** They begin a paragraph of their own, once something in them is read. */
const paragraphs = new Set(['p', 'ol', 'ul', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
/** What stands in them is no prose, and stays as it is. */
const opaque = new Set(['script', 'style', 'pre', 'audio', 'video', 'svg', 'math'])
// A closing mark belongs to the sentence, and so does the space after it. Abbreviations are not known.
const endOfSentence = /[.!?]['"”’“…]?[ \t\n\f\r]*/g

/**
 * Turn a tidied tree into the tree that a Kobo's own renderer reads: wrapped twice, for its columns, with a numbered span round each
 * sentence, by which it knows the place where one stopped reading, and what is underlined (the rules are kepubify's, version 4). The
 * text is the same, and the tree given is left as it is.
 */
export function forKobo(root: Root): Root {
  const numbers = new Numbers()
  const inner = division('book-inner', spanned(root.children.filter(isContent), '', numbers))
  return { type: 'root', children: [division('book-columns', [inner])] }
}

/** The numbers of spans: the paragraph's, which begins anew with its first span, and the sentence's in it. */
class Numbers {
  #paragraph = 0
  #sentence = 0
  #due = false

  enter(tagName: string): void {
    if (paragraphs.has(tagName)) this.#due = true
  }

  /** Each picture is a paragraph. */
  picture(children: ElementContent[]): Element {
    this.#due = true
    return this.span(children)
  }

  span(children: ElementContent[]): Element {
    if (this.#due) {
      this.#paragraph++
      this.#sentence = 0
      this.#due = false
    }
    this.#sentence++
    const id = `kobo.${this.#paragraph}.${this.#sentence}`
    return { type: 'element', tagName: 'span', properties: { className: ['koboSpan'], id }, children }
  }
}

function spanned(nodes: readonly ElementContent[], parent: string, numbers: Numbers): ElementContent[] {
  const done: ElementContent[][] = []
  let run: ElementContent[] = []
  const close = () => {
    done.push(sentences(run, parent, numbers))
    run = []
  }
  for (const node of nodes) {
    if (node.type === 'text' || isPageMark(node)) run.push(node)
    else {
      close()
      done.push([node.type === 'element' ? spannedElement(node, numbers) : node])
    }
  }
  close()
  return done.flat()
}

function spannedElement(element: Element, numbers: Numbers): Element {
  const { tagName } = element
  if (tagName === 'img') return numbers.picture([element])
  if (opaque.has(tagName)) return element
  numbers.enter(tagName)
  return { ...element, children: spanned(element.children, tagName, numbers) }
}

/** Turn a run of text, pages of print marked in it, into its sentences. A mark amid a sentence stays in it, one between two stands alone. */
function sentences(run: readonly ElementContent[], parent: string, numbers: Numbers): ElementContent[] {
  const text = run.map((piece) => (piece.type === 'text' ? piece.value : '')).join('')
  const ends = endsOf(text)
  const done: ElementContent[][] = []
  let taken: ElementContent[] = []
  let sentence = 0
  let start = 0
  let at = 0
  for (const piece of run) {
    if (piece.type !== 'text') {
      if (taken.length) taken.push(piece)
      else done.push([piece])
      continue
    }
    for (let from = 0; from < piece.value.length; ) {
      const end = ends[sentence] ?? text.length
      const to = Math.min(piece.value.length, from + end - at)
      taken.push({ type: 'text', value: piece.value.slice(from, to) })
      at += to - from
      from = to
      if (at < end) continue
      const isBlank = text.slice(start, at).trim() === ''
      done.push(isBlank && parent !== 'p' ? taken : [numbers.span(taken)])
      taken = []
      start = at
      sentence++
    }
  }
  return done.flat()
}

/** Where the sentences of a text end; what has no end is one, too. */
function endsOf(text: string): number[] {
  const ends = [...text.matchAll(endOfSentence)].map((match) => match.index + match[0].length)
  return text.length > (ends.at(-1) ?? 0) ? [...ends, text.length] : ends
}

const isPageMark = (node: ElementContent): boolean =>
  node.type === 'element' && node.properties.role === 'doc-pagebreak' && node.children.length === 0

const isContent = (node: Root['children'][number]): node is ElementContent => node.type !== 'doctype'

const division = (id: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName: 'div',
  properties: { id },
  children,
})
