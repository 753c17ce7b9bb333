import type { Ending } from '../types/device.js'

/** The endings of books, longer ones first. */
export const ENDINGS: readonly Ending[] = ['.kepub.epub', '.epub', '.azw3', '.mobi', '.pdf']

/** What a book's name ends in; undefined where it is no book's. */
export const endingOf = (name: string): Ending | undefined =>
  ENDINGS.find((ending) => name.toLowerCase().endsWith(ending) && name.length > ending.length)

/** A FAT name has at most so many letters (UTF-16). */
const LONGEST_NAME = 255
/** A Kobo's own path to its drive. */
const ON_DEVICE = '/mnt/onboard/'.length
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]/gu
/** Names that Windows keeps for itself, whatever their ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * Turn a book's name into one that a FAT drive takes: without `<>:"/\|?*`, without a dot or a space at an end, shortened where
 * folder and name are longer than the device can open; its ending stays.
 */
export function nameOnDrive(name: string, ending: Ending, room: { folder: string; longestPath?: number | undefined }) {
  const path = room.longestPath === undefined ? LONGEST_NAME : room.longestPath - ON_DEVICE - room.folder.length - 1
  const base = name
    .slice(0, name.length - ending.length)
    .normalize('NFC')
    .replace(FORBIDDEN, '-')
  // Room for " (2)" as well.
  const short = shortened(base, Math.max(1, Math.min(LONGEST_NAME, path) - ending.length - ' (2)'.length))
  const trimmed = short.replace(/^[. ]+|[. ]+$/g, '') || 'book'
  return `${RESERVED.test(trimmed) ? `${trimmed}-` : trimmed}${ending}`
}

/** Letters of two UTF-16 units are left whole. */
const shortened = (text: string, longest: number): string => text.slice(0, longest).replace(/[\uD800-\uDBFF]$/u, '')

/** The name of the nth book of that name: `ferry (2).epub`. */
export function nthName(name: string, n: number): string {
  const ending = endingOf(name) ?? ''
  return n === 1 ? name : `${name.slice(0, name.length - ending.length)} (${n})${ending}`
}
