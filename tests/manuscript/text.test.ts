import { describe, expect, test } from 'vitest'
import { read } from '../../src/manuscript/read.js'
import { outlineWork, readAs } from './outline.js'

const txt = (text: string): string => outlineWork(readAs('a.txt', text))

describe('plain text', () => {
  test('chapters', () => {
    expect(
      txt(
        'PROLOGUE\n\nIt rained.\n\nCHAPTER ONE\n\nThe Ferry\n\nShe came.\n\n\nChapter 2: The Quay\n\nHe went.\n\nPart one of the plan was simple.',
      ),
    ).toBe(
      '= PROLOGUE\np.first: It rained.\n= CHAPTER ONE / The Ferry\np.first: She came.\n= Chapter 2: The Quay\np.first: He went.\np: Part one of the plan was simple.',
    )
  })
  test('hard wraps are undone, short lines keep theirs', () => {
    const wrapped =
      'The ferry came in late that night, and nobody on the quay was\nsurprised by it, for the ferry had come in late every night of\nthat long and windy autumn, and nobody had ever been told why.'
    expect(txt(`${wrapped}\n\n${wrapped}\n\n${wrapped}\n\n  Row, row,\n  my boat,\n  row`)).toBe(
      `= (none)\n${['p.first', 'p', 'p'].map((p) => `${p}: ${wrapped.replaceAll('\n', ' ')}`).join('\n')}\np.lines: Row, row, / my boat, / row`,
    )
  })
  test('emphasis is kept, no other Markdown bites', () => {
    expect(txt('1. He *ran* and _ran_.\n\n    # not a heading, 5 * 3 * 2, snake_case_name\n\n> no quotation <b>')).toBe(
      '= (none)\np.first: 1. He *ran* and *ran*.\np: # not a heading, 5 * 3 * 2, snake_case_name\np: > no quotation <b>',
    )
  })
  test('breaks and gaps', () => {
    expect(txt('One.\n\n~*~\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\n\n\nSeven.')).toBe(
      '= (none)\np.first: One.\nhr.break\np.first: Two.\np: Three.\np: Four.\np: Five.\np: Six.\nhr.gap\np.first: Seven.',
    )
  })
})

describe('bytes', () => {
  const bytes = (...values: number[]): string => outlineWork(read({ path: 'a.txt', bytes: Uint8Array.from(values) }))
  test('byte order marks', () => {
    expect(bytes(0xef, 0xbb, 0xbf, 0x41)).toBe('= (none)\np.first: A')
    expect(bytes(0xff, 0xfe, 0x41, 0)).toBe('= (none)\np.first: A')
    expect(bytes(0xfe, 0xff, 0, 0x41)).toBe('= (none)\np.first: A')
  })
  test('Windows-1252, told', () => {
    const work = read({ path: 'a.txt', bytes: Uint8Array.from([0x93, 0xe9, 0x94]) })
    expect(outlineWork(work)).toBe('= (none)\np.first: “é”')
    expect(work.problems).toMatchObject([{ rule: 'encoding' }])
  })
  test('control characters are dropped, told, and places stay', () => {
    const work = readAs('a.md', 'A\u0000b\r\nc')
    expect(outlineWork(work)).toBe('= (none)\np.first: Ab␤c')
    expect(work.problems).toMatchObject([{ rule: 'control', place: { start: { line: 1, column: 2 } } }])
    const text = work.chapters[0]?.body.children[0]
    expect(text?.type === 'element' && text.children[0]?.data).toEqual({
      source: [
        { at: 0, offset: 0, length: 1 },
        { at: 1, offset: 2, length: 1 },
        { at: 2, offset: 3, length: 1, span: 2 },
        { at: 3, offset: 5, length: 1 },
      ],
    })
  })
  test('nothing', () => {
    expect(bytes()).toBe('')
  })
})
