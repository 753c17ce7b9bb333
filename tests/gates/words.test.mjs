// The comparison of texts has to be trusted before it may judge: `node --test tests/gates/words.test.mjs`.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compare, tokens } from './words.mjs'

const said =
  'The lamp on the pier had been lit at dusk for ninety years, and on the ninety-first it was not. ' +
  '"Happen he\'s asleep," said my aunt -- who thought the worst of everybody -- from 1911-1914... and so on to the end.'
const wanted = tokens(said)
const judge = (found, most = 20) => compare(wanted, tokens(found), most)

test('words are the same in any dress', () => {
  const set = said
    .replace(/"(.*?)"/, '“$1”')
    .replace("'", '’')
    .replaceAll(' -- ', '—')
    .replace('...', '…')
    .replace('-1914', '–1914')
  judge(set)
  judge(set.toUpperCase())
  judge(set.replace('first', 'ﬁrst').replace('dusk', 'du\u00ADsk').replace('asleep', 'a\u2060sleep'))
})

test('a word may be broken over a line, a page and a running head', () => {
  judge(said.replace('ninety years', 'nine-\nty years'))
  judge(said.replace('ninety-first', 'ninety-\nfirst'))
  judge(said.replace('ninety years', 'nine-\n\n12\n\fTHE LONG LAMP\nty years'))
  judge(said.replace('The lamp', 'T\nhe lamp'))
})

test('what is not the author’s may stand before, after and briefly between', () => {
  const page = 'The Lamp, on the pier. All rights reserved by the aunt and the end. '.repeat(5)
  judge(page + said + page)
  assert.throws(() => judge(said.replace('aunt', `aunt ${page}`)), /strange words/)
})

test('a word that is missing, doubled many times or out of its order is noticed', () => {
  assert.throws(() => judge(said.replace('dusk', '')), /"dusk" is missing/)
  assert.throws(() => judge(said.replace('dusk', 'dus')), /"dusk" is missing/)
  assert.throws(() => judge(said.replace('worst of everybody', 'everybody of worst')), /is missing/)
  const twice = ' on the ninety-first it was not. "Happen he\'s asleep," said my aunt'
  assert.throws(() => judge(said.replace(twice, twice + twice), 8), /strange words/)
})

test('an empty manuscript proves nothing', () => assert.throws(() => compare([], wanted, 20), /only 0 words/))
