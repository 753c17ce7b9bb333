import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Labels } from '../../src/manuscript/labels.js'
import { parseMarkdown } from '../../src/manuscript/parse.js'
import { portionsOf } from '../../src/manuscript/portions.js'

const whole = Number.POSITIVE_INFINITY

// What may stand between two line ends, so that blocks of every kind open, go on and close in every order.
const line = fc.constantFrom(
  '',
  '',
  '',
  'The ferry was late.',
  'It said[^a] so, [here][b] and [b].',
  '[^a]: A note.',
  '[^c]: Nobody asks.',
  '[b]: https://example.org/b',
  '> Quoted.',
  '> [^a]: Quoted note.',
  '- item',
  '  of the item',
  '    set in',
  '1. first',
  '12) twelfth',
  '***',
  '* * *',
  '# Heading',
  '## Lower[^a]',
  '```',
  '``` js',
  '````',
  '~~~ x',
  '  ```',
  ':::::letter',
  '::::letter',
  ':::::',
  '::::',
  '<div>',
  '</div>',
  '<pre>',
  '</pre>',
  '<!-- aside',
  'done -->',
  '<b>bold</b> words',
  '<?php',
  '<![CDATA[',
  ']]>',
  '<!DOCTYPE html>',
  '  <pre>',
  '| a | b |',
  '|---|---|',
  'Words.',
  '“Is it,” she asked— “or… isn’t it!?”',
  'It cost $5 = 3 + 2; 100% @home #tag (or so): a/b.',
  'A space at its end ',
  'Two spaces at its end  ',
  ' A space before it',
  '\u00a0',
  '\u2028',
  'Ünïcode 🙂 and\u00a0more\u2028lines',
  '1984 was a year',
  'A tab\tin it',
  'An &amp; and a \\* star',
  'www.example.org and a@b.org and https://example.org',
  'Words^[in the line] and [some]{.small-caps}',
)

describe('a text in portions', () => {
  it('is read as the whole is, place by place', () => {
    const texts = fc.tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r'))
    fc.assert(
      fc.property(texts, ([lines, end]) => {
        const text = lines.join(end)
        expect(parseMarkdown(text, 0)).toEqual(parseMarkdown(text, whole))
      }),
      { numRuns: 400 },
    )
  })

  it('has words without markup that are read as the parser reads them', () => {
    const letters = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'a “”’\'"—….,;:!?()#+-=/@$% \n1é\r\t'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
    })
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 6 }), (paragraphs) => {
        const text = paragraphs.map((its) => `A${its}\n\n`).join('')
        expect(parseMarkdown(text, 0)).toEqual(parseMarkdown(text, whole))
      }),
      { numRuns: 1000 },
    )
  })

  it('is divided before lines that go on with nothing, and loses no letter', () => {
    const text = 'One.\n\nTwo,\nthree.\n\n- four\n\n- five\n\n  six\n\nSeven.\n\n```\neight\n\nnine\n```\n\nTen.'
    const portions = portionsOf(text, 0).map((portion) => portion.text)
    expect(portions.join('')).toBe(text)
    expect(portions).toEqual([
      'One.\n\n',
      'Two,\nthree.\n\n',
      '- four\n\n- five\n\n  six\n\n',
      'Seven.\n\n',
      '```\neight\n\nnine\n```\n\n',
      'Ten.',
    ])
  })

  it('keeps no portion much longer than asked for where quotations and notes end', () => {
    const text = '> Quoted.\n\nSaid.[^1]\n\n[^1]: Noted.\n\n'.repeat(2000)
    expect(Math.max(...portionsOf(text, 1000).map((portion) => portion.text.length))).toBeLessThan(1100)
  })
})

describe('labels', () => {
  it('are known at once, however many there are', () => {
    const labels = new Labels()
    labels.push('A', 'B')
    expect([labels.includes('A'), labels.includes('C')]).toEqual([true, false])
    expect([...labels]).toEqual(['A', 'B'])
  })
})
