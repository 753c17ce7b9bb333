import type { BookMeta, Matter, Role, Section } from '../types/book.js'
import type { Meta } from '../types/manuscript.js'
import type { Problem } from '../types/problem.js'
import { unshown } from './fanwork.js'
import { MATTER } from './sections.js'
import { plain, roleNamed } from './words.js'

type Placed = Section & { readonly floats: boolean; readonly rank?: number }

/** Pages that Fleuron makes where the author has none. */
const GENERATED: readonly Role[] = [
  'cover',
  'half-title',
  'titlepage',
  'copyright-page',
  'about-work',
  'contents',
  'colophon',
]

/** The order of a book, where nobody says another. */
const FRONT: readonly Role[] = [
  'cover',
  'half-title',
  'titlepage',
  'copyright-page',
  'about-work',
  'also-by',
  'dedication',
  'epigraph',
  'contents',
  'foreword',
  'preface',
  'introduction',
  'acknowledgements',
]
const BACK: readonly Role[] = [
  'endnotes',
  'reader-notes',
  'afterword',
  'acknowledgements',
  'about-author',
  'also-by',
  'about-work',
  'colophon',
]

/** Turn numbered sections into the whole book in order, with the pages that it needs besides. */
export function arrange(
  sections: readonly Placed[],
  meta: BookMeta,
  wishes: Pick<Meta, 'front' | 'back'>,
): { sections: readonly Section[]; problems: readonly Problem[] } {
  const all = withGenerated(early(sections), meta, wishes)
  const problems: Problem[] = []
  const moved = ['front', 'back'].reduce((list, matter) => {
    const names = (matter === 'front' ? wishes.front : wishes.back) ?? []
    return wished(
      list,
      names.filter(isPage),
      { matter: matter === 'front' ? 'front' : 'back', lang: meta.lang },
      problems,
    )
  }, all)
  const of = (matter: Matter) => moved.filter((section) => section.matter === matter)
  const ordered = [
    ...refilled(inOrder(of('front'), FRONT), wishes.front ?? [], meta.lang),
    ...bodyInOrder(of('body')),
    ...refilled(inOrder(of('back'), BACK), wishes.back ?? [], meta.lang),
  ]
  const shown = ordered.some((section) => section.role === 'about-work')
  problems.push(...unshown(meta.fanwork, shown))
  return { sections: ordered.map(({ floats: _floats, rank: _rank, ...section }) => section), problems }
}

/** Other names in a list are those of files, and have been followed already. */
const isPage = (name: string): boolean => !/\.\w+$|[*/]/.test(name)

/** What stands before the text in a numbered folder is meant to: thanks and other books may be on either side. */
function early(sections: readonly Placed[]): Placed[] {
  const first = sections.findIndex((section) => section.matter === 'body')
  return sections.map((section, at) => {
    const either = section.role === 'also-by' || section.role === 'acknowledgements'
    return either && !section.floats && at < first ? { ...section, matter: 'front' as const } : section
  })
}

function withGenerated(sections: readonly Placed[], meta: BookMeta, wishes: Pick<Meta, 'front' | 'back'>): Placed[] {
  const asked = new Set([...(wishes.front ?? []), ...(wishes.back ?? [])].map((name) => roleFor(name, meta.lang)))
  const named = sections.filter((section) => section.title && section.role !== 'part').length
  const parts = sections.some((section) => section.role === 'part')
  const wanted = GENERATED.filter((role) => {
    // An author's own page takes the place of ours.
    if (sections.some((section) => section.role === role)) return false
    if (role === 'about-work') return meta.fanwork !== undefined && (asked.has(role) || meta.fanwork.page === true)
    if (asked.has(role)) return true
    // A list of bare numbers helps nobody, nor does a list of one.
    return role === 'contents' ? named > 1 || parts : role !== 'half-title'
  })
  const made = wanted.map((role): Placed => {
    const body = { type: 'root' as const, children: [] }
    return { id: role, role, matter: MATTER[role], name: role === 'titlepage' ? meta.title : role, body, floats: true }
  })
  return [...made, ...sections]
}

function roleFor(name: string, lang: string): Role | undefined {
  // The keys of MATTER are roles.
  if (Object.hasOwn(MATTER, name.trim().toLowerCase())) return name.trim().toLowerCase() as Role
  return /^(table of )?contents$/.test(plain(name)) ? 'contents' : roleNamed(name, lang)
}

/** Put the pages that a list names into its matter; a name that nothing bears is told. */
function wished(
  list: Placed[],
  names: readonly string[],
  { matter, lang }: { readonly matter: 'front' | 'back'; readonly lang: string },
  problems: Problem[],
): Placed[] {
  let moved = list
  for (const name of names) {
    const role = roleFor(name, lang)
    if (role === undefined || !moved.some((section) => section.role === role)) {
      problems.push({
        rule: 'pages',
        severity: 'warning',
        reason: `Unexpected page "${name}" in "${matter}:", expected a file of the folder or a page that there is`,
        note: `Write it into a file such as ${name}.md, or take it out of the list. Fleuron makes ${GENERATED.slice(1).join(', ')}.`,
      })
    } else moved = moved.map((section) => (section.role === role ? { ...section, matter } : section))
  }
  return moved
}

/** In the order of the roles; among sections that the author placed, that order is the author's. */
function inOrder(sections: readonly Placed[], roles: readonly Role[]): Placed[] {
  const rank = ({ role }: Section) => (roles.includes(role) ? roles.indexOf(role) : roles.length)
  if (sections.every((section) => section.floats)) return [...sections].sort((one, other) => rank(one) - rank(other))
  const isLate = (section: Section) => rank(section) > roles.indexOf('contents') || section.role === 'contents'
  const own = sections.filter(
    (section) => section.id !== section.role || ![...GENERATED, 'reader-notes'].includes(section.role),
  )
  const made = sections.filter((section) => !own.includes(section)).sort((one, other) => rank(one) - rank(other))
  const [head, tail] = [made.filter((section) => !isLate(section)), made.filter(isLate)]
  if (!roles.includes('contents')) return [...own, ...made]
  return [...head, ...own.filter((section) => !isLate(section)), ...tail, ...own.filter(isLate)]
}

/** A prologue and an epilogue that only the alphabet placed go to the ends of their part; parts stand in theirs. */
function bodyInOrder(sections: readonly Placed[]): Placed[] {
  const homes = new Set(sections.flatMap(({ role, id }) => (role === 'part' ? [id] : [])))
  const held = new Map<string | undefined, Placed[]>()
  for (const section of sections) {
    const home = section.part !== undefined && homes.has(section.part) ? section.part : undefined
    const list = held.get(home)
    if (list) list.push(section)
    else held.set(home, [section])
  }
  const inside = (home: string | undefined): Placed[] => {
    const own = held.get(home) ?? []
    const is = (role: Role) => (section: Placed) => section.floats && section.role === role
    const rest = own.filter((section) => !is('prologue')(section) && !is('epilogue')(section))
    const all = [...own.filter(is('prologue')), ...rest, ...own.filter(is('epilogue'))]
    return all.flatMap((section) => (homes.has(section.id) ? [section, ...inside(section.id)] : [section]))
  }
  return inside(undefined)
}

/** The sections that a list names, in its order, in the places that they have among them; the others stay where they are. */
function refilled(sections: readonly Placed[], names: readonly string[], lang: string): Placed[] {
  const roles = names.map((name) => (isPage(name) ? roleFor(name, lang) : undefined))
  const place = (section: Placed) => section.rank ?? (roles.includes(section.role) ? roles.indexOf(section.role) : -1)
  const queue = sections.filter((section) => place(section) >= 0).sort((one, other) => place(one) - place(other))
  return sections.map((section) => (place(section) >= 0 ? (queue.shift() ?? section) : section))
}
