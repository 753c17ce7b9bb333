import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { read } from '../../src/manuscript/read.js'
import type { Edit } from '../../src/types/text.js'
import { normalise } from '../../src/typography/normalise.js'
import { normaliseLine, normaliseText } from '../../src/typography/plain.js'
import { splice } from '../../src/typography/splice.js'
import { survey } from '../../src/typography/survey.js'

// What people type: right and wrong, in every habit.
const sentences = [
  '"Is it late?" asked Ines.',
  '\'Tis late," he said.',
  '"I never -"',
  '"You did--" She stopped.',
  "'The boys' boat,' she said, 'is gone.'",
  'She watched them –her and the boy– go.',
  'He waited.... "Well.. perhaps..."',
  'It cost 5 - 3 = 2, or so.',
  'At 5\'10" he was "tall".',
  'Mr. Bell met Dr Who at St. Ives.',
  '*"Go!"* she thought. "*Now.*"',
  'The `code "stays"` -- and [so](http://a.b/c--d) on.',
  'In 1914-18, pp. 3-9.',
  '“But I thought—“ he said.',
  '" Spaces  inside " , he said .',
  "'Arry lost 'is 'at.",
  '(A/N: "sorry" - really!)',
  'I- Wait!',
  "rock 'n' roll, the '90s",
  '„Stop“, he said.',
  'Two\nlines -\nof text.',
  'An &mdash; entity and &quot;quotes&quot;.',
  'An <i>old "tag"</i> - here.',
  'Café… \u200band\u00a0so on',
  '-- No.',
  '"I can´t", he said.',
]
const blocks = [
  '***',
  '~~~',
  '# A "title" - so',
  '> A quotation -- "here".',
  '- an item - "so"',
  '::: letter\nDear "you",\n\nSo--on.\n:::',
  '\n\n',
  'Love, Anna',
  'xxx',
]
const paragraph = fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 5 }).map((its) => its.join(' '))
const prose = fc
  .array(fc.oneof({ arbitrary: paragraph, weight: 4 }, { arbitrary: fc.constantFrom(...blocks), weight: 1 }), {
    minLength: 1,
    maxLength: 8,
  })
  .chain((its) => fc.constantFrom('\n\n', '\r\n\r\n').map((gap) => its.join(gap)))
const words = [
  'the',
  "'tis",
  '"Yes,"',
  '--',
  ' - ',
  '–',
  '...',
  '"',
  "'",
  '*so*',
  '`a',
  '\n',
  '\n\n',
  '\n\n\n\n',
  '***',
  '# A',
  '> b',
  '- c',
  '&mdash;',
  '\\*',
  '<b>',
  '</b>',
  '<br>',
  '<!--',
  ':::',
  '::: x',
  '~~~',
  'oOo',
  '\r\n',
  '\u200b',
  '[^1]',
  '![](a.png)',
  '````',
  '|',
  '\ud800',
]
const litter = fc
  .array(fc.constantFrom(...words), { maxLength: 40 })
  .map((parts) => parts.join(' ').replace(/ ?(\n+) ?/g, '$1'))
const anything = fc.oneof(prose, litter, fc.string({ unit: 'binary', maxLength: 200 }))

function set(name: string, text: string) {
  const work = read({ path: name, bytes: new TextEncoder().encode(text) })
  return { source: work.sources[0]?.text ?? '', edits: normalise(work, survey(work)).edits }
}

/** The edits that undo edits. */
function undo(edits: readonly Edit[]): Edit[] {
  let moved = 0
  return edits.map((edit) => {
    const start = edit.start + moved
    moved += edit.is.length - edit.was.length
    return { ...edit, start, end: start + edit.is.length, was: edit.is, is: edit.was }
  })
}

describe('whatever is written', () => {
  test('reading and setting never throw', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom('a.md', 'a.txt'), (text, name) => {
        set(name, text)
      }),
      { numRuns: 300 },
    )
  })
  test('bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void read({ path: 'a.md', bytes })),
      { numRuns: 200 },
    )
  })
  test('setting twice changes nothing', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const once = normaliseText(text, read)
        expect(normaliseText(once, read)).toBe(once)
      }),
      { numRuns: 300 },
    )
  })
  test('letters and digits never change', () => {
    // Kisses alone between paragraphs are a break.
    const letters = (text: string): string => text.replace(/&\w+;|xxx|[^\p{L}\p{N}]/gu, '')
    fc.assert(
      fc.property(prose, (text) => {
        expect(letters(normaliseText(text, read))).toBe(letters(text))
      }),
      { numRuns: 300 },
    )
  })
  test('edits undone give back the source', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom('a.md', 'a.txt'), (text, name) => {
        const { source, edits } = set(name, text)
        for (const edit of edits) expect(source.slice(edit.start, edit.end)).toBe(edit.was)
        expect(splice(splice(source, edits), undo(edits))).toBe(source)
      }),
      { numRuns: 300 },
    )
  })
})

test('a line of metadata is text: what looks like a tag stays, with the space before it', () => {
  const line = (text: string) => normaliseLine(text, read, 'en-GB', {})
  expect(line('Oil & <Salt>')).toBe('Oil & <Salt>')
  expect(line('2 < 3 -- "so"')).toBe('2 < 3—“so”')
})
