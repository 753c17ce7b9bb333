import { leftOf, type Mark, rightOf } from './marks.js'

/** Decide the double marks of a text: by what stands round them, and by whether a quotation is open where that does not tell. */
export function decideDoubles(text: string, marks: readonly Mark[]): void {
  const doubles = marks.filter((mark) => mark.kind === 'double')
  const [alone] = doubles
  // A mark that is all there is stands for what stands above it: ditto.
  if (alone !== undefined && text.trim() === alone.typed) {
    alone.is = 'close'
    alone.sure = 0.9
    return
  }
  let open = false
  doubles.forEach((mark, i) => {
    const [is, sure] = decide(text, mark, open, doubles[i + 1])
    mark.is = is
    mark.sure = sure
    if (is !== 'prime') open = is === 'open'
  })
}

type Decision = readonly ['open' | 'close' | 'prime', number]

function decide(text: string, mark: Mark, open: boolean, next: Mark | undefined): Decision {
  const { at, length, typed } = mark
  if (typed === '„' || typed === ',,' || typed === '``') return ['open', 0.95]
  const left = leftOf(text, at)
  const right = rightOf(text, at + length)
  const parity = open ? 'close' : 'open'
  if (left === 'space') {
    if (right === 'word' || right === 'dash') return ['open', 1]
    // A space on both sides: one of them is a slip.
    if (right === 'space') return [parity, 0.8]
    return open && /^[.,!?;:…]+(?:\s|$)/.test(text.slice(at + length, at + length + 12))
      ? ['close', 0.8]
      : ['open', 0.95]
  }
  if (left === 'dash') {
    if (right === 'space' || right === 'stop') return ['close', 0.95]
    if (!open) return ['open', 0.95]
    // A speech is open and the text goes on at once: its end, unless the next mark can only be an end.
    return next !== undefined && isEnd(text, next) && right === 'word' ? ['open', 0.7] : ['close', 0.8]
  }
  if (right === 'word') {
    if (/[“”]/.test(typed) && left === 'word') return [typed === '“' ? 'open' : 'close', 0.8]
    return [parity, 0.8]
  }
  if (!open && typed === '"' && /\d/.test(text[at - 1] ?? '')) return ['prime', 0.7]
  return ['close', 1]
}

function isEnd(text: string, mark: Mark): boolean {
  const left = leftOf(text, mark.at)
  const right = rightOf(text, mark.at + mark.length)
  return (left === 'word' || left === 'stop') && (right === 'space' || right === 'stop')
}
