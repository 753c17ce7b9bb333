import { type Found, inParagraphs, quoted, type Rule } from '../rule.js'

interface Kind {
  readonly pattern: RegExp
  readonly what: string
  readonly weight: number
}

const page = 'It belongs to the page, not to the story: take it out.'
const sites =
  'archiveofourown|fanfiction|wattpad|facebook|twitter|tumblr|instagram|patreon|ko-fi|livejournal|royalroad|discord'

// What pages of the archives and their writers put round a chapter. Whole lines, but for what no story says.
const kinds: readonly Kind[] = [
  {
    pattern: /^[\s([*_~-]*(?:A\/N|AN|Author[’']?s?[’']? notes?)\b\s*(?:[:;.–—-]|$)/i,
    what: 'Note to the reader',
    weight: 0.7,
  },
  { pattern: /\bA\/N\b/, what: 'Note to the reader', weight: 0.7 },
  {
    pattern:
      /\b(?:please|pls|plz|don[’']t forget to)\s(?:\p{L}+\s){0,3}(?:read and review|leave (?:a )?(?:kudos|reviews?|comments?)|review and|rate and)\b/iu,
    what: 'Request for reviews',
    weight: 0.8,
  },
  { pattern: /\bR ?& ?R\b(?!-)/, what: 'Request for reviews', weight: 0.6 },
  { pattern: /^[\s*_]*disclaimer\s*[:;–—-]/i, what: 'Disclaimer', weight: 0.7 },
  {
    pattern:
      /\bI (?:don[’']t|do not) own (?:any of )?(?:the(?:se)? characters|this (?:show|world|universe|fandom)|[A-Z]\p{L}+ [A-Z]\p{L}+ or)/u,
    what: 'Disclaimer',
    weight: 0.7,
  },
  { pattern: /\(See the end of the (?:chapter|work) for\b/i, what: 'Words of the archive', weight: 0.9 },
  {
    pattern:
      /^\s*(?:Chapter Text|Chapter Management|View Comments|Entire Work|Archive of Our Own|Work Text|Top ↑.*|Actions|Kudos:? ?\d*|Hits: ?\d+)\s*$/i,
    what: 'Words of the archive',
    weight: 0.9,
  },
  {
    pattern:
      /^\s*(?:Rating|Fandoms?|Pairings?|Archive Warnings?|Relationships?|Additional Tags|Word ?count|Words|Published|Updated|Status|Beta|Genre)\s*:\s\S/i,
    what: 'Header of the archive',
    weight: 0.6,
  },
  {
    pattern:
      /^[\s«»<>←→|[\]*_-]*(?:(?:previous|prev|next|first|last|back|home|index|top|contents)(?: chapter| part| page)?(?:[\s«»<>←→|[\]*_-]+|$)){2,}$/i,
    what: 'Links of the page',
    weight: 0.9,
  },
  { pattern: /^[\s«<←]*(?:previous|next) (?:chapter|part|page)[\s»>→]*$/i, what: 'Link of the page', weight: 0.9 },
  {
    pattern: /^\s*(?:share|tweet|like|pin|vote|follow|subscribe)(?: (?:this|on|to|it)\b.{0,30})?\s*$/i,
    what: 'Link of the page',
    weight: 0.6,
  },
  {
    pattern: new RegExp(`\\b(?:share|follow me|find me|posted) on (?:${sites}|ao3)\\b`, 'i'),
    what: 'Link of the page',
    weight: 0.8,
  },
  { pattern: new RegExp(`(?:https?://|www\\.)\\S{0,60}(?:${sites})`, 'i'), what: 'Address of the web', weight: 0.6 },
  {
    pattern: /\[\/?(?:i|b|u|s|quote|url|img|center|spoiler|color|size)(?:=[^\]]{0,200})?\]/i,
    what: 'Markup of a forum',
    weight: 0.8,
  },
  { pattern: /&(?:nbsp|quot|amp|lt|gt|#\d{2,5});/i, what: 'Markup of a page', weight: 0.8 },
]

/** What a text brings along from the web: notes to readers, requests, links, markup, and the heading as the first line again. */
export const webLeftover: Rule = {
  name: 'web-leftover',
  find: inParagraphs(({ text, inset }, { before }) => [
    // In a container the author has said what it is.
    ...(inset ? [] : ofThePage(text)),
    ...(before?.heading ? repeated(before.text, text) : []),
  ]),
}

function ofThePage(text: string): Found[] {
  for (const { pattern, what, weight } of kinds) {
    const match = pattern.exec(text)
    if (match === null) continue
    const start = match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0)
    const end = Math.max(start + 1, match.index + match[0].trimEnd().length)
    const note =
      what === 'Note to the reader' ? 'Put it between ::: note and :::, which says what it is, or take it out.' : page
    return [{ start, end, reason: `${what} from the web: ${quoted(text, start, start + 60)}`, note, weight }]
  }
  return []
}

/** The heading once more as the first line, which pages print and people copy. */
function repeated(heading: string, text: string): Found[] {
  const bare = (its: string): string =>
    its
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const title = bare(heading)
  const line = bare(text)
  if (title === '' || line === '') return []
  const head = /^chapter \S+/.exec(title)?.[0]
  if (line !== title && line !== head) return []
  const end = text.trimEnd().length
  return [
    {
      start: 0,
      end,
      reason: `The heading stands here again: ${quoted(text, 0, end)}`,
      note: 'Take the line out.',
      weight: 0.8,
    },
  ]
}
