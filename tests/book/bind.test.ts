import { toString as textOf } from 'hast-util-to-string'
import { describe, expect, it } from 'vitest'
import { bind } from '../../src/book/bind.js'
import { mergeMeta, readFront } from '../../src/manuscript/meta.front.js'
import { readMeta } from '../../src/manuscript/meta.js'
import { planOf } from '../../src/manuscript/meta.plan.js'
import { join, read } from '../../src/manuscript/read.js'
import { normalise } from '../../src/typography/normalise.js'
import { survey } from '../../src/typography/survey.js'

/** Turn the texts of a folder, by name, into a book. */
async function book(files: Readonly<Record<string, string>>, yaml = '') {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const texts = Object.entries(files).map(([path, text]) => ({ path, bytes: bytes(text) }))
  const { meta: own } = readMeta({ path: 'book.yaml', bytes: bytes(yaml) })
  const fronts = new Map(texts.map((file) => [file.path, readFront(file)]))
  const meta = mergeMeta(own, [...fronts.values()])
  const { paths, plan } = planOf({ config: 'book.yaml', paths: texts.map((file) => file.path), meta, fronts })
  const work = join(paths.flatMap((path) => texts.filter((file) => file.path === path)).map((file) => read(file)))
  const set = normalise(work, survey(work, meta.lang))
  return bind(set, { meta, name: 'folder', plan, typeset: (line) => line })
}

/** A book as lines: matter, role, number, title, part. Pages that every book has are left out. */
async function outline(files: Readonly<Record<string, string>>, yaml = 'title: T') {
  const { sections } = await book(files, yaml)
  return sections
    .filter(({ id }) => !['cover', 'titlepage', 'copyright-page', 'contents'].includes(id))
    .filter(({ role, body }) => role !== 'colophon' || body.children.length > 0)
    .map(({ matter, role, number, label, title, part }) =>
      [matter, role, number, label, title && `“${textOf(title)}”`, part && `in ${part}`].filter(Boolean).join(' '),
    )
}

const text = 'Words.\n'

describe('who wrote a section', () => {
  const story = (author: string) => `---\nauthor: ${author}\n---\n\n# Story\n\n${text}`
  it('is told where it is not who wrote the book', async () => {
    const { sections } = await book({ '1.md': story('A. Writer'), '2.md': story('B. Other') }, 'title: T')
    expect(sections.flatMap(({ author }) => author ?? [])).toEqual(['A. Writer', 'B. Other'])
    const alone = await book({ '1.md': story('A. Writer'), '2.md': text }, 'title: T')
    expect(alone.sections.flatMap(({ author }) => author ?? [])).toEqual([])
  })
})

describe('what a section is', () => {
  it('says its front matter, else its name, else its heading', async () => {
    const files = {
      '00-dedication.md': 'For M.\n',
      '01-a.md': `---\nrole: prologue\n---\n\n# The Ferry\n\n${text}`,
      '02-b.md': `# One Bank\n\n${text}`,
      '03-interlude-2.md': text,
      '04-c.md': `# Another Bank\n\n${text}`,
      '05-d.md': `# Epilogue\n\n${text}`,
      '06-about-the-author.md': text,
      '07-colophon.md': 'Printed by hand.\n',
    }
    expect(await outline(files)).toEqual([
      'front dedication',
      'body prologue “The Ferry”',
      'body chapter 1 “One Bank”',
      'body interlude',
      'body chapter 2 “Another Bank”',
      'body epilogue “Epilogue”',
      'back about-author',
      'back colophon',
    ])
  })

  it('says it in the language of the book', async () => {
    const files = {
      'a.md': `# Vorwort\n\n${text}`,
      'b.md': `# Erstes Kapitel\n\n${text}`,
      'c.md': `# Danksagung\n\n${text}`,
    }
    expect(await outline(files, 'title: T\nlang: de')).toEqual([
      'front preface “Vorwort”',
      'body chapter 1',
      'back acknowledgements “Danksagung”',
    ])
  })

  it('is told when nobody knows the word', async () => {
    const { problems, sections } = await book({ 'a.md': `---\nrole: prolouge\n---\n\n${text}` })
    expect(problems.map((problem) => problem.reason)).toEqual([
      'Unexpected role "prolouge", expected one that Fleuron knows',
    ])
    expect(sections.some((section) => section.role === 'chapter')).toBe(true)
  })
})

describe('parts', () => {
  const files = {
    '1-the-near_bank/1.md': `# A\n\n${text}`,
    '1-the-near_bank/2.md': `# B\n\n${text}`,
    '2-far/1.md': `# C\n\n${text}`,
    '2-far/index.md': '# The Far Bank\n\nA motto.\n',
  }

  it('are folders', async () => {
    expect(await outline(files)).toEqual([
      'body part 1 “The near bank”',
      'body chapter 1 “A” in part-1',
      'body chapter 2 “B” in part-1',
      'body part 2 “The Far Bank”',
      'body chapter 3 “C” in part-2',
    ])
  })

  it('count their chapters anew where the author wants it', async () => {
    const lines = await outline(files, 'title: T\nnumbering-per-part: true')
    expect(lines.at(-1)).toBe('body chapter 1 “C” in part-2')
  })

  it('may hold parts, counted anew in each and called after what is around them', async () => {
    const files = {
      'Autumn/1-dawn/1.md': `# A\n\n${text}`,
      'Autumn/2-noon/2.md': `# B\n\n${text}`,
      'Autumn/prologue.md': text,
      'Winter/1-dusk/3.md': `# C\n\n${text}`,
      'Winter/2-night/4.md': `# Part Five\n\n# D\n\n${text}`,
      'Winter/9-coda.md': `# E\n\n${text}`,
    }
    expect(await outline(files)).toEqual([
      'body part 1 “Autumn”',
      'body prologue in part-1',
      'body part 1 “Dawn” in part-1',
      'body chapter 1 “A” in part-2',
      'body part 2 “Noon” in part-1',
      'body chapter 2 “B” in part-3',
      'body part 2 “Winter”',
      'body part 1 “Dusk” in part-4',
      'body chapter 3 “C” in part-5',
      'body part 5 in part-4',
      'body chapter 4 “D” in part-6',
      'body chapter 5 “E” in part-4',
    ])
    const books = async (names: string[]) => {
      const texts = names.map((name) => [`${name}/1/1.md`, `# A\n\n${text}`])
      return (await book(Object.fromEntries(texts), 'title: T')).sections.flatMap(({ isBook }) => isBook ?? [])
    }
    expect(await books(['near', 'far'])).toEqual([true, true])
    expect(await books(['Part 1', 'Part 2'])).toEqual([])
  })

  it('begin in a part where headings in it say so', async () => {
    const halves = `# Part One\n\n# A\n\n${text}\n# Part Two\n\n# B\n\n${text}`
    const parts = (lines: string[]) => lines.filter((line) => line.startsWith('body part') || line.includes('“B”'))
    const titled = { '1-near/0.md': `# Zero\n\n${text}`, '1-near/1.md': halves, '2-far/3.md': `# C\n\n${text}` }
    expect(parts(await outline(titled))).toEqual([
      'body part 1 “Near”',
      'body part 1 in part-1',
      'body part 2 in part-1',
      'body chapter 3 “B” in part-3',
      'body part 2 “Far”',
    ])
    const untitled = { '1-near/1.md': halves, '2-far/3.md': `# C\n\n${text}` }
    expect(parts(await outline(untitled))).toEqual([
      'body part 1',
      'body part 2',
      'body chapter 2 “B” in part-2',
      'body part 3 “Far”',
    ])
  })

  it('are headings', async () => {
    const novel = `# Part One\n\n# A\n\n${text}\n# Book Two: Winter\n\n# B\n\n${text}\n# Epilogue\n\n${text}`
    expect(await outline({ 'novel.md': novel })).toEqual([
      'body part 1',
      'body chapter 1 “A” in part-1',
      'body part 2 Book Two “Winter”',
      'body chapter 2 “B” in part-2',
      'body epilogue “Epilogue”',
    ])
  })
})

describe('order and numbers', () => {
  it('put what the alphabet placed where it belongs', async () => {
    const files = Object.fromEntries(
      ['acknowledgements', 'chapter-1', 'chapter-2', 'dedication', 'epilogue', 'foreword', 'prologue'].map((name) => [
        `${name}.md`,
        text,
      ]),
    )
    expect((await outline(files)).map((line) => line.split(' ')[1])).toEqual([
      ...['dedication', 'foreword', 'prologue', 'chapter', 'chapter', 'epilogue', 'acknowledgements'],
    ])
  })

  it('follow the author’s list of front matter', async () => {
    const files = { 'dedication.md': text, 'epigraph.md': text, 'note.md': text, 'one.md': `# A\n\n${text}` }
    const lines = await outline(files, 'title: T\nfront: [half-title, epigraph, dedication, note.md]')
    expect(lines).toEqual([
      'front half-title',
      'front epigraph',
      'front dedication',
      'front preface',
      'body chapter “A”',
    ])
  })

  it('tell of a page that there is not', async () => {
    const { problems } = await book({ 'a.md': text }, 'front: [dedication]')
    expect(problems[0]?.reason).toContain('Unexpected page "dedication" in "front:"')
  })

  it('take a heading that is the next number for that number', async () => {
    expect(await outline({ 'a.md': `# One\n\n${text}\n# Two\n\n${text}\n# Seven\n\n${text}` })).toEqual([
      'body chapter 1',
      'body chapter 2',
      'body chapter 3 “Seven”',
    ])
  })

  it('keep both of two chapters with the same title', async () => {
    const { sections } = await book({ 'a.md': `# Home\n\n${text}`, 'b.md': `# Home\n\n${text}` }, 'title: T')
    const ids = sections.map((section) => section.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(sections.filter((section) => section.name === 'Home')).toHaveLength(2)
  })
})
