import { describe, expect, it } from 'vitest'
import { bidiOf } from '../../src/layout/bidi.js'
import { ItemMaker } from '../../src/layout/itemMaker.js'
import { type Alignment, justify } from '../../src/layout/justify.js'
import { breakLines } from '../../src/layout/linebreak.js'
import type { Inline } from '../../src/types/style.js'
import { styleWith, text, typewriter } from './typewriter.js'

const plain = styleWith()
const itemsOf = (...inlines: Inline[]) =>
  new ItemMaker({ shaper: typewriter, hyphenatorFor: () => () => [], folioOf: () => '' }).make(inlines)

const measure = {
  width: () => 200,
  indent: 20,
  justified: false,
  hanging: false,
  expansion: 0,
  lastLine: 0,
}

/** A line as it is seen, from the left, and where it begins and ends. */
function seen(align: Alignment, ...inlines: Inline[]) {
  const items = itemsOf(...inlines)
  const [line] = breakLines(items, measure)[0]?.lines ?? []
  if (!line) throw new Error('The paragraph has no line')
  const { marks } = justify({ items, line, index: 0, measure, left: 0, align, advance: 10 }, typewriter)
  const inOrder = marks.flatMap((mark) => (mark.kind === 'text' ? [mark] : []))
  const read = inOrder.map(({ reads, parts }) => reads?.text ?? parts.map(({ shaped }) => shaped.text).join(' '))
  const texts = inOrder.toSorted((a, b) => a.x - b.x)
  const shown = texts.flatMap(({ parts }) => parts.map(({ shaped, gap }) => shaped.text + (gap ? ' ' : ''))).join('')
  return { shown: shown.trim(), from: texts[0]?.x, read }
}

describe('text that runs from right to left', () => {
  it('is no concern of a text that does not', () => {
    expect(bidiOf(itemsOf(text('Nothing of the kind, “élan” or Ω.', plain)))).toBeUndefined()
  })

  it('stands in its own order within a line that runs to the right', () => {
    expect(seen('left', text('Say שלום עולם to 3 men', plain))).toMatchObject({
      shown: 'Say עולם שלום to 3 men',
      from: 20,
    })
  })

  it('begins at the right, its indent as well, and holds figures and foreign words', () => {
    const { shown, from } = seen('justify', text('שלום 12 רב OK', plain))
    expect(shown).toBe('OK רב 12 שלום')
    // 13 characters of 5 pt, of which the last ends 20 pt before the right edge.
    expect(from).toBe(200 - 20 - 65)
  })

  it('is handed on in the order in which it is read', () => {
    expect(seen('left', text('Say שלום עולם to me', plain)).read).toEqual(['Say', ' שלום עולם ', 'to me'])
    expect(seen('justify', text('שלום רב OK then אב', plain)).read).toEqual(['שלום רב ', 'OK then', ' אב'])
  })

  it('runs as most of its letters do, or as the author says', () => {
    expect(bidiOf(itemsOf(text('iPad שלום עולם', plain)))?.rtl).toBe(true)
    expect(bidiOf(itemsOf(text('שלום said the old man', plain)))?.rtl).toBe(false)
    expect(bidiOf(itemsOf(text('OK, said he.', styleWith({ direction: 'rtl' }))))?.rtl).toBe(true)
  })

  it('is held together where the author gives its direction', () => {
    const inline = text('אב, 12', styleWith({ direction: 'rtl' }))
    // The comma is of the words before it, which the typewriter shows as they are read.
    expect(seen('left', text('See ', plain), inline, text(' here', plain)).shown).toBe('See 12 אב, here')
  })
})
