import { type Habit, rarest } from '../habit.js'
import type { Rule } from '../rule.js'

/** Straight and curly marks in one work. The typographer sets them alike; the strange ones may come with a strange passage. */
export const mixedQuotes: Rule = {
  name: 'mixed-quotes',
  find: (proof) =>
    rarest(proof, {
      of: habitOf,
      what: 'Quotation marks are typed in two ways',
      rules: ['quotes', 'spaces', 'elisions'],
    }),
}

function habitOf(typed: string): Habit | undefined {
  if (typed.includes('"')) return { name: 'straight', sample: 'straight (")' }
  return /[“”„]/.test(typed) ? { name: 'curly', sample: 'curly (“ ”)' } : undefined
}
