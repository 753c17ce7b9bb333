import type { Inline, RunningString, Which } from '../types/style.js'

/** What a name stands for in margin boxes: text, or a line of an element taken out of the text. */
export type Said = RunningString['value']

/** A value that a page gives to a name; one that begins the page is there from its head on. */
export interface Given extends RunningString {
  readonly atHead?: true
}

/** What names stand for on one page. */
export type Saying = (name: string, which: Which) => Said

/** The named strings and running elements of a book, page by page (CSS GCPM 3, sections 1.1 and 1.3). */
export class RunningStrings {
  /** What each name stood for at the end of the page before. */
  private readonly values = new Map<string, Said>()

  /** Turn to the next page, which gives some names new values. */
  turn(given: readonly Given[]): Saying {
    const onPage = new Map<string, { readonly entry: Said; readonly first: Said; readonly start: Said }>()
    for (const { name, value, atHead } of given) {
      const entry = this.values.get(name) ?? ''
      if (!onPage.has(name)) onPage.set(name, { entry, first: value, start: atHead ? value : entry })
      this.values.set(name, value)
    }
    return (name, which) => {
      const its = onPage.get(name)
      if (!its || which === 'last') return this.values.get(name) ?? ''
      return which === 'first-except' ? '' : its[which]
    }
  }
}

/** A line without what follows the first of some marks. */
export function cutAt(inlines: readonly Inline[], marks: RegExp): Inline[] {
  const kept: Inline[] = []
  for (const inline of inlines) {
    const at = inline.kind === 'text' ? inline.text.search(marks) : -1
    if (inline.kind !== 'text' || at < 0) {
      kept.push(inline)
      continue
    }
    kept.push({ ...inline, text: inline.text.slice(0, at) })
    break
  }
  return kept
}

/** A line without the white at its ends. */
export const trimmed = (inlines: readonly Inline[]): Inline[] =>
  inlines.map((inline, i) => {
    if (inline.kind !== 'text') return inline
    const text = i === 0 ? inline.text.trimStart() : inline.text
    return { ...inline, text: i === inlines.length - 1 ? text.trimEnd() : text }
  })
