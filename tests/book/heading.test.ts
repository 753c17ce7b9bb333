import { describe, expect, it } from 'vitest'
import { headingOf } from '../../src/book/heading.js'

describe('what a heading says', () => {
  it.each([
    ['The Ferry', { role: 'chapter', title: 'The Ferry' }],
    ['Chapter 3: The Ferry', { role: 'chapter', number: 3, title: 'The Ferry' }],
    ['CHAPTER FOUR', { role: 'chapter', number: 4, title: '' }],
    ['Chapter IX', { role: 'chapter', number: 9, title: '' }],
    ['Chapter and Verse', { role: 'chapter', title: 'Chapter and Verse' }],
    ['XII', { role: 'chapter', number: 12, title: '' }],
    ['7.', { role: 'chapter', number: 7, title: '' }],
    ['I', { role: 'chapter', number: 1, title: '' }],
    ['Mix', { role: 'chapter', title: 'Mix' }],
    ['Prologue', { role: 'prologue', title: 'Prologue' }],
    ['Author’s Note', { role: 'afterword', title: 'Author’s Note' }],
    ['1984', { role: 'chapter', title: '1984' }],
  ])('%s', (text, expected) => {
    expect(headingOf(text)).toEqual(expected)
  })
})
