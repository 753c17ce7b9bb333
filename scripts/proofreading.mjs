// Measure the proof-reader: GOLD=folder is a folder of well-edited texts, one paragraph a line, `## ` before headings, ⁂ for a break.
// What is found in them counts as false. Then slips are put in, and breaks are deleted, and it is counted how many are found again.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chapterNumbersIn } from '../lib/book/counted.js'
import { read } from '../lib/manuscript/read.js'
import { proofread } from '../lib/proofreading/proofread.js'
import { PROOF_RULES } from '../lib/types/proof.js'
import { normalise } from '../lib/typography/normalise.js'
import { readingOf } from '../lib/typography/paragraphs.js'
import { survey } from '../lib/typography/survey.js'

const folder = process.env.GOLD
if (!folder) {
  console.log('Nothing measured: GOLD=folder names no folder of well-edited texts.')
  process.exit(0)
}

const BREAK = '⁂'
const isWanted = process.argv.slice(2)

/** Turn paragraphs into Markdown, and the numbers of the lines on which a paragraph after a break begins. */
function markdownOf(paragraphs, keepBreaks) {
  const blocks = []
  const opened = new Set()
  let line = 1
  paragraphs.forEach((paragraph, i) => {
    if (paragraph === BREAK && !keepBreaks) return
    if (paragraphs[i - 1] === BREAK) opened.add(line)
    const block = paragraph === BREAK ? '* * *' : paragraph.replaceAll('\u2028', '  \n')
    blocks.push(block)
    line += block.split('\n').length + 1
  })
  return { text: `${blocks.join('\n\n')}\n`, opened }
}

async function look(text) {
  const work = read({ path: 'x.md', bytes: new TextEncoder().encode(text) })
  const set = normalise(work, survey(work, 'en-US', { style: { on: ['lost-break'] } }))
  const from = performance.now()
  const reading = readingOf(set, work.sources)
  const headings = reading.paragraphs.filter(({ heading }) => heading).map((its) => its.text)
  const findings = proofread({ ...reading, numberOf: await chapterNumbersIn(headings, 'en') })
  return { findings, ms: performance.now() - from }
}

// One slip in so many places where it can be made; each in a paragraph of its own.
const EVERY = 20
// How a slip is made: what is there, and what is typed for it.
const SLIPS = {
  'open-quote': [/[,.!?]”(?= |$)/, (its) => its.slice(0, 1)],
  'missing-stop': [/(?<=[a-z]{3})\.(”?)$/, (_, mark) => mark],
  'tag-comma': [/,” /, () => '” '],
  'tag-full-stop': [/,” /, () => '.” '],
  'tag-capital': [/,” (?:he|she|they|the) /, (its) => `,” ${its[3].toUpperCase()}${its.slice(4)}`],
  'doubled-word': [/(?<= )[a-z]+ (?=[a-z])/, (its) => its + its],
}

/** Put slips into a text, one in so many paragraphs that have room for it; the lines of them are kept. */
function withSlips(text, [pattern, typed]) {
  const slipped = new Set()
  let room = 0
  const lines = text.split('\n').map((line, i) => {
    if (line.startsWith('#') || !pattern.test(line) || room++ % EVERY > 0) return line
    slipped.add(i + 1)
    return line.replace(pattern, typed)
  })
  return { slipped, text: lines.join('\n') }
}

const again = new Map(Object.keys(SLIPS).map((rule) => [rule, { all: 0, found: 0 }]))
const counts = new Map(PROOF_RULES.map((rule) => [rule, { all: 0, worst: 0 }]))
let words = 0
let time = 0
const breaks = { all: 0, found: 0, false: 0 }
for (const name of readdirSync(folder).filter((file) => file.endsWith('.txt'))) {
  const paragraphs = readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean)
  const { text } = markdownOf(paragraphs, true)
  const own = text.split(/\s+/).length
  const { findings, ms } = await look(text)
  words += own
  time += ms
  for (const [rule, count] of counts) {
    const its = findings.filter((finding) => finding.rule === rule)
    count.all += its.length
    count.worst = Math.max(count.worst, (its.length / own) * 10_000)
    if (isWanted.includes(rule))
      for (const { place, reason } of its) console.log(`${name}:${place.start.line}  ${reason}`)
  }
  for (const [rule, slip] of Object.entries(SLIPS)) {
    const damaged = withSlips(text, slip)
    const { findings } = await look(damaged.text)
    const lines = new Set(findings.filter((its) => its.rule === rule).map(({ place }) => place.start.line))
    const count = again.get(rule)
    count.all += damaged.slipped.size
    for (const line of damaged.slipped) {
      if (lines.has(line)) count.found++
      else if (isWanted.includes(`${rule}-missed`)) console.log(damaged.text.split('\n')[line - 1])
    }
  }
  const { text: torn, opened } = markdownOf(paragraphs, false)
  const lost = (await look(torn)).findings.filter(({ rule }) => rule === 'lost-break')
  breaks.all += opened.size
  breaks.found += lost.filter(({ place }) => opened.has(place.start.line)).length
  breaks.false += lost.filter(({ place }) => !opened.has(place.start.line)).length
}

const rate = (n) => ((n / words) * 10_000).toFixed(2)
console.log(`${words.toLocaleString('en')} words, ${((time / words) * 120_000).toFixed(0)} ms for 120,000 words\n`)
const share = ({ all, found }) => (all ? `${((found / all) * 100).toFixed(0)} % of ${all}` : '')
console.log('| rule | found | in 10,000 words | in the worst text | slips found again |\n|---|--:|--:|--:|--:|')
again.set('lost-break', breaks)
for (const [rule, { all, worst }] of counts) {
  console.log(`| \`${rule}\` | ${all} | ${rate(all)} | ${worst.toFixed(1)} | ${share(again.get(rule) ?? {})} |`)
}
console.log(`\nWith all breaks deleted, false: ${rate(breaks.false)} in 10,000 words`)
