import type { Position } from 'unist'
import type { Problem } from '../types/problem.js'

/** Where a chapter asks for a picture. */
export interface Mention {
  readonly file: string
  readonly place?: Position
}

type Said = readonly [rule: string, severity: Problem['severity'], reason: string, note: string]

const INSTEAD = 'Its description is set in its place.'

/** What may be said of pictures, by the ending of the rule's name. Each names the picture as the chapter does. */
const SAYINGS = {
  missing: (path: string, near: string): Said => [
    'picture-missing',
    'warning',
    `Picture "${path}" is not in the manuscript folder`,
    near ? `There is a "${near}": correct the name. ${INSTEAD}` : `Put the file there, or correct its name. ${INSTEAD}`,
  ],
  outside: (path: string, _: string): Said => [
    'picture-outside',
    'warning',
    path
      ? `Picture "${path}" lies outside of the manuscript folder`
      : 'Picture has no address inside of the manuscript folder',
    `Nothing is fetched from elsewhere: put the file into the folder and name it by its path there. ${INSTEAD}`,
  ],
  name: (path: string, real: string): Said => [
    'picture-name',
    'info',
    `Picture "${path}" is called "${real}", in other letters`,
    'It is used; write the name as the file has it, since most systems tell a from A.',
  ],
  empty: (path: string, _: string): Said => [
    'picture-empty',
    'warning',
    `Picture "${path}" is an empty file`,
    `Save or copy it again. ${INSTEAD}`,
  ],
  kind: (path: string, kind: string): Said => [
    'picture-kind',
    'warning',
    `Picture "${path}" is a ${kind}, expected JPEG, PNG, GIF, WebP, AVIF or SVG`,
    `Save it as JPEG or PNG. ${INSTEAD}`,
  ],
  corrupt: (path: string, how: string): Said => [
    'picture-corrupt',
    'warning',
    `Picture "${path}" cannot be read: it ${how}`,
    `Save or copy it again. ${INSTEAD}`,
  ],
  huge: (path: string, size: string): Said => [
    'picture-huge',
    'warning',
    `Picture "${path}" has ${size}, expected 100 megapixels at most`,
    `Save it smaller; a page needs no more than 12 megapixels. ${INSTEAD}`,
  ],
  animated: (path: string, _: string): Said => [
    'picture-animated',
    'info',
    `Picture "${path}" moves; books show its first frame`,
    'Save the frame that tells most as a picture of its own.',
  ],
  ending: (path: string, kind: string): Said => [
    'picture-ending',
    'info',
    `Picture "${path}" is a ${kind}, whatever its name says`,
    'It is used as what it is; correct the ending of its name.',
  ],
  drawing: (path: string, names: string): Said => [
    'picture-drawing',
    'info',
    `Drawing "${path}" has parts that no book may hold, which are left out: ${names}`,
    'Look at it in the books; where it lacks something, save it as PNG at 300 pixels to the inch.',
  ],
  tool: (path: string, _: string): Said => [
    'picture-tool',
    'warning',
    `Picture "${path}" has to be converted, and "sharp" is not installed here`,
    `Run npm install again without --omit=optional, or save it as an upright JPEG or PNG in sRGB. ${INSTEAD}`,
  ],
  alt: (path: string, _: string): Said => [
    'picture-alt',
    'info',
    `Picture "${path}" has no description for those who cannot see it`,
    `Write what it shows between the brackets: ![A ferry in fog](${path}).`,
  ],
} as const

export type Saying = keyof typeof SAYINGS

/** Turn a saying into a message at the place where a chapter asks for the picture. */
export function tell(saying: Saying, mention: Mention, path: string, more = ''): Problem {
  const [rule, severity, reason, note] = SAYINGS[saying](short(path), short(more))
  return { file: mention.file, ...(mention.place && { place: mention.place }), rule, severity, reason, note }
}

/** On one line, and no longer than a line. */
const short = (text: string): string => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a name may hold them, and a terminal would obey them
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ').trim()
  return line.length > 100 ? `${line.slice(0, 48)}…${line.slice(-48)}` : line
}

/** A picture that is set too large for its pixels: told of the picture, at whatever page it stands. */
export const coarse = (path: string, ppi: number, needed: number): Problem => ({
  file: path,
  rule: 'picture-resolution',
  severity: 'warning',
  reason: `Picture prints at ${Math.round(ppi)} ppi, expected 200 or more`,
  note: `Put in one at least ${Math.ceil(needed)} pixels wide, or have it set smaller; on screens it looks as it should.`,
})

/** A picture that turns out to be damaged when it is converted. */
export const unusable = (path: string): Problem => ({
  file: path,
  rule: 'picture-corrupt',
  severity: 'warning',
  reason: `Picture "${short(path)}" cannot be converted; it is left out`,
  note: 'Save it again, as JPEG or PNG at 300 pixels to the inch.',
})
