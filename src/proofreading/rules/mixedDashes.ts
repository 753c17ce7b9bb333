import { type Habit, rarest } from '../habit.js'
import type { Rule } from '../rule.js'

/** Dashes that are typed in two ways in one work. The typographer sets them alike; the strange ones may come with a strange passage. */
export const mixedDashes: Rule = {
  name: 'mixed-dashes',
  find: (proof) => rarest(proof, { of: habitOf, what: 'Dashes are typed in two ways', rules: ['dashes'] }),
}

/** Which dash was typed: a hyphen with spaces, two hyphens, an en or an em dash. `---` goes with `--`, for together they mean em and en. */
function habitOf(typed: string): Habit | undefined {
  const mark = /[-–—]+/.exec(typed)?.[0]
  if (mark === undefined) return undefined
  if (mark === '-') return { name: '-', sample: '“ - ”' }
  if (/^-/.test(mark)) return { name: '--', sample: '“--”' }
  return mark.startsWith('–') ? { name: '–', sample: '“–”' } : { name: '—', sample: '“—”' }
}
