import type { Habits, Off } from '../types/text.js'
import { type Difference, differences, fabricOf, work as makeCorrections, originAt } from './fabric.js'
import { isSameLanguage } from './languages/index.js'
import type { Ask, Passage, Rule } from './rule.js'
import { hide, type Settle } from './settle.js'
import type { Tongue, Weave } from './weave.js'

/** A rule's question about a place in a paragraph's first text. */
export interface Asked {
  readonly at: number
  readonly ask: Ask
  readonly taken: string
}

/** What the rules make of a paragraph. */
export interface SetPassage {
  readonly text: string
  readonly differences: readonly Difference[]
  readonly asked: readonly Asked[]
}

/** The work's habits in one language, and the rules that follow from them. */
export interface Speaker {
  readonly habits: Habits
  readonly rules: readonly Rule[]
}

/** What all paragraphs of a file have in common. */
export interface Setting {
  readonly lang: string
  readonly speakerOf: (lang: string) => Speaker
  readonly settle: Settle
  readonly off: readonly Off[]
}

/** What stands round a paragraph. */
export type Around = Pick<Passage, 'open' | 'next'>

// A paragraph that raises more questions than this is no prose.
const most = 50
// For each language in it the whole paragraph is gone through; words in more than these are left as they are.
const mostTongues = 8

/** Whether a rule may change a stretch of a paragraph's first text. */
type Allows = (rule: string, start: number, end: number) => boolean

/**
 * Turn a paragraph into the differences that its typography makes. Words in another language are set by that language's rules, in
 * sight of the rest; to the rules of the rest they are one opaque word.
 */
export function setPassage(weave: Weave, setting: Setting, around: Around): SetPassage {
  const { text, made } = setting.settle(weave)
  const lang = weave.lang || setting.lang
  const tongues = weave.tongues.filter((its) => !isSameLanguage(its.lang, lang))
  const pauses = pausesIn(weave, setting.off)
  const goesOn: Allows = (rule, start, end) => !pauses.some((its) => isPaused(its, rule, start, end))
  const apply = (its: string, tongue: string, allows: Allows | undefined) =>
    applyRules(its, setting.speakerOf(tongue), around, allows)
  if (tongues.length === 0) {
    const set = apply(text, lang, pauses.length > 0 ? goesOn : undefined)
    return { ...set, differences: merge([set.differences, made]) }
  }
  const hidden = hide(
    text,
    tongues.map(({ start, end }) => [start, end]),
  )
  const main = apply(hidden, lang, (rule, start, end) => {
    const inside = tongues.some((its) => start < its.end && end > its.start)
    return !inside && goesOn(rule, start, end)
  })
  const others = [...new Set(tongues.map((its) => its.lang))].slice(0, mostTongues).map((tongue) => {
    const own = tongues.filter((its) => its.lang === tongue)
    return apply(apart(text, own), tongue, (rule, start, end) => {
      const inside = own.some((its) => isWithin(start, end, its))
      return inside && goesOn(rule, start, end)
    })
  })
  return {
    text: main.text,
    differences: merge([main.differences, made, ...others.map((its) => its.differences)]),
    asked: [main, ...others].flatMap((its) => its.asked),
  }
}

/** Turn a text into what rules see that look at some stretches of it only: the others keep their words, but not their marks. */
function apart(text: string, stretches: readonly Tongue[]): string {
  let out = ''
  let at = 0
  const without = (part: string): string => part.replace(/["“”„‟«»'‘’‚‛‹›–—―-]/g, ' ')
  for (const { start, end } of stretches) {
    out += without(text.slice(at, start)) + text.slice(start, end)
    at = end
  }
  return out + without(text.slice(at))
}

/** Nothing is put at the edge of a stretch: what stands there belongs to the text around. */
const isWithin = (start: number, end: number, its: Tongue): boolean =>
  start === end ? its.start < start && end < its.end : its.start <= start && end <= its.end

function merge(lists: readonly (readonly Difference[])[]): readonly Difference[] {
  const full = lists.filter((list) => list.length > 0)
  return full.length < 2 ? (full[0] ?? []) : full.flat().sort((a, b) => a.start - b.start || a.end - b.end)
}

/** A stretch of a paragraph's first text where rules leave off. */
interface Pause {
  readonly start: number
  readonly end: number
  readonly rules: readonly string[]
}

/** Turn the stretches of a file where rules leave off into those of a paragraph. */
function pausesIn({ strands }: Weave, offs: readonly Off[]): Pause[] {
  if (offs.length === 0) return []
  return strands.flatMap(({ node, at }) =>
    (node.data?.source ?? []).flatMap((segment) =>
      offs.flatMap(({ start, end, rules }): Pause[] => {
        const from = Math.max(0, start - segment.offset)
        const to = Math.min(segment.length, end - segment.offset)
        return from < to ? [{ start: at + segment.at + from, end: at + segment.at + to, rules }] : []
      }),
    ),
  )
}

const isPaused = (its: Pause, rule: string, start: number, end: number): boolean =>
  start < Math.max(its.end, its.start + 1) && end >= its.start && (its.rules.length === 0 || its.rules.includes(rule))

/** Apply the rules of a language to a text, one after the other. */
function applyRules(text: string, { habits, rules }: Speaker, around: Around, allows: Allows | undefined): SetPassage {
  const fabric = fabricOf(text)
  const asked: Asked[] = []
  for (const { name, correct } of rules) {
    const all = correct({ ...around, habits, text: fabric.text })
    const corrections =
      allows === undefined
        ? all
        : all.filter(({ start, end }) => allows(name, originAt(fabric, start), originAt(fabric, end)))
    if (corrections.length === 0) continue
    for (const { start, is, ask } of corrections)
      if (ask && asked.length < most) asked.push({ at: originAt(fabric, start), ask, taken: is })
    makeCorrections(fabric, name, corrections)
  }
  return { text: fabric.text, differences: differences(fabric), asked }
}
