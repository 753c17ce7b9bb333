import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sourceLine } from '../../src/report/caret.js'
import { type Checked, checkReport, hasAny } from '../../src/report/check.js'

const at = (line: number, column: number, length: number) => ({
  start: { line, column },
  end: { line, column: column + length },
})
const text = 'One.\n\n"Fine" Ines said.\u001b[2J\n'
const finding = {
  ...{ file: '01.md', place: at(3, 2, 5), rule: 'tag-comma', reason: 'No comma: “Fine” Ines said', note: 'Put one.' },
  weight: 0.9,
}
const question = {
  ...{ file: '01.md', place: at(3, 2, 1), rule: 'quotes', reason: 'Which mark?', note: 'Say which.' },
  ...{ choices: ['‘', '’'], taken: '’' },
}
const checked = (its: Partial<Checked>): Checked => ({
  ...{ folder: 'm', words: 4, findings: [], questions: [], problems: [] },
  ...{ sources: [{ path: '01.md', text, edits: [], questions: [] }] },
  ...its,
})

describe('what check prints', () => {
  test('place, kind, reason, rule, the line with carets, the cure; nothing that moves the cursor', () => {
    expect(checkReport(checked({ findings: [finding] }))).toBe(
      [
        'm/01.md:3:2  finding  No comma: “Fine” Ines said  tag-comma',
        '  "Fine" Ines said. [2J',
        '   ^^^^^',
        '  [note]: Put one.',
        '',
        '1 finding in 4 words.',
        'fleuron explain tag-comma tells why; <!-- fleuron-off tag-comma --> says that it is meant.',
        '',
      ].join('\n'),
    )
  })
  test('the worst first, and each place once', () => {
    const problem = { rule: 'glyph', severity: 'warning', reason: 'No font has “ⴰ”', note: 'Name one.' } as const
    const mild = { ...finding, place: at(1, 1, 3), weight: 0.1, rule: 'mixed-dashes' }
    const lines = checkReport(checked({ findings: [mild, finding], questions: [question], problems: [problem] }))
    expect(lines.match(/(?<= {2})(?:glyph|quotes|tag-comma|mixed-dashes)$/gm)).toEqual([
      'glyph',
      'tag-comma',
      'mixed-dashes',
    ])
  })
  test('what is merely told is nothing to look at', () => {
    const problem = { rule: 'picture-alt', severity: 'info', reason: 'No description', note: 'Write one.' } as const
    expect(hasAny(checked({ problems: [problem] }))).toBe(false)
    expect(hasAny(checked({ questions: [question] }))).toBe(true)
    expect(checkReport(checked({}))).toBe('Nothing to look at in 4 words.\n')
  })
  test('a long line is shown about the place, and the carets stand under it', () => {
    const long = `${'word '.repeat(40)}HERE ${'word '.repeat(40)}`
    const [shown = '', carets = ''] = sourceLine([long], at(1, 201, 4)).split('\n')
    expect(shown.length).toBeLessThanOrEqual(80)
    expect(shown.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('HERE')
  })
  test('the problem matcher of the docs takes the line apart', () => {
    const docs = readFileSync(new URL('../../docs/check.md', import.meta.url), 'utf8')
    const pattern = JSON.parse(/"regexp": (".*")/.exec(docs)?.[1] ?? '""')
    const [line = ''] = checkReport(checked({ findings: [finding] })).split('\n')
    expect(new RegExp(pattern).exec(line)?.slice(1)).toEqual([
      'm/01.md',
      '3',
      '2',
      'No comma: “Fine” Ines said',
      'tag-comma',
    ])
  })
})
