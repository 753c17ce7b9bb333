import type { FilePlan, Meta, OutlineEntry, OutlineFile, OutlinePart, PartPlan, Plan } from '../types/manuscript.js'
import { NoBook, type Problem } from '../types/problem.js'
import type { FrontMatter } from './meta.front.js'
import { cureFor } from './meta.names.js'
import type { Place } from './meta.parse.js'

/** The texts in reading order, and where they stand in the book. */
export interface Planned {
  readonly paths: readonly string[]
  readonly plan: Plan
  readonly problems: readonly Problem[]
}

/** What the plan is made from: the paths of the texts in name order, what the book says, what each text says. */
export interface Known {
  /** The file that says it, for messages. */
  readonly config: string
  /** Where it names each of them. */
  readonly places?: ReadonlyMap<string, Place>
  readonly paths: readonly string[]
  readonly meta: Meta
  readonly fronts: ReadonlyMap<string, FrontMatter>
}

type Draft = { -readonly [K in keyof FilePlan]: FilePlan[K] }

/** Turn file names and metadata into the order of the book: the author's list where there is one, else names and folders. */
export function planOf(known: Known): Planned {
  const parts: PartPlan[] = []
  const drafts = new Map<string, Draft>()
  const problems = known.meta.chapters
    ? fromOutline(known, known.meta.chapters, parts, drafts)
    : fromFolders(known.paths, parts, drafts)
  for (const matter of ['front', 'back'] as const) fromList(known, matter, drafts)
  const isAnthology = new Set([...known.fronts.values()].map(({ meta }) => authorsOf(meta)).filter(Boolean)).size > 1
  for (const [path, draft] of drafts) {
    const front = known.fronts.get(path)
    if (front?.role !== undefined) draft.role ??= front.role
    const title = front?.meta.title
    if (title !== undefined && title !== known.meta.title) draft.title ??= title
    const lang = front?.meta.lang
    if (lang !== undefined && lang !== known.meta.lang) draft.lang = lang
    const author = authorsOf(front?.meta)
    if (author && (isAnthology || author !== authorsOf(known.meta))) draft.author = author
  }
  return {
    paths: [...drafts.keys()],
    plan: { files: drafts, parts },
    problems: [...problems, ...unused(known, drafts)],
  }
}

/** The names of those who wrote a text, in one line. */
const authorsOf = (meta: Meta | undefined): string =>
  (meta?.author ?? [])
    .filter(({ role }) => role === 'aut')
    .map(({ name }) => name)
    .join(', ')

function fromOutline(
  known: Known,
  entries: readonly OutlineEntry[],
  parts: PartPlan[],
  drafts: Map<string, Draft>,
): Problem[] {
  const problems: Problem[] = []
  const add = (file: OutlineFile, part?: number) => {
    for (const path of found(known, file.path))
      drafts.set(path, {
        placed: true,
        ...(file.role !== undefined && { role: file.role }),
        ...(file.title !== undefined && { title: file.title }),
        ...(part !== undefined && { part }),
      })
  }
  const pageOf = ({ part }: OutlinePart) => known.paths.find((path) => path === part.replaceAll('\\', '/'))
  const filesOf = (entry: OutlineEntry): OutlineFile[] => {
    if (!('part' in entry)) return [entry]
    const page = pageOf(entry)
    return [...(page === undefined ? [] : [{ path: page }]), ...entry.chapters.flatMap(filesOf)]
  }
  const open = (entry: OutlinePart, within?: number) => {
    const part = parts.length
    const file = pageOf(entry)
    const title = file === undefined ? entry.part : nameOf(entry.part)
    parts.push({ title, ...(file !== undefined && { file }), ...(within !== undefined && { within }) })
    if (file !== undefined) drafts.set(file, { placed: true, part, role: 'part' })
    for (const inner of entry.chapters) {
      if (!('part' in inner)) add(inner, part)
      else if (within === undefined) open(inner, part)
      else {
        problems.push(tooDeep({ name: inner.part, home: title, file: known.config }))
        for (const chapter of filesOf(inner)) add(chapter, part)
      }
    }
  }
  for (const entry of entries) {
    if ('part' in entry) open(entry)
    else add(entry)
  }
  return problems
}

/** A book has parts, and parts of parts. */
function tooDeep({ name, home, file }: { name: string; home: string; file: string }): Problem {
  const reason = `"${name}" stands in a part of a part, which is deeper than a book goes`
  return { file, rule: 'parts', severity: 'warning', reason, note: `Its texts are chapters of "${home}".` }
}

/** Folders that only hold the text; they are no parts of it. */
const HOLDERS = /^(chapters?|texts?|contents?|manuscript|source|src|body|book|drafts?|story|scenes?)$/i
const FRONT = /^front([- _]?matter)?$/i
const BACK = /^(back|end)([- _]?matter)?$/i

/** The page of a part, in its folder. */
const OWNER = /^(part|index|_?title)\.\w+$/i

/** A folder is a part, and one in it a part of that part; but not one that holds everything, or is named for what every folder holds. */
function fromFolders(paths: readonly string[], parts: PartPlan[], drafts: Map<string, Draft>): Problem[] {
  const root = commonFolder(paths)
  const foldersOf = (path: string) => path.slice(root.length).split('/').slice(0, -1)
  const owners = new Map<string, string>()
  for (const path of paths) {
    const folders = foldersOf(path)
    const owned = folders.filter(isPart).join('/')
    if (OWNER.test(path.slice(path.lastIndexOf('/') + 1)) && folders.slice(-1).some(isPart))
      owners.set(owned, owners.get(owned) ?? path)
  }
  const numbers = new Map<string, number>()
  const deep = new Map<string, Problem>()
  for (const path of paths) {
    const folders = foldersOf(path)
    const draft: Draft = { placed: isNumbered(path.slice(root.length)) }
    const [first] = folders.map(nameOf)
    if (first !== undefined && FRONT.test(first)) draft.matter = 'front'
    else if (first !== undefined && BACK.test(first)) draft.matter = 'back'
    else {
      const steps = folders.filter(isPart)
      for (const [depth, folder] of steps.slice(0, DEPTH).entries()) {
        const name = steps.slice(0, depth + 1).join('/')
        const within = draft.part
        const file = owners.get(name)
        draft.part = numbers.get(name) ?? parts.length
        if (numbers.has(name)) continue
        numbers.set(name, draft.part)
        parts.push({
          title: nameOf(folder),
          ...(file !== undefined && { file }),
          ...(within !== undefined && { within }),
        })
        // The page of a part stands before its chapters, whatever the alphabet says.
        if (file !== undefined)
          drafts.set(file, { placed: isNumbered(file.slice(root.length)), part: draft.part, role: 'part' })
      }
      const [home = '', lost] = steps.slice(DEPTH - 1)
      const folder = steps.slice(0, DEPTH + 1).join('/')
      if (lost !== undefined && !deep.has(folder))
        deep.set(folder, tooDeep({ name: lost, home: nameOf(home), file: path }))
      if (drafts.get(path)?.role === 'part') continue
    }
    drafts.set(path, draft)
  }
  return [...deep.values()]
}

/** Parts, and parts of parts. */
const DEPTH = 2

const isPart = (folder: string): boolean => ![HOLDERS, FRONT, BACK].some((names) => names.test(nameOf(folder)))

function commonFolder(paths: readonly string[]): string {
  const [first = ''] = paths
  for (let end = first.lastIndexOf('/'); end > 0; end = first.lastIndexOf('/', end - 1)) {
    const folder = first.slice(0, end + 1)
    if (paths.every((path) => path.startsWith(folder))) return folder
  }
  return ''
}

/** Files that `front:` and `back:` name; other names there are those of pages. */
function fromList(known: Known, matter: 'front' | 'back', drafts: Map<string, Draft>): void {
  for (const [rank, name] of (known.meta[matter] ?? []).entries()) {
    if (!isFile(name)) continue
    for (const path of found(known, name)) drafts.set(path, { ...drafts.get(path), placed: true, matter, rank })
  }
}

const isFile = (name: string): boolean => /\.\w+$/.test(name) || name.includes('*') || name.includes('/')

/** The texts that a path or a pattern of the author's stands for. */
function found(known: Known, wanted: string): string[] {
  const path = slashed(wanted)
  const fits = /[*?]/.test(path)
    ? known.paths.filter((name) => pattern(path).test(name))
    : known.paths.includes(path)
      ? [path]
      : known.paths.filter((name) => name.normalize('NFC') === path.normalize('NFC'))
  if (fits.length === 0) {
    const cure = cureFor(path, known.paths.slice(0, 12))
    const reason = `There is no chapter "${path}" in the folder, expected one of its .md or .txt files`
    throw new NoBook(`${whereIn(known, wanted)}: ${reason}${cure.startsWith('Did') ? `. ${cure}` : ''}`)
  }
  return fits
}

/** The place where the author names a file: slashes may have been turned since. */
function whereIn({ config, places }: Known, wanted: string): string {
  const [, place] = [...(places ?? [])].find(([name]) => slashed(name) === slashed(wanted)) ?? []
  return place === undefined ? config : `${config}:${place.line}:${place.column}`
}

const slashed = (name: string): string =>
  name
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '')

/** `*` stands for any letters of one name, `**` for folders too, `?` for one letter. */
function pattern(glob: string): RegExp {
  const source = glob.replace(/\*\*\/?|[*?]|[\\^$.|+()[\]{}]/g, (mark) => {
    if (mark.startsWith('**')) return '.*'
    return mark === '*' ? '[^/]*' : mark === '?' ? '[^/]' : `\\${mark}`
  })
  return new RegExp(`^${source}$`, 'u')
}

/** A name without number and ending: `03-the_ferry.md` is `the_ferry`. */
export function nameOf(path: string): string {
  const base = path.slice(path.lastIndexOf('/') + 1).replace(/\.(md|markdown|qmd|txt)$/i, '')
  return base.replace(/^\d+\s*(?:[-_. )]+|(?=\p{L}))/u, '') || base
}

const isNumbered = (path: string): boolean => path.split('/').some((step) => /^\d/.test(step))

/** With a list of the author's own, other texts are no part of the book; nobody should have to find out by reading it. */
function unused(known: Known, drafts: ReadonlyMap<string, Draft>): Problem[] {
  return known.paths
    .filter((path) => !drafts.has(path))
    .map((path) => ({
      file: path,
      rule: 'chapters',
      severity: 'info',
      reason: `Text is not named in ${known.config}`,
      note: 'It is left out of the book; add it to "chapters:" if it belongs there.',
    }))
}
