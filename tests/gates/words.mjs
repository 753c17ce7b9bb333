// What a text says, whatever it looks like: words in their order, compared across hyphens, ligatures, quotes and running heads.
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

const texts = /\.(md|markdown|txt|text)$/i
const byName = new Intl.Collator('en', { numeric: true }).compare
const numbers = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(' ')

/**
 * The words of a manuscript in order, without its markup. A fixture may say itself what must be read (`<name>.words.txt`, a line that
 * begins with `~` for each note); notes, captions of plates and the like stand elsewhere in the book, so each is a list of its own.
 */
export async function wordsOfManuscript(source, words = `${source}.words.txt`) {
  const own = await readFile(words, 'utf8').catch(() => undefined)
  if (own !== undefined) {
    const lines = own.split('\n')
    const notes = lines.filter((line) => line.startsWith('~')).map(tokens)
    return { main: tokens(lines.filter((line) => !line.startsWith('~')).join('\n')), notes }
  }
  const isFolder = (await stat(source)).isDirectory()
  const names = isFolder ? (await readdir(source)).filter((name) => texts.test(name)).sort(byName) : ['']
  const lines = []
  for (const name of names) lines.push(...(await readFile(join(source, name), 'utf8')).split(/\r?\n/), '')
  const notes = lines
    .filter((line) => /^\[\^[^\]]+\]:/.test(line))
    .map((line) => tokens(plain(line.replace(/^[^:]*:/, ''))))
  const main = lines.filter((line) => !/^\[\^[^\]]+\]:/.test(line)).map(plainLine)
  return { main: tokens(main.join('\n')), notes }
}

/** Headings lose their number: the book writes it in its own way. */
function plainLine(line) {
  const isHeading = /^#|^(chapter|part)\b/i.test(line.trim())
  if (!isHeading) return plain(line)
  const words = plain(line).split(/[\s:.]+/)
  const isNumber = (word) => /^(chapter|part|\d+|[ivxlc]+)$/i.test(word) || numbers.includes(word.toLowerCase())
  const isNumbered = /^(chapter|part)$/i.test(words.find((word) => /\p{L}/u.test(word)) ?? '')
  return isNumbered ? words.filter((word) => !isNumber(word)).join(' ') : plain(line)
}

/** A line of Markdown without what is not to be read. */
function plain(line) {
  if (/^\s*:::/.test(line)) return ''
  return line
    .replace(/<!--.*?-->/g, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/\[\^[^\]]+\]/g, '')
    .replace(/\]\{[^}]*\}/g, ']')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/(?<=\p{L})[*_]+|[*_]+(?=\p{L})/gu, '')
}

// Stands after a word that a line's end broke; no text uses it.
const goesOn = '\uE000'
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g

/**
 * Turn text into words as they sound: no case, no quotes, no hyphens between letters. A hyphen at a line's end is kept as a mark
 * on the word: only the comparison can tell whether the word goes on.
 */
export function tokens(text) {
  const flat = text.normalize('NFKC').replace(invisible, '').toLowerCase()
  const marked = flat
    .replace(/(\p{L})[-\u2010\u2011]\s*\n/gu, `$1${goesOn} `)
    .replace(/(?<=[\p{L}\p{N}])['’ʼ](?=\p{L})/gu, '')
  const joined = marked.replace(/(?<=\p{L})[-\u2010\u2011](?=\p{L})/gu, '')
  return joined.match(/[\p{L}\p{N}\p{M}]+\uE000?/gu) ?? []
}

// A word broken over two pages has a folio, a running head and some notes between its halves.
const reach = 40

/**
 * Find words in order among others. Returns where each ends; throws with the word that is missing and what stands in its place.
 */
export function follow(wanted, found) {
  const ends = []
  for (const word of wanted) {
    const end = find(word, found, ends.at(-1) ?? 0)
    if (end === undefined) throw new Error(missing(wanted, found, ends))
    ends.push(end)
  }
  return ends
}

/** A missing word is often found again much later, and another one is then missed: the longest jump tells which it was. */
function missing(wanted, found, ends) {
  let index = ends.length
  let longest = reach
  for (let at = 1; at < ends.length; at++) {
    if (ends[at] - ends[at - 1] <= longest) continue
    longest = ends[at] - ends[at - 1]
    index = at
  }
  const from = ends[index - 1] ?? 0
  const around = wanted.slice(Math.max(0, index - 6), index + 4).join(' ')
  const instead = found.slice(Math.max(0, from - 6), from + 6).join(' ')
  return `"${wanted[index]}" is missing after ${index} words: wanted "${around}", found "${instead}"`
}

function find(word, found, from) {
  for (let at = from; at < found.length; at++) {
    const end = matches(word, found, at)
    if (end !== undefined) return end
  }
  return undefined
}

function matches(word, found, at) {
  const token = found[at]
  const broken = token.endsWith(goesOn)
  const start = broken ? token.slice(0, -1) : token
  if (start === word) return at + 1
  // The number of a note stands close to its word.
  if (start.startsWith(word) && /^\p{L}+\d{1,3}$/u.test(start) && /^\d+$/.test(start.slice(word.length))) return at + 1
  if (start === '' || !word.startsWith(start)) return undefined
  const rest = word.slice(start.length)
  // An initial may be set apart from its word; a broken word goes on below, maybe on the next page.
  const far = broken ? reach : start.length === 1 ? 1 : 0
  for (let next = at + 1; next <= at + far && next < found.length; next++) {
    const end = matches(rest, found, next)
    if (end !== undefined) return end
  }
  return undefined
}

/** Where a text begins in earnest: the last place where its first words stand together; a list of contents has only some of them. */
function beginning(first, found) {
  for (let at = found.length - first.length; at >= 0; at--)
    if (first.every((word, n) => found[at + n] === word)) return at
  return 0
}

/**
 * Throw when the words do not stand in order, or when much that is not the author's stands between two of them. The beginning is
 * followed backwards from the end and the end forwards from the beginning, so that a title page cannot lend its words.
 */
export function compare(wanted, all, most) {
  if (wanted.length < 20) throw new Error(`only ${wanted.length} words to compare`)
  const found = all.slice(beginning(wanted.slice(0, 8), all))
  const ends = follow(wanted, found)
  const half = Math.floor(wanted.length / 2)
  const starts = backwards(wanted.slice(0, half + 1), found.slice(0, ends[half]))
  for (let index = 1; index < half; index++) guard(wanted, index, starts[index] - starts[index - 1] - 1, most)
  for (let index = half + 1; index < wanted.length; index++)
    guard(wanted, index, ends[index] - ends[index - 1] - 1, most)
}

function backwards(wanted, found) {
  const starts = []
  let at = found.length - 1
  for (let index = wanted.length - 1; index >= 0; index--) {
    while (at >= 0 && matches(wanted[index], found, at) === undefined) at--
    starts[index] = at
    at--
  }
  return starts
}

function guard(wanted, index, gap, most) {
  if (gap <= most) return
  throw new Error(
    `${gap} strange words between "${wanted.slice(Math.max(0, index - 4), index).join(' ')}" and "${wanted[index]}"`,
  )
}
