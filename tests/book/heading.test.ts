import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { headingOf } from '../../src/book/heading.js'
import { levelled } from '../../src/book/levels.js'
import { numeralsFor } from '../../src/book/numerals.js'

describe('what a heading says', () => {
  it.each([
    ['The Ferry', { title: 'The Ferry' }],
    ['Chapter 3: The Ferry', { role: 'chapter', number: 3, title: 'The Ferry' }],
    ['CHAPTER FOUR', { role: 'chapter', number: 4, title: '' }],
    ['Chapter IX', { role: 'chapter', number: 9, title: '' }],
    ['Chapter and Verse', { title: 'Chapter and Verse' }],
    ['XII', { role: 'chapter', number: 12, title: '' }],
    ['7.', { role: 'chapter', number: 7, title: '' }],
    ['I', { role: 'chapter', number: 1, title: '' }],
    ['Mix', { title: 'Mix' }],
    ['Prologue', { role: 'prologue', title: 'Prologue' }],
    ['Author’s Note', { role: 'afterword', title: 'Author’s Note' }],
    ['1984', { title: '1984' }],
    ['3. The Ferry', { role: 'chapter', number: 3, title: 'The Ferry' }],
    ['Prologue: The Ferry', { role: 'prologue', label: 'Prologue', title: 'The Ferry' }],
    ['Part Two', { role: 'part', number: 2, title: '' }],
    ['Book One: Winter', { role: 'part', number: 1, label: 'Book One', title: 'Winter' }],
    ['Part of the Way', { title: 'Part of the Way' }],
    ['Copyright: An Essay', { title: 'Copyright: An Essay' }],
    ['Before {epub:type=prologue .unnumbered}', { role: 'prologue', title: 'Before', unnumbered: true }],
  ])('%s', async (text, expected) => {
    expect(headingOf(text, await numeralsFor([text], 'en'), 'en-GB')).toEqual(expected)
  })

  it.each([
    ['Chapitre premier : La traversée', 1, 'La traversée'],
    ['CHAPITRE VINGT ET UN', 21, ''],
    ['Erstes Kapitel', 1, ''],
    ['3. Kapitel: Die Fähre', 3, 'Die Fähre'],
    ['Kapitel einundzwanzig', 21, ''],
    ['Capítulo primero', 1, ''],
    ['Capitolo terzo – Il traghetto', 3, 'Il traghetto'],
    ['Capítulo vinte e um', 21, ''],
    ['Hoofdstuk tweeëntwintig', 22, ''],
    ['Första kapitlet', 1, ''],
    ['Rozdział pierwszy', 1, ''],
    ['Rozdział XIV', 14, ''],
    ['Kapitola druhá', 2, ''],
  ])('%s, in a book of any language', async (text, number, title) => {
    expect(headingOf(text, await numeralsFor([text], 'en'), 'en-GB')).toEqual({ role: 'chapter', number, title })
  })

  it.each([
    ['Première partie', 'fr', 1],
    ['Zweiter Teil', 'de', 2],
    ['Parte seconda', 'it', 2],
    ['Část první', 'cs', 1],
    ['Deel drie', 'nl', 3],
  ] as const)('%s is a part', async (text, lang, number) => {
    expect(headingOf(text, await numeralsFor([text], lang), lang)).toEqual({ role: 'part', number, title: '' })
  })
})

describe('the headings inside a text', () => {
  it('stand one level under one another', () => {
    const levels = (html: string) => {
      const names: string[] = []
      visit(levelled(fromHtml(html, { fragment: true })), 'element', ({ tagName }) => {
        if (/^h\d$/.test(tagName)) names.push(tagName)
      })
      return names
    }
    expect(levels('<h3>a</h3><div><h5>b</h5></div><h4>c</h4><h2>d</h2><h6>e</h6>')).toEqual([
      'h2',
      'h3',
      'h4',
      'h2',
      'h3',
    ])
    expect(levels('<p>none</p>')).toEqual([])
  })
})
