import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { makeShaper } from '../../src/fonts/shaper.js'
import type { FaceFile } from '../../src/types/edition.js'
import type { Shaping } from '../../src/types/fonts.js'

const { resolve } = createRequire(import.meta.url)
const faceFile = (family: string, path: string): FaceFile => ({
  family,
  weight: 400,
  style: 'normal',
  path,
  bytes: readFileSync(resolve(`@expo-google-fonts/${path}`)),
})
const shaper = makeShaper([
  faceFile('EB Garamond', 'eb-garamond/400Regular/EBGaramond_400Regular.ttf'),
  faceFile('Noto Sans Symbols 2', 'noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf'),
  faceFile('Noto Emoji', 'noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
])
const with_ = (...features: string[]): Shaping => ({ features, tracking: 0, key: features.join() })
const [body] = shaper.faces
if (!body) throw new Error('The shaper has no face')

const runs = (text: string, shaping = with_()) => shaper.shape(body, text, shaping)
const faces = (text: string) => runs(text).map((run) => `${run.face.family}: ${run.text}`)
const glyphs = (text: string, ...features: string[]) =>
  runs(text, with_(...features)).flatMap((run) => run.glyphs.map(({ id }) => id))

describe('the faces of a text', () => {
  it('keep what is taken for one sign together', () => {
    expect(faces('We 👩‍👩‍👧 all')).toEqual(['EB Garamond: We ', 'Noto Emoji: 👩‍👩‍👧', 'EB Garamond:  all'])
    expect(faces('1️⃣')).toEqual(['Noto Emoji: 1️⃣'])
    expect(faces('🇫🇷')).toEqual(['Noto Emoji: 🇫🇷'])
    expect(faces('👍🏽')).toEqual(['Noto Emoji: 👍🏽'])
  })

  it('set a letter and its accent in one face, in whatever form they were typed', () => {
    expect(faces('cafe\u0301')).toEqual(['EB Garamond: cafe\u0301'])
    expect(glyphs('e\u0301')).toEqual(glyphs('é'))
  })

  it('know a picture from a sign of the text', () => {
    expect(faces('❤\ufe0f')).toEqual(['Noto Emoji: ❤\ufe0f'])
    expect(faces('❤\ufe0e')).toEqual(['Noto Sans Symbols 2: ❤\ufe0e'])
  })

  it('lose nothing of a joined sign that no face has, and tell what has no glyph', () => {
    const joined = 'a\u200d👩\u200d一'
    expect(
      runs(joined)
        .map(({ text }) => text)
        .join(''),
    ).toBe(joined)
    expect(shaper.missing()).toContain('一')
    expect(shaper.missing()).not.toContain('\u200d')
  })

  it('part where scripts meet', () => {
    expect(runs('abγδжз').map(({ text }) => text)).toEqual(['ab', 'γδ', 'жз'])
  })
})

describe('the features of a face', () => {
  it('are on and off as they are asked for, the later winning', () => {
    expect(glyphs('fi')).toHaveLength(1)
    expect(glyphs('fi', '-liga')).toHaveLength(2)
    expect(glyphs('fi', '-liga', 'liga')).toHaveLength(1)
    expect(glyphs('ct', 'dlig')).toHaveLength(1)
    expect(glyphs('a', 'smcp')).not.toEqual(glyphs('a'))
  })

  it('kern unless they are told not to', () => {
    expect(runs('AVA')[0]?.width).toBeLessThan(runs('AVA', with_('-kern'))[0]?.width ?? 0)
  })

  it('that it lacks are told once', () => {
    runs('a', with_('unic', 'smcp'))
    runs('b', with_('unic'))
    expect(shaper.lacking?.()).toEqual([{ family: 'EB Garamond', feature: 'unic' }])
  })
})

describe('a shaped text', () => {
  it('has a place for each letter, from nothing to its width', () => {
    const [run] = runs('office')
    expect(run?.stops[0]).toBe(0)
    expect(run?.stops[6]).toBeCloseTo(run?.width ?? 0, 3)
    expect([...(run?.stops ?? [])]).toEqual([...(run?.stops ?? [])].sort((a, b) => a - b))
  })

  it('stands from the left and is measured from the right, where it runs leftwards', () => {
    const [run] = shaper.shape(body, 'abW', with_(), 'rtl')
    const [right] = runs('W')
    expect(run?.glyphs.map(({ text }) => text)).toEqual(['W', 'b', 'a'])
    expect((run?.stops[3] ?? 0) - (run?.stops[2] ?? 0)).toBeCloseTo(right?.width ?? 0, 0)
    expect(run?.stops[0]).toBe(0)
  })

  it('is what it stands for, letter by letter', () => {
    const text = runs('efﬁ “office” — cafe\u0301')
      .flatMap((run) => run.glyphs.map((glyph) => glyph.text))
      .join('')
    expect(text).toBe('efﬁ “office” — cafe\u0301')
  })
})
