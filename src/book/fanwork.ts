import type { Fanwork, Meta, Subject } from '../types/manuscript.js'
import type { Problem } from '../types/problem.js'

/** The order in which archives list what a work is about. */
const LISTS = ['fandom', 'warnings', 'category', 'relationships', 'characters', 'tags'] as const

/** Turn the author's subjects, and what archives know of a fan work, into the subjects that shelves sort by: each once. */
export function subjectsOf({ subject = [], fanwork }: Pick<Meta, 'subject' | 'fanwork'>): readonly Subject[] {
  if (fanwork === undefined) return subject
  const words = [
    // Shelves show the first; archives put this word there.
    'Fanworks',
    ...(fanwork.rating === undefined ? [] : [fanwork.rating]),
    ...LISTS.flatMap((key) => fanwork[key] ?? []),
  ]
  const all = [...subject, ...words.map((text): Subject => ({ text }))]
  return [...new Map(all.toReversed().map((one) => [one.text, one])).values()].toReversed()
}

/** Set the sentences of a fan work; what archives sort by stays as they write it. */
export function fanworkSet(fanwork: Fanwork, typeset: (text: string) => string): Fanwork {
  const { disclaimer, permission } = fanwork
  return {
    ...fanwork,
    ...(disclaimer !== undefined && { disclaimer: disclaimer === 'default' ? disclaimer : typeset(disclaimer) }),
    ...(permission !== undefined && { permission: typeset(permission) }),
  }
}

/** What is said of a fan work and stands on its page alone. */
const PRINTED: readonly (keyof Fanwork)[] = ['status', 'inspiredBy', 'disclaimer', 'permission']
const SPELLED: Readonly<Partial<Record<keyof Fanwork, string>>> = { inspiredBy: 'inspired-by' }

/** Tell of what is said and shown nowhere, because nobody asked for the page. */
export function unshown(fanwork: Fanwork | undefined, shown: boolean): Problem[] {
  const said = PRINTED.filter((key) => fanwork?.[key] !== undefined).map((key) => `"${SPELLED[key] ?? key}"`)
  if (shown || said.length === 0) return []
  return [
    {
      rule: 'fanwork',
      severity: 'info',
      reason: `${said.join(', ')} of "fanwork:" would stand on the page about the work, which is not asked for`,
      note: 'Write "page: true" under "fanwork:", or "about-work" into "front:" or "back:".',
    },
  ]
}
