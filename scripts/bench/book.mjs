// One text for every engine: the chapters of a manuscript with their typography set, as paragraphs, scene breaks and little else.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Turn a manuscript folder into chapters: a title, and blocks that are `'break'` or runs of text, some of them italic. */
export async function readChapters(folder, lib) {
  const [{ readManuscript }, { prepare }] = await Promise.all([
    import(`${lib}/disk/manuscript.js`),
    import(`${lib}/main.js`),
  ])
  const { book } = await prepare(await readManuscript(folder), {})
  const chapters = book.sections.filter(({ matter }) => matter === 'body')
  return chapters
    .map(({ name, body }) => ({ title: name, blocks: blocksOf(body) }))
    .filter(({ blocks }) => blocks.length)
}

function blocksOf(node) {
  return node.children.flatMap((child) => {
    if (child.tagName === 'hr') return ['break']
    if (child.tagName !== 'p') return child.children ? blocksOf(child) : []
    const runs = joined(runsOf(child, false))
    return runs.some(({ text }) => text.trim()) ? [runs] : []
  })
}

function runsOf(node, italic) {
  if (node.type === 'text')
    return [{ text: node.value.replace(/[\u200a\u2060\ufeff]|\s*\n\s*/g, (c) => (c.trim() ? '' : ' ')), italic }]
  const slanted = italic !== ['em', 'i', 'cite'].includes(node.tagName)
  const runs = (node.children ?? []).flatMap((child) => runsOf(child, slanted))
  // A line of verse or of an address is a line of its own.
  return node.properties?.className?.includes('line') ? [{ text: '\n', italic }, ...runs] : runs
}

/** Neighbours alike in one run; no white at the ends, where markup would not open or close. */
function joined(runs) {
  const found = []
  for (const run of runs) {
    const last = found.at(-1)
    if (last && last.italic === run.italic) found[found.length - 1] = { ...last, text: last.text + run.text }
    else found.push(run)
  }
  return found
    .map(({ text, italic }, i) => ({ text: i ? text : text.trimStart(), italic }))
    .flatMap(({ text, italic }) => {
      const [, before, core, after] = /^(\s*)(.*?)(\s*)$/su.exec(text)
      return [before && { text: before }, core && { text: core, italic }, after && { text: after }].filter(Boolean)
    })
}

/** Short chapters joined to long ones, so many to each, a scene break between them. */
export const joinedBy = (count, chapters) =>
  chapters.flatMap(({ title }, i) => {
    if (i % count) return []
    const parts = chapters.slice(i, i + count).map(({ blocks }) => blocks)
    return [{ title, blocks: parts.flatMap((blocks, n) => (n ? ['break', ...blocks] : blocks)) }]
  })

/** The chapters so many times over, each time with titles of their own. */
export const repeated = (chapters, times) =>
  Array.from({ length: times }, (_, n) => n).flatMap((n) =>
    chapters.map(({ title, blocks }) => ({ title: n ? `${title} (${n + 1})` : title, blocks })),
  )

export const wordsIn = (chapters) =>
  chapters
    .flatMap(({ blocks }) => blocks.filter((block) => block !== 'break'))
    .reduce(
      (sum, runs) =>
        sum +
        runs
          .map(({ text }) => text)
          .join('')
          .trim()
          .split(/\s+/).length,
      0,
    )

const escapeMarkdown = (text) => text.replace(/[\\`*_[\]<>#^$~|]/g, '\\$&').replace(/\n/g, '\\\n')
const markdownRun = ({ text, italic }) => (italic ? `*${escapeMarkdown(text)}*` : escapeMarkdown(text))
const markdownBlock = (block) =>
  block === 'break'
    ? '* * *'
    : block
        .map(markdownRun)
        .join('')
        .replace(/^(\d+)([.)])/, '$1\\$2')
        .replace(/^[-+:]/, '\\$&')

/** A chapter in Markdown that Fleuron and pandoc read alike. */
export const markdown = ({ title, blocks }) =>
  `# ${escapeMarkdown(title)}\n\n${blocks.map(markdownBlock).join('\n\n')}\n`

const escapeTypst = (text) =>
  text
    .replace(/[\\#$`<>@[\]=~*_]/g, '\\$&')
    .replace(/\/(?=\/)/g, '\\/')
    .replace(/\n/g, ' \\\n')
const typstRun = ({ text, italic }) => (italic ? `#emph[${escapeTypst(text)}]` : escapeTypst(text))
const typstBlock = (block) =>
  block === 'break'
    ? '#align(center)[\\* \\* \\*]'
    : block
        .map(typstRun)
        .join('')
        .replace(/^(\d+)\./, '$1\\.')
        .replace(/^[-+/]/, '\\$&')
        .replace(/\](?=[([])/g, ']#h(0pt)')

/** A chapter in Typst's markup. */
export const typst = ({ title, blocks }) => `= ${escapeTypst(title)}\n\n${blocks.map(typstBlock).join('\n\n')}\n`

/** Write chapters as a manuscript folder of Fleuron's. */
export function writeManuscript(folder, chapters, css) {
  mkdirSync(folder, { recursive: true })
  const digits = String(chapters.length).length
  chapters.forEach((chapter, i) => {
    writeFileSync(join(folder, `${String(i + 1).padStart(digits, '0')}.md`), markdown(chapter))
  })
  const style = 'style: {chapter: {start: any, drop-cap: false, small-caps: false}}\n'
  writeFileSync(
    join(folder, 'book.yaml'),
    `title: Bench\nauthor: Nobody\nlang: en-GB\ndate: 2026-01-01\ncss: [bench.css]\n${style}`,
  )
  writeFileSync(join(folder, 'bench.css'), css)
}
