import { describe, expect, it } from 'vitest'
import { leftProtrusion, rightProtrusion } from '../../src/layout/protrusion.js'
import type { Bearings, Face } from '../../src/types/fonts.js'
import { typewriter } from './typewriter.js'

const [plain] = typewriter.faces
const face = (family: string, bearings: (mark: string) => Bearings | undefined): Face => {
  if (!plain) throw new Error('The typewriter has no face')
  return { ...plain, family, bearings }
}
/** Every glyph has 40 of white at its left, 60 at its right and 100 of ink; an M is wider. */
const own = face('The Author’s Own', (mark) => ({ advance: mark === 'M' ? 900 : 200, left: 40, right: 60 }))

describe('marks that stand out of the measure', () => {
  it('stand out by the white beside them and a share of their ink, in a face without a table', () => {
    expect(rightProtrusion(own, 'end.')).toBe(130)
    expect(rightProtrusion(own, 'end-')).toBe(110)
    expect(leftProtrusion(own, '“So')).toBe(85)
    expect(rightProtrusion(own, 'end')).toBe(0)
  })

  it('stand out together with the mark before them', () => {
    expect(rightProtrusion(own, 'end.”')).toBe(105 + 0.3 * 130)
  })

  it('stay on their pitch in a typewriter', () => {
    const pitched = face('Typed', () => ({ advance: 200, left: 40, right: 60 }))
    expect(rightProtrusion(pitched, 'end.')).toBe(0)
  })

  it('never stand out by more than is subtle, whatever the glyph', () => {
    const swash = face('Swash', (mark) => ({ advance: mark === 'M' ? 900 : 3000, left: 1000, right: 1000 }))
    expect(rightProtrusion(swash, 'end.')).toBeLessThan(250)
  })
})
