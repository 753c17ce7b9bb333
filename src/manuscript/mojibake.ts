/** The bytes 80 to 9F of Windows-1252. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Turn bytes into text, one letter a byte. */
export function readWindows(bytes: Uint8Array): string {
  const parts: string[] = []
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) {
    const codes = Array.from(bytes.subarray(at, at + 8192), (byte) =>
      byte >= 0x80 && byte <= 0x9f ? windows.charCodeAt(byte - 0x80) : byte,
    )
    parts.push(String.fromCharCode(...codes))
  }
  return parts.join('')
}

/** The letter of Windows-1252 that a number from 128 to 159 stands for, as browsers read it. */
export const windowsLetter = (code: number): string | undefined => windows[code - 0x80]

function byteOf(letter: string): number {
  const code = letter.charCodeAt(0)
  const high = windows.indexOf(letter)
  return high >= 0 ? 0x80 + high : code < 0x100 ? code : -1
}

/** Letters that were UTF-8 and were read as Windows-1252. */
export interface Mojibake {
  readonly start: number
  readonly end: number
  readonly was: string
  readonly is: string
  readonly sure: number
}

// How UTF-8 looks when each byte is a letter: one that leads, and one to three of those that go on.
const next = `[\u0080-\u00bf${windows}]`
const sequence = `(?:[\u00f0-\u00f4]${next}{3}|[\u00e0-\u00ef]${next}{2}|[\u00c2-\u00df]${next})`
const runs = new RegExp(`${sequence}+`, 'g')
const sequences = new RegExp(sequence, 'g')
// What no language writes: these pairs, and a capital with such a letter right after a small one. A capital Ã or Å before a closing
// mark or a guillemet may be the end of a word.
const certain =
  /ð\u0178|â[€„‚]|Ã[¡-ª¬®-º¼-¾]|Â[¡-§©®°-·¼-¾]|(?<=\p{Ll})[\u00c2-\u00d6\u00d8-\u00de][\u0080-\u009f¡-¿‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ“”]|(?<!\p{Lu})Â\u00a0/u
// Three letters in a row that all look like it.
const many = 3

/** Turn a text into its letters read in the wrong encoding, once or more often, each with what it was; nothing where that is not sure. */
export function findMojibake(text: string): Mojibake[] {
  if (!/[\u00c2-\u00f4]/.test(text)) return []
  const found = [...text.matchAll(runs)].map((match) => ({ was: match[0], start: match.index }))
  const isSure = ({ was, start }: { was: string; start: number }): boolean =>
    certain.test(text.slice(Math.max(0, start - 1), start + was.length)) || (was.match(sequences)?.length ?? 0) >= many
  const out: Mojibake[] = []
  // One that is certain says what the whole file has been through.
  if (found.some(isSure))
    for (const { was, start } of found) {
      const is = restored(was)
      if (is !== was) out.push({ start, end: start + was.length, was, is, sure: 0.95 })
    }
  // The closing quote loses its last byte on the way, for it has no letter in Windows-1252.
  for (const { index } of text.matchAll(new RegExp(`â€(?!${next})`, 'g')))
    out.push({ start: index, end: index + 2, was: 'â€', is: '”', sure: 0.8 })
  return out.sort((a, b) => a.start - b.start)
}

/** Undo it as often as it was done. */
function restored(was: string): string {
  let is = was
  for (let round = 0; round < 3; round++) {
    const before = unmangle(is)
    if (before === undefined) break
    is = before
  }
  return is
}

/** What UTF-8 bytes, read as Windows-1252, once were; nothing when they were no such thing. */
function unmangle(mangled: string): string | undefined {
  const bytes = Array.from(mangled, byteOf)
  if (bytes.some((byte) => byte < 0x80)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
  } catch {
    return undefined
  }
}
