import type { Paragraph } from '../../types/proof.js'
import { type Proof, type Remark, type Rule, remark } from '../rule.js'

// A name is known when it stands so often, and so many times as often as the spelling that differs.
const known = 6
const ratio = 8
const rare = 3
// In shorter names one letter makes another name: Jane and Jano, Tim and Tom.
const shortest = 5
const longest = 40

interface Name {
  readonly places: { readonly paragraph: Paragraph; readonly at: number }[]
  count: number
}

/** A name that is spelt in two ways: one letter more, less, other or swapped, and far more seldom. */
export const nameSpelling: Rule = {
  name: 'name-spelling',
  find(proof) {
    const { names, plain } = namesIn(proof)
    const near = neighbours([...names].filter(([, { count }]) => count >= known).map(([name]) => name))
    return [...names].flatMap(([spelt, its]) => {
      if (its.count > rare || plain.has(spelt.toLowerCase())) return []
      const meant = near(spelt).find(
        (name) => (names.get(name)?.count ?? 0) >= its.count * ratio && isSlip(spelt, name),
      )
      if (meant === undefined) return []
      return its.places.flatMap((place) => told(spelt, meant, names.get(meant)?.count ?? 0, place))
    })
  },
}

/**
 * Turn names into what finds those that another word may be a slip for, without comparing it with all of them: two words that differ
 * by one letter, or by two that are swapped, are the same once a letter of each is left out.
 */
function neighbours(names: readonly string[]): (word: string) => readonly string[] {
  const index = new Map<string, string[]>()
  for (const name of names) {
    for (const key of keysOf(name)) {
      const its = index.get(key)
      if (its) its.push(name)
      else index.set(key, [name])
    }
  }
  return (word) => [...new Set(keysOf(word).flatMap((key) => index.get(key) ?? []))].filter((name) => name !== word)
}

const keysOf = (word: string): string[] => [
  ...new Set([word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))]),
]

function told(spelt: string, name: string, count: number, { paragraph, at }: Name['places'][number]): Remark[] {
  return remark(paragraph, {
    start: at,
    end: at + spelt.length,
    reason: `Name spelt “${spelt}” here, “${name}” elsewhere (${count} times)`,
    note: `Make it ${name}, if it is the same one.`,
    weight: 0.5,
  })
}

/** The words that stand with a capital amid sentences, and all that stand without one. */
function namesIn({ paragraphs }: Proof) {
  const names = new Map<string, Name>()
  const plain = new Set<string>()
  for (const paragraph of paragraphs) {
    if (paragraph.heading) continue
    for (const { 0: word, index } of paragraph.text.matchAll(/(?<![\p{L}\p{N}’-])\p{L}{5,}(?![\p{L}\p{N}-])/gu)) {
      if (word.length > longest) continue
      if (/^\p{Ll}/u.test(word)) plain.add(word)
      else if (
        /^\p{Lu}\p{Ll}+$/u.test(word) &&
        /[\p{L},;]\s$/u.test(paragraph.text.slice(Math.max(0, index - 2), index))
      ) {
        const name = names.get(word) ?? { places: [], count: 0 }
        name.count++
        if (name.places.length < rare) name.places.push({ paragraph, at: index })
        names.set(word, name)
      }
    }
  }
  return { names, plain }
}

/** Whether two words differ by one slip of the pen that is no ending: `Catharine` for Catherine, but not `Russian` for Russia. */
export function isSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1 || Math.min(one.length, other.length) < shortest) return false
  let head = 0
  while (head < one.length && one[head] === other[head]) head++
  let tail = 0
  while (tail < Math.min(one.length, other.length) - head && one.at(-1 - tail) === other.at(-1 - tail)) tail++
  // The first letter makes another name, and so do the last ones: Helen and Helena, Christine and Christina.
  if (head === 0 || tail === 0) return false
  const [left, right] = [one.slice(head, one.length - tail), other.slice(head, other.length - tail)]
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
