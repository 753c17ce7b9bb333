import type { HouseStyle, Source } from '../types/text.js'
import type { Difference } from './fabric.js'
import type { Weave } from './weave.js'

/** A paragraph with what the author has settled in it: nothing that a rule looks at, and the marks that he has decided. */
export interface Settled {
  readonly text: string
  readonly made: readonly Difference[]
}

export type Settle = (weave: Weave) => Settled

// What stands for a letter that is nobody's to change.
const opaque = '\ufffc'

/** Turn the author's style, and the file he writes in, into what settles a paragraph: strings to keep, elisions, and `\"`. */
export function settleFor({ keep = [], elisions = [] }: HouseStyle, source: Source | undefined): Settle {
  const kept = keep.length > 0 ? new RegExp(keep.map(loosely).join('|'), 'gu') : undefined
  const elided = elidedOf(elisions)
  const escaped = source !== undefined && /\\["'.-]/.test(source.text) ? source.text : undefined
  if (kept === undefined && elided === undefined && escaped === undefined) return ({ text }) => ({ text, made: [] })
  return (weave) => {
    const made: Difference[] = []
    const stretches = kept
      ? [...weave.text.matchAll(kept)].map(({ 0: its, index }) => [index, index + its.length] as const)
      : []
    const text = hide(weave.text, stretches)
    const hidden: (readonly [number, number])[] = []
    if (elided)
      for (const { 0: its, index } of text.matchAll(elided)) {
        hidden.push([index, index + 1])
        if (its !== '’') made.push({ start: index, end: index + 1, is: '’', rule: 'elisions', sure: 1 })
      }
    if (escaped !== undefined) hidden.push(...escapesIn(weave, escaped))
    return { text: hide(text, hidden), made }
  }
}

/** Make stretches of a text opaque, or what `by` says; its length stays. */
export function hide(text: string, stretches: readonly (readonly [number, number])[], by = opaque): string {
  if (stretches.length === 0) return text
  let out = ''
  let at = 0
  for (const [start, end] of [...stretches].sort((a, b) => a[0] - b[0])) {
    if (end <= at) continue
    const from = Math.max(at, start)
    out += text.slice(at, from) + by.repeat(end - from)
    at = end
  }
  return out + text.slice(at)
}

/** A string however its apostrophes are typed and wherever its line ends. */
const loosely = (text: string): string =>
  text
    .trim()
    .split(/(\s+|['‘’])/)
    .map((part) =>
      /^\s/.test(part) ? '\\s+' : /^['‘’]$/.test(part) ? "['‘’]" : part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
    )
    .join('')

const mark = "['‘’‛`´]"
const letter = '[\\p{L}\\p{N}\\p{M}]'

/** The marks of the author's own elisions: before the word, or after it where he has typed it there. */
function elidedOf(elisions: readonly string[]): RegExp | undefined {
  const words = elisions.map((its) => its.trim()).filter((its) => /\p{L}/u.test(its))
  const bare = (its: string): string => loosely(its.replace(/^['‘’‛`´]+|['‘’‛`´]+$/g, ''))
  const after = words.filter((its) => /['‘’‛`´]$/.test(its) && !/^['‘’‛`´]/.test(its)).map(bare)
  const before = words.filter((its) => !/['‘’‛`´]$/.test(its) || /^['‘’‛`´]/.test(its)).map(bare)
  const both = words.filter((its) => /^['‘’‛`´].*['‘’‛`´]$/.test(its)).map(bare)
  const parts = [
    ...(before.length > 0 ? [`(?<!${letter})${mark}(?=(?:${before.join('|')})(?!${letter}))`] : []),
    ...([...after, ...both].length > 0
      ? [`(?<=(?<!${letter})(?:${[...after, ...both].join('|')}))${mark}(?!${letter})`]
      : []),
  ]
  return parts.length > 0 ? new RegExp(parts.join('|'), 'giu') : undefined
}

/** The marks that stand behind a backslash in the source, and those of a row that go on with one. */
function escapesIn({ text, strands }: Weave, source: string): [number, number][] {
  return strands.flatMap(({ node, at }) =>
    (node.data?.source ?? [])
      .filter((its) => its.span === 2 && its.length === 1 && /^\\["'.-]/.test(source.slice(its.offset, its.offset + 2)))
      .map((its): [number, number] => {
        const start = at + its.at
        const mark = text[start] ?? ''
        let end = start + 1
        if (/[.-]/.test(mark)) while (text[end] === mark && end < start + 4) end++
        return [start, end]
      }),
  )
}
