import { describe, expect, it } from 'vitest'
import { type FrontMatter, mergeMeta, readFront } from '../../src/manuscript/meta.front.js'
import { readMeta } from '../../src/manuscript/meta.js'
import { planOf } from '../../src/manuscript/meta.plan.js'

const bytes = (text: string) => new TextEncoder().encode(text)
const front = (text: string): FrontMatter => readFront({ path: 'a.md', bytes: bytes(text) })

/** The order of a folder: each file with its part and matter. */
function order(paths: readonly string[], yaml = ''): string[] {
  const { meta } = readMeta({ path: 'book.yaml', bytes: bytes(yaml) })
  const { plan, paths: ordered } = planOf({ config: 'book.yaml', paths, meta, fronts: new Map() })
  return ordered.map((path) => {
    const file = plan.files.get(path)
    const part = file?.part === undefined ? undefined : plan.parts[file.part]
    const around = part?.within === undefined ? undefined : plan.parts[part.within]?.title
    return [path, part && `in ${part.title}`, around && `of ${around}`, file?.matter, file?.role]
      .filter(Boolean)
      .join(', ')
  })
}

describe('where files stand', () => {
  it('is their order where nothing else is said', () => {
    expect(order(['01.md', '02.md'])).toEqual(['01.md', '02.md'])
  })

  it('is the part that their folder is, its own page first', () => {
    expect(order(['1-near/10.md', '1-near/part.md', '2-far/20.md', '90-end.md'])).toEqual([
      '1-near/part.md, in near, part',
      '1-near/10.md, in near',
      '2-far/20.md, in far',
      '90-end.md',
    ])
  })

  it('is a part of a part where a folder stands in another, whatever only holds texts', () => {
    expect(order(['1-one/1-near/1.md', '1-one/2-far/texts/2.md', '1-one/2-far/part.md', '2-two/3.md'])).toEqual([
      '1-one/1-near/1.md, in near, of one',
      '1-one/2-far/part.md, in far, of one, part',
      '1-one/2-far/texts/2.md, in far, of one',
      '2-two/3.md, in two',
    ])
    const yaml = 'chapters: {part: One, chapters: [{part: Near, chapters: a.md}, b.md]}'
    expect(order(['a.md', 'b.md'], yaml)).toEqual(['a.md, in Near, of One', 'b.md, in One'])
  })

  it('is told where it is deeper than that', () => {
    const told = (paths: string[], yaml: string) => {
      const { meta } = readMeta({ path: 'book.yaml', bytes: bytes(yaml) })
      return planOf({ config: 'book.yaml', paths, meta, fronts: new Map() })
    }
    const reason = '"Deep" stands in a part of a part, which is deeper than a book goes'
    const folders = told(['One/Near/Deep/1.md', 'One/Near/Deep/2.md', 'Two/3.md'], '')
    expect(folders.problems.map((problem) => problem.reason)).toEqual([reason])
    const yaml = 'chapters: {part: One, chapters: {part: Near, chapters: {part: Deep, chapters: [1.md, 2.md]}}}'
    const listed = told(['1.md', '2.md'], yaml)
    expect(listed.problems.map((problem) => problem.reason)).toEqual([reason])
    for (const { plan, paths } of [folders, listed])
      expect(paths.slice(0, 2).map((path) => plan.parts[plan.files.get(path)?.part ?? -1]?.title)).toEqual([
        'Near',
        'Near',
      ])
  })

  it('is no part where a folder holds everything, or only holds texts', () => {
    expect(order(['novel/01.md', 'novel/02.md'])).toEqual(['novel/01.md', 'novel/02.md'])
    expect(order(['chapters/01.md', 'front/00.md', 'back/99.md'])).toEqual([
      'chapters/01.md',
      'front/00.md, front',
      'back/99.md, back',
    ])
  })

  it('is the author’s list, with patterns and parts, where there is one', () => {
    const yaml = 'chapters:\n  - z.md\n  - part: The Far Bank\n    chapters: [c/*.md]\nfront: [half-title, a.md]'
    expect(order(['a.md', 'c/1.md', 'c/2.md', 'left.md', 'z.md'], yaml)).toEqual([
      'z.md',
      'c/1.md, in The Far Bank',
      'c/2.md, in The Far Bank',
      'a.md, front',
    ])
  })

  it('must be there', () => {
    expect(() => order(['01-ferry.md'], 'chapters: 01-fery.md')).toThrow(
      'book.yaml: There is no chapter "01-fery.md" in the folder, expected one of its .md or .txt files. Did you mean "01-ferry.md"?',
    )
  })
})

describe('front matter', () => {
  it('says what a text is, and is the book’s metadata where it speaks of the book', () => {
    const found = front(
      '---\ntitle:\n- type: main\n  text: My Book\n- type: subtitle\n  text: An investigation\ncreator:\n- role: author\n  text: J. Smith\nrole: prologue\n...\n\nText.',
    )
    expect(found.role).toBe('prologue')
    expect(found.problems).toEqual([])
    expect(mergeMeta({ lang: 'fr' }, [found, front('---\ntitle: Other\nlang: de\n---\n')])).toEqual({
      title: 'My Book',
      subtitle: 'An investigation',
      author: [{ name: 'J. Smith', role: 'aut' }],
      lang: 'fr',
    })
  })

  it('gives a chapter’s title to the chapter alone', () => {
    const chapters = [front('---\ntitle: One\n---\n'), front('---\ntitle: Two\n---\n')]
    expect(mergeMeta({}, chapters)).toEqual({})
  })

  it('never stops a book', () => {
    const [problem] = front('---\ntitle: A: B\nrole: part\n---\n').problems
    expect(problem).toMatchObject({ severity: 'warning', place: { start: { line: 2, column: 8 } } })
    expect(problem?.reason).toContain('Unexpected second colon')
    expect(front('---\ndate: soon\n---\n').problems[0]?.reason).toContain('Unexpected date "soon"')
    expect(front('---\nIt was late.\n---\n')).toEqual({ meta: {}, problems: [] })
  })
})
