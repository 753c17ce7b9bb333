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

/**
 * Turn a paragraph into the differences that its typography makes. Words in another language are set by that language's rules, in
 * sight of the rest; to the rules of the rest they are one opaque word.
 */
export function setPassage(weave: Weave, setting: Setting, around: Around): SetPassage {
  const { text, made } = setting.settle(weave)
  const lang = weave.lang || setting.lang
  const tongues = weave.tongues.filter((its) => !isSameLanguage(its.lang, lang))
  const pauses = pausesIn(weave, setting.off)
  const apply = (its: string, tongue: string) => applyRules(its, setting.speakerOf(tongue), pauses, around)
  if (tongues.length === 0) {
    const main = apply(text, lang)
    return { ...main, differences: merge(main.differences, made) }
  }
  const main = apply(
    hide(
      text,
      tongues.map(({ start, end }) => [start, end]),
    ),
    lang,
  )
  const others = [...new Set(tongues.map((its) => its.lang))].map((tongue) => {
    const own = tongues.filter((its) => its.lang === tongue)
    const found = apply(apart(text, own), tongue)
    return {
      differences: found.differences.filter((its) => own.some((stretch) => isWithin(its, stretch))),
      asked: found.asked.filter(({ at }) => own.some(({ start, end }) => start <= at && at < end)),
    }
  })
  const mine = main.differences.filter(
    (its) => !tongues.some((stretch) => its.start < stretch.end && its.end > stretch.start),
  )
  return {
    text: main.text,
    differences: merge(mine, made, ...others.map((its) => its.differences)),
    asked: [main, ...others].flatMap((its) => its.asked),
  }
}

/** Turn a text into what rules see that look at some stretches of it only: the others keep their words, but not their marks. */
function apart(text: string, stretches: readonly Tongue[]): string {
  let out = ''
  let at = 0
  const without = (part: string): string => part.replace(/["“”„‟«»'‘’‚‛‹›]/g, ' ')
  for (const { start, end } of stretches) {
    out += without(text.slice(at, start)) + text.slice(start, end)
    at = end
  }
  return out + without(text.slice(at))
}

/** Nothing is put at the edge of a stretch: what stands there belongs to the text around. */
const isWithin = (its: Difference, { start, end }: Tongue): boolean =>
  its.start === its.end ? start < its.start && its.end < end : start <= its.start && its.end <= end

const merge = (...lists: readonly (readonly Difference[])[]): readonly Difference[] =>
  lists.filter((list) => list.length > 0).length < 2
    ? (lists.find((list) => list.length > 0) ?? [])
    : lists.flat().sort((a, b) => a.start - b.start || a.end - b.end)

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

const isPaused = (pauses: readonly Pause[], rule: string, start: number, end: number): boolean =>
  pauses.some(
    (its) =>
      start < Math.max(its.end, its.start + 1) &&
      end >= its.start &&
      (its.rules.length === 0 || its.rules.includes(rule)),
  )

/** Apply the rules of a language to a text, one after the other. */
function applyRules(text: string, { habits, rules }: Speaker, pauses: readonly Pause[], around: Around): SetPassage {
  const fabric = fabricOf(text)
  const asked: Asked[] = []
  for (const rule of rules) {
    const passage: Passage = { ...around, habits, text: fabric.text }
    let corrections = rule.correct(passage)
    if (corrections.length === 0) continue
    if (pauses.length > 0)
      corrections = corrections.filter(
        ({ start, end }) => !isPaused(pauses, rule.name, originAt(fabric, start), originAt(fabric, end)),
      )
    for (const { start, is, ask } of corrections)
      if (ask && asked.length < most) asked.push({ at: originAt(fabric, start), ask, taken: is })
    makeCorrections(fabric, rule.name, corrections)
  }
  return { text: fabric.text, differences: differences(fabric), asked }
}
