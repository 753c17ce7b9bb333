import type { OutlineEntry } from '../types/layout.js'
import type { StyledSection } from '../types/style.js'

/** Turn sections into the outline of a book: the listed ones, each part with its own and with the parts in it. */
export function outlineOf(sections: readonly StyledSection[]): OutlineEntry[] {
  const tree: OutlineEntry[] = []
  const parts = new Map<string, OutlineEntry[]>()
  for (const { id, name, part } of sections.filter((section) => section.listed)) {
    const children: OutlineEntry[] = []
    const home = part === undefined ? undefined : parts.get(part)
    const list = home ?? tree
    list.push({ name, target: id, children })
    parts.set(id, children)
  }
  return tree
}
