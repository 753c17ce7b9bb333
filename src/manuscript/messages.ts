import type { Element, ElementContent } from 'hast'
import { cutText, h, isElement, linesOf, textOf } from './nodes.js'

// Up to a few words of a name, then a colon and a space.
const speaker = /^\s*([\p{L}\p{N}@_][^:\n]{0,30}:)\s/u
const clock =
  /^\W*(?:[\p{L}.]+,?\s(?:\d{1,2}\s[\p{L}.]+,?\s)?)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?\W*$/iu
// Names longer than this need the wider column.
const longName = 9

/**
 * Turn the lines of a conversation into its messages: `Name: words` is the first speaker's (`from`) or another's (`to`), a line
 * without name goes on with the last speaker's (`more`), and a line that is only a time is a `time`.
 */
export function shapeMessages(messages: Element): Element {
  let first: string | undefined
  let last: string | undefined
  let longest = 0
  const message = (line: readonly ElementContent[]): Element => {
    const words = line.map(textOf).join('')
    if (clock.test(words)) return h('p', ['time'], [timeOf(line, words)])
    const name = speaker.exec(words)?.[1]
    if (name !== undefined) {
      first ??= name
      longest = Math.max(longest, name.length)
    }
    last = name ?? last
    if (last === undefined) return h('p', [], line)
    const side = last === first ? 'from' : 'to'
    if (name === undefined) return h('p', [side, 'more'], line)
    return h('p', [side], named(line, name.length))
  }
  const children = messages.children.flatMap((child) =>
    isElement(child, 'p') ? linesOf(child.children, true).map(message) : [child],
  )
  const { className } = messages.properties
  const classes = [...(Array.isArray(className) ? className : []), ...(longest > longName ? ['wide'] : [])]
  return { ...messages, properties: { ...messages.properties, className: classes }, children }
}

function timeOf(line: readonly ElementContent[], words: string): Element {
  const match = /(\d{1,2})[:.h](\d{2})\s?([ap])?/i.exec(words)
  const [hours, minutes, half] = [Number(match?.[1]), match?.[2] ?? '', match?.[3]?.toLowerCase()]
  const time = h('time', [], line)
  const shifted = half === 'p' && hours < 12 ? hours + 12 : half === 'a' && hours === 12 ? 0 : hours
  if (shifted < 24 && Number(minutes) < 60) time.properties.dateTime = `${String(shifted).padStart(2, '0')}:${minutes}`
  return time
}

/** Set the speaker's name at the beginning of a line apart, with its colon. */
function named(line: readonly ElementContent[], length: number): ElementContent[] {
  const [head, ...rest] = line
  if (head?.type === 'text') {
    const lead = head.value.length - head.value.trimStart().length
    if (head.value.length < lead + length) return [...line]
    const name = cutText(head, lead, lead + length)
    return [h('span', ['name'], [name]), cutText(head, lead + length, head.value.length), ...rest]
  }
  // `**Ines:** words`: the name is set apart already.
  if (
    isElement(head, 'strong', 'b', 'em', 'i') &&
    /^\s*[^:]+:?\s*$/.test(textOf(head)) &&
    textOf(head).trim().length >= length - 1
  )
    return [{ ...h('span', ['name'], head.children) }, ...rest]
  return [...line]
}
