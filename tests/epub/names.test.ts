import { describe, expect, it } from 'vitest'
import { fileAs, isRightToLeft, titleFileAs } from '../../src/epub/names.js'

describe('fileAs', () => {
  it.each([
    ['Jane Austen', 'Austen, Jane'],
    ['Ursula K. Le Guin', 'Le Guin, Ursula K.'],
    ['Johann Wolfgang von Goethe', 'Goethe, Johann Wolfgang von'],
    ['Martin Luther King Jr.', 'King, Martin Luther, Jr.'],
    ['Flann O’Brien', 'O’Brien, Flann'],
    ['Sappho', 'Sappho'],
    ['Austen, Jane', 'Austen, Jane'],
    ['the_orange_crush 99', 'the_orange_crush 99'],
    ['The Brontë Society', 'The Brontë Society'],
    ['村上 春樹', '村上 春樹'],
  ])('%j is sorted as %j', (name, wanted) => expect(fileAs(name, 'en')).toBe(wanted))

  it('leaves names alone where the family comes first', () => expect(fileAs('Kertész Imre', 'hu')).toBe('Kertész Imre'))
})

it('sorts titles without their article, in English', () => {
  expect(titleFileAs('The Salt Road', 'en-GB')).toBe('Salt Road, The')
  expect(titleFileAs('A', 'en')).toBe('A')
  expect(titleFileAs('The Salt Road', 'de')).toBe('The Salt Road')
})

it('knows scripts that run from right to left', () => {
  expect(['ar', 'he', 'fa', 'en', 'az', 'az-Arab', 'ja'].filter(isRightToLeft)).toEqual(['ar', 'he', 'fa', 'az-Arab'])
})
