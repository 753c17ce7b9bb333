import type { Problem } from '../types/problem.js'
import { readWindows } from './mojibake.js'

export interface Decoded {
  readonly text: string
  readonly problems: readonly Problem[]
}

/**
 * Turn the bytes of a file into text: UTF-8 with or without a byte order mark, UTF-16 likewise, else Windows-1252.
 * Never throws; line ends stay as they are.
 */
export function decode(path: string, bytes: Uint8Array): Decoded {
  const marked = markedWidth(bytes)
  if (marked !== undefined) return decodeWide(path, bytes, marked)
  const guessed = unmarkedWidth(bytes)
  if (guessed !== undefined) {
    const { text, problems } = decodeWide(path, bytes, guessed)
    return { text, problems: [told(path, 'File is UTF-16 without a byte order mark'), ...problems] }
  }
  const text = strictly('utf-8', bytes)
  if (text !== undefined) return { text, problems: [] }
  // Not UTF-8. Windows-1252 has a letter for every byte, and is what old word processors wrote.
  return { text: readWindows(bytes), problems: [told(path, 'File is not UTF-8; read as Windows-1252')] }
}

type Wide = 'utf-16le' | 'utf-16be'

function markedWidth(bytes: Uint8Array): Wide | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined
}

/** In UTF-16 of any Western language nearly every second byte is nought, and hardly any of the others. */
function unmarkedWidth(bytes: Uint8Array): Wide | undefined {
  const sample = bytes.subarray(0, SAMPLE)
  const noughts = [0, 0]
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) noughts[at % 2] = (noughts[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = noughts
  const half = sample.length / 2
  if (half >= 4 && odd > half * 0.7 && even < half * 0.1) return 'utf-16le'
  return half >= 4 && even > half * 0.7 && odd < half * 0.1 ? 'utf-16be' : undefined
}

// As much as tells one encoding from another.
const SAMPLE = 4096

function decodeWide(path: string, bytes: Uint8Array, encoding: Wide): Decoded {
  const text = strictly(encoding, bytes)
  if (text !== undefined) return { text, problems: [] }
  return {
    text: new TextDecoder(encoding).decode(bytes),
    problems: [told(path, 'File is UTF-16 with letters missing')],
  }
}

function strictly(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const told = (file: string, reason: string): Problem => ({
  file,
  rule: 'encoding',
  severity: 'warning',
  reason,
  note: 'Save it as UTF-8 if letters with accents look wrong.',
})
