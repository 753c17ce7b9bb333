import type { Position } from 'unist'
import type { Problem } from '../types/problem.js'
import { PAGE_RULES, PROOF_RULES } from '../types/proof.js'
import type { Edit, Off } from '../types/text.js'
import type { Change, placer } from './lay.js'
import type { Line } from './line.js'
import { cureFor } from './meta.names.js'

/** What is known of a file before it is read. */
export interface Reading {
  /** BCP 47. */
  readonly lang: string
  /** Names of the rules that the author wants nowhere. */
  readonly off: readonly string[]
  /** The classes that the author's own stylesheets name. */
  readonly classes?: ReadonlySet<string>
}

export const plainly: Reading = { lang: 'en', off: [] }

/** The names of all that changes a text or asks about it, as an author may turn it off. */
export const RULES = [
  'quotes',
  'dashes',
  'ellipses',
  'ranges',
  'primes',
  'spaces',
  'litter',
  'bindings',
  'breaks',
  'gaps',
  'entities',
  'encoding',
  ...PROOF_RULES,
  ...PAGE_RULES,
] as const

/** What the author says in a file of the rules: where they leave off, what of the file says so, and what is not understood of it. */
export interface Switches {
  readonly off: readonly Off[]
  readonly changes: readonly Change[]
  readonly problems: readonly Problem[]
}

const word = /<!--\s{0,9}fleuron-([\w-]{0,40})([^>]{0,200}?)-->/g
// More than this in a file are no author's.
const most = 1000

/** Turn the comments of a file that are meant for Fleuron, as `<!-- fleuron-off quotes -->`, into the stretches they begin and end. */
export function findSwitches(
  path: string,
  text: string,
  lines: readonly Line[],
  placeOf: ReturnType<typeof placer>,
): Switches {
  if (!text.includes('fleuron-')) return { off: [], changes: [], problems: [] }
  const off: Off[] = []
  const changes: Change[] = []
  const problems: Problem[] = []
  const open = new Map<string, number>()
  /** End what was begun for a rule, or for all of them (an empty name). */
  const close = (rule: string, end: number): void => {
    const start = open.get(rule)
    if (start !== undefined) off.push({ start, end, rules: rule === '' ? [] : [rule] })
    open.delete(rule)
  }
  for (const line of lines) {
    if (line.verbatim || changes.length > most) continue
    for (const match of text.slice(line.start, line.end).matchAll(word)) {
      const [comment, verb = '', rest = ''] = match
      const start = line.start + match.index
      const end = start + comment.length
      changes.push({ start, end, is: '' })
      const tell = (spelled: string, known: readonly string[]): void => {
        const at = start + comment.indexOf(spelled)
        const reason = `Unexpected "${spelled.slice(0, 60)}", expected ${known === RULES ? 'the name of a rule' : 'fleuron-off or fleuron-on'}`
        const place = placeOf(at, at + spelled.length)
        problems.push({ file: path, place, rule: 'rules', severity: 'warning', reason, note: cureFor(spelled, known) })
      }
      if (verb !== 'off' && verb !== 'on') {
        tell(`fleuron-${verb}`, ['fleuron-off', 'fleuron-on'])
        continue
      }
      const named = rest.split(/[\s,]+/).filter(Boolean)
      const known: readonly string[] = RULES
      const rules = named.filter((name) => known.includes(name))
      for (const name of named) if (!known.includes(name)) tell(name, RULES)
      if (named.length > 0 && rules.length === 0) continue
      if (verb === 'off') for (const rule of rules.length > 0 ? rules : ['']) open.set(rule, open.get(rule) ?? end)
      else for (const rule of rules.length > 0 ? rules : [...open.keys()]) close(rule, start)
    }
  }
  for (const rule of [...open.keys()]) close(rule, text.length)
  return { off: off.sort((a, b) => a.start - b.start || a.end - b.end), changes, problems }
}

/** Whether a rule is on at a place. */
export function isOn(rule: string, at: number, off: readonly Off[], reading: Reading): boolean {
  const leavesOff = ({ start, end, rules }: Off): boolean =>
    start <= at && at <= end && (rules.length === 0 || rules.includes(rule))
  return !reading.off.includes(rule) && !off.some(leavesOff)
}

/** Turn what is told or asked of a file into what concerns rules that are on. */
export const heard = <T extends { readonly rule: string; readonly place?: Position }>(
  said: readonly T[],
  off: readonly Off[],
  reading: Reading,
): readonly T[] => said.filter((its) => isOn(its.rule, its.place?.start.offset ?? 0, off, reading))

/** Turn edits into those that the author has not turned off. */
export function allowed(edits: readonly Edit[], off: readonly Off[], reading: Reading): readonly Edit[] {
  if (off.length === 0 && reading.off.length === 0) return edits
  const known: readonly string[] = RULES
  return edits.filter((edit) => !known.includes(edit.rule) || isOn(edit.rule, edit.start, off, reading))
}
