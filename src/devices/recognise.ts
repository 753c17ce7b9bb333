import type { EReader, Found, Mount } from '../types/device.js'
import { READERS } from './readers.js'

/** Turn a drive into the e-reader it is, by what lies in it, its model and its name; undefined where it is none. */
export function recognise(mount: Mount): Found | undefined {
  const reader = READERS.find((row) => row.way === 'drive' && fits(row, mount))
  return reader && { reader, at: mount.path, mount }
}

function fits({ marks = [], volume, model }: EReader, mount: Mount): boolean {
  if (mount.model !== undefined && model?.test(mount.model)) return true
  return marks.some((all) => all.every((mark) => mount.has.has(mark))) || (volume?.test(labelOf(mount.path)) ?? false)
}

/** The name of a drive, where its path ends in it. */
const labelOf = (path: string): string => path.split(/[\\/]/).filter(Boolean).at(-1) ?? ''

/** The model that a Kobo's `.kobo/version` ends in: its last three digits. */
export const modelOf = (version: string): string | undefined => /(\d{3})\s*$/.exec(version)?.[1]
