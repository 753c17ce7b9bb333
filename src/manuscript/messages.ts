import type { Element, ElementContent, Text } from 'hast'
import { cutText, h, isElement, linesOf, textOf } from './nodes.js'

// Up to a few words of a name, then a colon and a space.
const speaker = /^\s*([\p{L}\p{N}@_][^:\n]{0,30}:)\s/u
const clock =
  /^\W*(?:[\p{L}.]+,?\s(?:\d{1,2}\s[\p{L}.]+,?\s)?)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?\W*$/iu
// A log's stamp before the name: `[21:04] Ada: hi`, `9.15 pm - Tom: no`.
const stamp = /^\s*[[(]?(\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?)[\])]?(?:\s*[-–—,])?\s+/iu
// Names longer than this need the wider column; those that are longer still, none: the words follow them.
const longName = 9
const longestName = 14
// What is a name only as it is typed: `@ada`, `ada_77`.
const handle = /^(?:\p{Ll}|.*[\d_@])/u

/**
 * Turn the lines of a conversation into its messages: `Name: words` is the first speaker's (`from`) or another's (`to`), a line
 * without name goes on with the last speaker's (`more`), one who has just spoken goes on (`again`), and a line that is only a time is a `time`; so is the stamp of a log, where it
 * is another than the last.
 */
export function shapeMessages(messages: Element): Element {
  let first: string | undefined
  let last: string | undefined
  let spoke: string | undefined
  let longest = 0
  const message = (line: readonly ElementContent[]): Element => {
    const words = line.map(textOf).join('')
    if (clock.test(words)) {
      spoke = undefined
      return h('p', ['time'], [timeOf(line, words)])
    }
    const name = speaker.exec(words)?.[1]
    if (name !== undefined) {
      first ??= name
      longest = Math.max(longest, name.length)
    }
    const again = name !== undefined && name === spoke
    spoke = name ?? spoke
    last = name ?? last
    if (last === undefined) return h('p', [], line)
    const side = last === first ? 'from' : 'to'
    if (name === undefined) return h('p', [side, 'more'], line)
    return h('p', again ? [side, 'again'] : [side], named(line, name.length))
  }
  let stamped: string | undefined
  const messagesOf = (line: readonly ElementContent[]): Element[] => {
    const [time, said] = dividedAtStamp(line)
    if (time === undefined) return [message(line)]
    const isNew = textOf(time) !== stamped
    stamped = textOf(time)
    return [...(isNew ? [message([time])] : []), message(said)]
  }
  const children = messages.children.flatMap((child) =>
    isElement(child, 'p') ? linesOf(child.children, true).flatMap(messagesOf) : [child],
  )
  const { className } = messages.properties
  const classes = [
    ...(Array.isArray(className) ? className : []),
    ...(longest > longestName ? ['run-in'] : longest > longName ? ['wide'] : []),
  ]
  return { ...messages, properties: { ...messages.properties, className: classes }, children }
}

/** Cut the stamp off a line of a log; no time where there is none before a name. */
function dividedAtStamp(
  line: readonly ElementContent[],
): readonly [time: Text | undefined, said: readonly ElementContent[]] {
  const [head, ...rest] = line
  const match = head?.type === 'text' ? stamp.exec(head.value) : null
  if (head?.type !== 'text' || match === null) return [undefined, line]
  const said = [
    ...(match[0].length < head.value.length ? [cutText(head, match[0].length, head.value.length)] : []),
    ...rest,
  ]
  if (!speaker.test(`${said.map(textOf).join('')} `)) return [undefined, line]
  const at = match[0].indexOf(match[1] ?? '')
  return [cutText(head, at, at + (match[1] ?? '').length), said]
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
    const classes = handle.test(name.value) ? ['name', 'handle'] : ['name']
    return [h('span', classes, [name]), cutText(head, lead + length, head.value.length), ...rest]
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
