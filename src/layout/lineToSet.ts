import type { Shaper } from '../types/fonts.js'
import type { Mark } from '../types/layout.js'
import { justify, type LinePlan } from './justify.js'
import { type Line, type LineOfType, NO_NOTES, type Note } from './line.js'
import { calledBy } from './notes.js'

/** Turn a broken line into a line to be set; of the ways in which a paragraph may be set, only the one taken is. */
export const lineToSet = (plan: LinePlan, shaper: Shaper, finish: (marks: readonly Mark[]) => readonly Mark[]): Line =>
  new LaterLine(plan, shaper, finish)

class LaterLine implements Line {
  readonly tall = false
  readonly advance: number
  readonly grid: boolean
  readonly notes: readonly Note[]
  readonly hyphenated: boolean
  private set: LineOfType | undefined

  constructor(
    private readonly plan: LinePlan,
    private readonly shaper: Shaper,
    private readonly finish: (marks: readonly Mark[]) => readonly Mark[],
  ) {
    this.advance = plan.advance
    this.grid = plan.grid ?? false
    this.notes = plan.notes?.size ? notesOn(plan) : NO_NOTES
    this.hyphenated = plan.line.divided
  }

  get type(): LineOfType {
    if (!this.set) {
      const set = justify(this.plan, this.shaper)
      this.set = { ...set, marks: this.finish(set.marks) }
    }
    return this.set
  }
}

/** The notes that a line is the first of its paragraph to call. */
const notesOn = ({ items, line, notes = new Map() }: LinePlan): readonly Note[] =>
  [...notes].flatMap(([id, note]) => {
    const at = items.findIndex((item) => calledBy(item) === id)
    return at >= line.start && at < line.end ? [note] : []
  })
