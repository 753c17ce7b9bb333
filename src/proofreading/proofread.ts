import type { Finding } from '../types/finding.js'
import type { Paragraph, Reading } from '../types/proof.js'
import type { Off } from '../types/text.js'
import type { Proof, Remark, Rule } from './rule.js'
import { rules } from './rules/index.js'
import { outerOf, speechesIn } from './speeches.js'

/**
 * Turn a work into what a proof-reader would ask its author, in the order of the files. Nothing is changed, and rules that the author has
 * turned off, for the work or for a passage, find nothing.
 */
export function proofread(reading: Reading): Finding[] {
  const { habits, sources } = reading
  const { on = [], off: none = [] } = habits.style ?? {}
  const off = new Map(sources.map((source) => [source.path, source.off ?? []]))
  const order = new Map(sources.map(({ path }, i) => [path, i]))
  const english = reading.paragraphs.filter(({ lang }) => /^en\b/i.test(lang))
  const proofs = { every: proofOf(reading), english: proofOf({ ...reading, paragraphs: english }) }
  return rules
    .filter(({ name, unasked }) => (unasked ? on.includes(name) : !none.includes(name)))
    .flatMap((rule) => findingsOf(rule, rule.english ? proofs.english : proofs.every))
    .filter(({ rule, file, place }) => !isOff(off.get(file) ?? [], rule, place.start.offset ?? 0))
    .sort(
      (a, b) =>
        (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) ||
        (a.place.start.offset ?? 0) - (b.place.start.offset ?? 0),
    )
}

function proofOf(reading: Reading): Proof {
  const outer = outerOf(reading.paragraphs.map(({ text }) => text))
  const known = new Map<Paragraph, ReturnType<typeof speechesIn>>()
  return {
    ...reading,
    speechesIn(paragraph) {
      const speeches = known.get(paragraph) ?? speechesIn(paragraph.text, outer)
      known.set(paragraph, speeches)
      return speeches
    },
  }
}

const findingsOf = ({ name, find }: Rule, proof: Proof): Finding[] =>
  find(proof).map(({ file, place, reason, note, weight }: Remark) => ({
    file,
    place,
    rule: name,
    reason,
    note,
    weight,
  }))

const isOff = (offs: readonly Off[], rule: string, at: number): boolean =>
  offs.some(({ start, end, rules }) => start <= at && at < end && (rules.length === 0 || rules.includes(rule)))
