import type { Root } from 'hast'
import type { FilePlan, PartPlan } from '../types/manuscript.js'
import { headingOf } from './heading.js'
import type { Draft, Reading } from './sections.js'

/** The parts that are open while chapters are read: those of folders and lists, and those that headings begin in them. */
export class Parts {
  private readonly pages = new Map<number, Page>()
  private spoken: { readonly id: string; readonly folder: number | undefined } | undefined

  constructor(
    private readonly reading: Reading,
    private readonly nextId: () => string,
  ) {}

  /** A part's own page in its place, after the pages that are to stand before it. */
  open(page: Draft, plan: FilePlan): Draft[] {
    const folder = plan.part
    const planned = folder === undefined ? undefined : this.reading.plan.parts[folder]
    if (folder === undefined || !planned) return [this.speak(page, folder, undefined)]
    const known = this.pages.get(folder)
    if (known) return [this.speak(page, folder, known.holds)]
    const before = this.made(planned.within)
    // Where a mere heading names a folder, the next such heading is that one's equal.
    return [...before, this.keep(page, folder, plan.role === undefined)]
  }

  /** The pages that a planned part and the one around it still lack, made from their names. */
  made(folder: number | undefined): Draft[] {
    const planned = folder === undefined ? undefined : this.reading.plan.parts[folder]
    if (folder === undefined || !planned || this.pages.has(folder)) return []
    const before = this.made(planned.within)
    return [...before, this.keep(partOf(planned, this.reading, this.nextId()), folder, false)]
  }

  /** The part that a chapter of some folder belongs to. */
  home(folder: number | undefined): string | undefined {
    if (this.spoken && this.spoken.folder === folder) return this.spoken.id
    return folder === undefined ? undefined : this.pages.get(folder)?.id
  }

  /** End the part that a heading began. */
  leave(folder: number | undefined): void {
    if (this.spoken?.folder === folder) this.spoken = undefined
  }

  private speak(page: Draft, folder: number | undefined, home: string | undefined): Draft {
    this.spoken = { id: page.id, folder }
    return within(page, home)
  }

  private keep(page: Draft, folder: number, isHeading: boolean): Draft {
    const around = this.reading.plan.parts[folder]?.within
    const home = around === undefined ? undefined : this.pages.get(around)?.id
    const holds = home ?? (isHeading ? undefined : page.id)
    this.pages.set(folder, { id: page.id, ...(holds !== undefined && { holds }) })
    return within(page, home)
  }
}

/** The page of a planned part. */
interface Page {
  readonly id: string
  /** The part to which parts belong that headings begin in it. */
  readonly holds?: string
}

const within = (page: Draft, part: string | undefined): Draft => (part === undefined ? page : { ...page, part })

/** The page of a part that has no file of its own. */
function partOf(part: PartPlan, reading: Reading, id: string): Draft {
  const named = nameFrom(part.title)
  const heading = headingOf(reading.typeset(named), reading.numerals, reading.meta.lang)
  return {
    id,
    role: 'part',
    matter: 'body',
    name: heading.title || named,
    body: { type: 'root', children: [] },
    numbers: !heading.unnumbered,
    floats: false,
    ...(heading.title && { title: textRoot(heading.title) }),
    ...(heading.label !== undefined && { label: heading.label }),
    ...(heading.number !== undefined && { numeral: heading.number }),
  }
}

/** `part-1-the_long-way` was meant as Part 1: The long way. A title with spaces stands as it is. */
function nameFrom(title: string): string {
  if (/\s/.test(title)) return title
  const words = title.replace(/[-_]+/g, ' ').trim()
  const counted = /^(\p{L}+ (?:\d+|[ivx]+))\s+(\S.*)$/iu.exec(words)
  const large = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
  return counted ? `${large(counted[1] ?? '')}: ${large(counted[2] ?? '')}` : large(words)
}

export const textRoot = (value: string): Root => ({ type: 'root', children: [{ type: 'text', value }] })
