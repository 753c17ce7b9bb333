import type { Root } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { BookMeta, Matter, Role, Section } from '../types/book.js'
import type { Chapter, FilePlan, Plan } from '../types/manuscript.js'
import type { Problem } from '../types/problem.js'
import { type Heading, headingOf } from './heading.js'
import { ownIds } from './ids.js'
import type { Numerals } from './numerals.js'
import { Parts, textRoot } from './parts.js'
import { roleNamed } from './words.js'

/** What chapters are read with. */
export interface Reading {
  readonly plan: Plan
  readonly meta: BookMeta
  readonly numerals: Numerals
  readonly typeset: (text: string) => string
}

/** A section before it is numbered and put in its place. */
export type Draft = Omit<Section, 'number'> & {
  /** The number that the author wrote. */
  readonly numeral?: number
  /** Whether it is counted. */
  readonly numbers: boolean
  /** Whether nobody chose its place: neither a number in its name nor a list. */
  readonly floats: boolean
  /** Its place in the author's list of front or back matter. */
  readonly rank?: number
}

export const MATTER: Readonly<Record<Role, Matter>> = {
  cover: 'front',
  'half-title': 'front',
  titlepage: 'front',
  'copyright-page': 'front',
  dedication: 'front',
  epigraph: 'front',
  contents: 'front',
  foreword: 'front',
  preface: 'front',
  introduction: 'front',
  prologue: 'body',
  part: 'body',
  chapter: 'body',
  interlude: 'body',
  epilogue: 'body',
  afterword: 'back',
  acknowledgements: 'back',
  'about-author': 'back',
  'also-by': 'back',
  colophon: 'back',
  'about-work': 'front',
  'reader-notes': 'back',
  endnotes: 'back',
}

/** Turn chapters into sections with their roles: each part has a page, and its sections know it. */
export function draftsOf(
  chapters: readonly Chapter[],
  reading: Reading,
): { drafts: readonly Draft[]; problems: readonly Problem[] } {
  const ids = new Ids()
  const drafts: Draft[] = []
  const problems: Problem[] = []
  const seen = new Set<string>()
  const parts = new Parts(reading, () => ids.take('part'))
  for (const chapter of chapters) {
    const plan = reading.plan.files.get(chapter.file) ?? { placed: true }
    const opens = !seen.has(chapter.file)
    seen.add(chapter.file)
    const { draft, problem } = draftOf({ chapter, plan, opens }, reading, ids)
    if (problem) problems.push(problem)
    if (draft.role === 'part') {
      drafts.push(...parts.open(draft, plan))
      continue
    }
    if (draft.matter === 'body') drafts.push(...parts.made(plan.part))
    if (draft.role === 'epilogue') parts.leave(plan.part)
    const part = parts.home(plan.part)
    drafts.push(draft.matter === 'body' && part !== undefined ? { ...draft, part } : draft)
  }
  return { drafts, problems }
}

/** A chapter, and what is known of it besides its text. */
interface Placed {
  readonly chapter: Chapter
  readonly plan: FilePlan
  /** Whether it is the first of its file. */
  readonly opens: boolean
}

function draftOf({ chapter, plan, opens }: Placed, reading: Reading, ids: Ids): { draft: Draft; problem?: Problem } {
  const { meta, numerals } = reading
  const tree = chapter.title ?? (opens && plan.title ? textRoot(reading.typeset(plan.title)) : undefined)
  const text = tree ? lineOf(tree) : ''
  const lang = plan.lang ?? meta.lang
  const heading = headingOf(text, numerals, lang)
  const { role, problem } = roleOf({ chapter, plan, opens }, heading, lang)
  const matter = plan.matter ?? MATTER[role]
  const title = tree && heading.title ? trimmedTitle(tree, heading.title, text) : undefined
  const id = ids.take(role)
  const counted = (role === 'chapter' || role === 'part') && matter === 'body' && !heading.unnumbered
  const draft: Draft = {
    id,
    role,
    matter,
    name: heading.title || text || meta.title,
    from: { file: chapter.file, offset: beginningOf(chapter) },
    body: ownIds(chapter.body, id),
    numbers: counted,
    floats: !plan.placed,
    ...(title && { title }),
    ...(heading.label !== undefined && { label: heading.label }),
    ...(plan.author !== undefined && opens && { author: plan.author }),
    ...(plan.lang !== undefined && { lang: plan.lang }),
    ...(plan.rank !== undefined && { rank: plan.rank }),
    ...(counted && heading.number !== undefined && { numeral: heading.number }),
  }
  return { draft, ...(problem && { problem }) }
}

/** Where a chapter's first words stand in its file. */
function beginningOf({ title, body }: Chapter): number {
  const first = [...(title?.children ?? []), ...body.children].find((node) => node.position !== undefined)
  return first?.position?.start.offset ?? 0
}

/** What the author says it is, else what the file is called, else what its heading says, else a chapter. */
function roleOf({ chapter, plan, opens }: Placed, heading: Heading, lang: string): { role: Role; problem?: Problem } {
  const said = plan.role === undefined ? undefined : wordFor(plan.role, lang)
  if (said !== undefined && (opens || said !== 'part')) return { role: said }
  const named = opens ? fileRole(chapter.file, lang) : undefined
  const found = named ?? heading.role
  const role = found === undefined || found === 'chapter' ? besides(plan) : found
  if (plan.role === undefined || said !== undefined || !opens) return { role }
  return { role, problem: unknown(chapter.file, plan.role) }
}

/** A text that is neither chapter nor anything else, put before the text or after it. */
const besides = (plan: FilePlan): Role =>
  plan.matter === 'front' ? 'preface' : plan.matter === 'back' ? 'afterword' : 'chapter'

/** Pages that only Fleuron makes. */
const OURS: ReadonlySet<string> = new Set(['cover', 'contents', 'reader-notes', 'endnotes'])

function wordFor(word: string, lang: string): Role | undefined {
  const name = word.trim().toLowerCase()
  if (Object.hasOwn(MATTER, name) && !OURS.has(name)) return name as Role // a key of MATTER
  return roleNamed(word, lang)
}

/** `03-dedication.md` is a dedication, `interlude-2.md` an interlude; `title.md` is a title page. */
function fileRole(file: string, lang: string): Role | undefined {
  const base = file.slice(file.lastIndexOf('/') + 1).replace(/\.\w+$/, '')
  const name = base.replace(/^\d+[-_. )]*/, '').replace(/[-_. ]*\d+$/, '')
  return /^title$/i.test(name) ? 'titlepage' : roleNamed(name, lang)
}

const unknown = (file: string, role: string): Problem => ({
  file,
  rule: 'role',
  severity: 'warning',
  reason: `Unexpected role "${role.slice(0, 60)}", expected one that Fleuron knows`,
  note: `Fleuron knows ${Object.keys(MATTER)
    .filter((name) => !OURS.has(name))
    .join(', ')}.`,
})

/** Turn a heading into one line of text; a line break in it parts the number from the title. */
export function lineOf(title: Root): string {
  const parts = title.children.map((node) => {
    if (node.type === 'element' && node.tagName === 'br') return ': '
    return node.type === 'element' || node.type === 'text' ? textOf(node) : ''
  })
  return parts.join('').replace(/\s+/g, ' ').replaceAll(' : ', ': ').trim()
}

/** The title as the author marked it up, unless a chapter number has been taken off its head. */
const trimmedTitle = (tree: Root, title: string, whole: string): Root => (title === whole ? tree : textRoot(title))

/** Names for sections that are safe as file names and as XML ids, each given once. */
class Ids {
  private readonly taken = new Map<string, number>()

  take(name: string): string {
    const count = (this.taken.get(name) ?? 0) + 1
    this.taken.set(name, count)
    return name === 'chapter' || name === 'part' || count > 1 ? `${name}-${count}` : name
  }
}
