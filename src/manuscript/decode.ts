import type { Problem } from '../types/problem.js'
import { readWindows } from './litter.js'

export interface Decoded {
  readonly text: string
  readonly problems: readonly Problem[]
}

/**
 * Turn the bytes of a file into text: UTF-8 with or without a byte order mark, UTF-16 with one, else Windows-1252.
 * Never throws; line ends stay as they are.
 */
export function decode(path: string, bytes: Uint8Array): Decoded {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : ''
  if (utf16 !== '') return { text: new TextDecoder(utf16).decode(bytes), problems: [] }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), problems: [] }
  } catch {
    // Not UTF-8. Windows-1252 has a letter for every byte, and is what old word processors wrote.
    const problem: Problem = {
      file: path,
      rule: 'encoding',
      severity: 'warning',
      reason: 'File is not UTF-8; read as Windows-1252',
      note: 'Save it as UTF-8 if letters with accents look wrong.',
    }
    return { text: readWindows(bytes), problems: [problem] }
  }
}
