import type { Mark } from './marks.js'
import { type Around, type Costs, costsOf, dialectOf } from './readings.js'

// A second opening mark inside an open quotation, and a closing one where none is open.
const reopened = 6
const unmatched = 5
// A quotation inside a speech is closed before the speech is.
const unclosedInside = 4

/**
 * Decide the single marks of a text: which are quotation marks and which apostrophes, so that all of them together cost
 * least. The cheapest path through three states is found from both ends (Viterbi's algorithm with its mirror image), so
 * that each mark also knows by how much its reading beats the other.
 */
export function decideSingles(text: string, marks: readonly Mark[], around: Around): void {
  if (!marks.some((mark) => mark.kind === 'single')) return
  const dialect = dialectOf(text, marks)
  const steps = marks.map((mark, i) =>
    mark.kind === 'single'
      ? singleSteps(costsOf({ text, mark, before: marks[i - 1], after: marks[i + 1], dialect, ...around }))
      : doubleSteps(mark, around),
  )
  const doubleOpen = marks.findLast((mark) => mark.kind === 'double')?.is === 'open'
  const end = around.continues ? 0.3 : around.outer ? 1.5 : doubleOpen ? 1 : 4
  const forward: number[][] = [[0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]]
  for (const [i, its] of steps.entries()) {
    const from = forward[i] ?? []
    forward.push(
      [0, 1, 2].map((to) =>
        Math.min(...its.filter((step) => step.to === to).map((step) => (from[step.from] ?? 0) + step.cost)),
      ),
    )
  }
  const backward: number[][] = []
  backward[steps.length] = [0, end, end + 1]
  for (let i = steps.length - 1; i >= 0; i--) {
    const to = backward[i + 1] ?? []
    const its = steps[i] ?? []
    backward[i] = [0, 1, 2].map((from) =>
      Math.min(...its.filter((step) => step.from === from).map((step) => (to[step.to] ?? 0) + step.cost)),
    )
  }
  marks.forEach((mark, i) => {
    if (mark.kind !== 'single') return
    const best = {
      open: Number.POSITIVE_INFINITY,
      close: Number.POSITIVE_INFINITY,
      apostrophe: Number.POSITIVE_INFINITY,
    }
    for (const step of steps[i] ?? []) {
      const cost = (forward[i]?.[step.from] ?? 0) + step.cost + (backward[i + 1]?.[step.to] ?? 0)
      if (step.role !== undefined) best[step.role] = Math.min(best[step.role], cost)
    }
    // Closing mark and apostrophe look alike: only the opening mark is a rival.
    const margin = Math.abs(best.open - Math.min(best.close, best.apostrophe))
    mark.is =
      best.open < Math.min(best.close, best.apostrophe) ? 'open' : best.close < best.apostrophe ? 'close' : 'apostrophe'
    mark.sure = Number.isFinite(margin) ? 1 - 0.5 / 3 ** margin : 1
  })
}

/** A way through one mark, between states: 0 no single quotation open; 1 one open; 2 one open and a double one inside it. */
interface Step {
  readonly from: number
  readonly to: number
  readonly cost: number
  readonly role?: 'open' | 'close' | 'apostrophe'
}

function singleSteps({ open, close, apostrophe }: Costs): Step[] {
  return [
    { from: 0, to: 1, cost: open, role: 'open' },
    { from: 1, to: 1, cost: open + reopened, role: 'open' },
    { from: 2, to: 2, cost: open + 4, role: 'open' },
    { from: 0, to: 0, cost: close + unmatched, role: 'close' },
    { from: 1, to: 0, cost: close, role: 'close' },
    { from: 2, to: 2, cost: close + 4, role: 'close' },
    ...[0, 1, 2].map((state): Step => ({ from: state, to: state, cost: apostrophe, role: 'apostrophe' })),
  ]
}

function doubleSteps(mark: Mark, around: Around): Step[] {
  if (mark.is === 'prime') return [0, 1, 2].map((state) => ({ from: state, to: state, cost: 0 }))
  if (mark.is === 'open')
    return [
      { from: 0, to: 0, cost: 0 },
      { from: 1, to: 2, cost: around.outer ? 0 : 1.5 },
      { from: 2, to: 2, cost: 3 },
    ]
  return [
    { from: 0, to: 0, cost: 0 },
    { from: 1, to: 0, cost: around.outer ? unclosedInside + 2 : unclosedInside },
    { from: 2, to: 1, cost: 0 },
  ]
}
