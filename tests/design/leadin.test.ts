import { describe, expect, it } from 'vitest'
import { unitLength } from '../../src/design/leadin.js'

const leadIn = (text: string): string => text.slice(0, unitLength(text))

describe('the opening words in small capitals', () => {
  it.each([
    ['The door at the end of the passage had been painted', 'The door at the end'],
    ['There are seven hundred and five high waters', 'There are seven hundred'],
    ['About twelve o’clock that night was born the Catherine you saw', 'About twelve o’clock'],
    ['What vain weathercocks we are! I, who had determined', 'What vain weathercocks'],
    ['When Ada Quill went up to the lamp room', 'When Ada Quill went up'],
    ['It was midday, and nobody came', 'It was midday'],
    ['“You may as well come in,” said the voice.', '“You may as well come in'],
    ['Mrs. Rachel Lynde lived just where the main road', 'Mrs. Rachel Lynde lived'],
  ])('%s', (text, expected) => {
    expect(leadIn(text)).toBe(expected)
  })

  it('never goes past a stop, nor ends on a word that clings to the next', () => {
    expect(leadIn('No. It was the dog.')).toBe('')
    expect(leadIn('He went into the house of his fathers')).not.toMatch(/ (the|of|his)$/)
  })
})
