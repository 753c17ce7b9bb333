import type { EReader, Found, Survey } from '../types/device.js'
import { READERS } from './readers.js'

/** Turn a survey into what `fleuron devices` prints: what was found and how to send, or what to do. */
export function surveyWords(survey: Survey): string {
  if (survey.found.length === 0) return `${nothingFound(survey)}\n`
  const lines = survey.found.map((found) => `${nameOf(found)}  ${found.at}\n`)
  const [first, second] = survey.found
  const how = second ? ` --device ${first?.reader.id}` : ''
  return `${lines.join('')}\nnpx fleuron send${how} puts the book in dist/ on it.\n`
}

const nameOf = ({ reader }: Found): string => `${reader.id.padEnd(12)}${reader.name}`

/** What to do when there is no e-reader, or none of the kind that is wanted, to send to. */
export function nothingFound(survey: Survey, wanted?: EReader): string {
  if (wanted) {
    const wake = wanted.wake ? `, and ${wanted.wake}` : ''
    return `There is no ${wanted.name} to be seen. Plug it in${wake}; or say where it is with --mount`
  }
  const plugged = pluggedIn(survey.plugged)
  if (plugged.length > 0)
    return plugged
      .map(({ name, wake, afterwards }) => `A ${name} may be plugged in, but shows no drive: ${wake ?? afterwards}`)
      .join('\n')
  const looked = survey.others.length > 0 ? ` (looked at ${survey.others.slice(0, 6).join(', ')})` : ''
  return [
    `There is no e-reader to be seen${looked}. Plug it in with a cable that carries data, unlock it, tap "Connect" where it asks, and try again; or say where it is with --mount.`,
    'A Kindle gets books by mail, too: --device kindle-mail. A Kindle of 2024, a Scribe, a Boox or a Supernote shows no drive; docs/send.md tells the way to each.',
  ].join('\n')
}

/** Readers whose makers' numbers, or names, the system shows. */
const pluggedIn = (plugged: readonly string[]): EReader[] =>
  READERS.filter(({ usb = [], id }) => plugged.some((sign) => usb.includes(sign) || sign.toLowerCase().includes(id)))

/** Turn the table of e-readers into the one of the documentation (Markdown). */
export function tableOfReaders(): string {
  const rows = READERS.map(({ id, aliases = [], name, way, formats, folders }) => {
    const ids = [id, ...aliases].map((one) => `\`${one}\``).join(', ')
    const where =
      way === 'drive' ? (folders ?? []).map((folder) => (folder ? `\`${folder}\`` : 'the drive itself')) : []
    return `| ${name} | ${ids} | ${WAYS[way]} | ${formats.map((ending) => `\`${ending}\``).join(', ')} | ${where.join(', or ')} |`
  })
  return ['| e-reader | `--device` | how | takes, the best first | folder |', '|---|---|---|---|---|', ...rows].join(
    '\n',
  )
}

const WAYS = { drive: 'USB drive', web: 'USB, its web page', mail: 'mail', hand: 'by hand' } as const
