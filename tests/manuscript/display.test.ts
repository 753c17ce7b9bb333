import { describe, expect, test } from 'vitest'
import { outlineWork, readAs } from './outline.js'

const md = (text: string): string => outlineWork(readAs('a.md', text)).replace('= (none)\n', '')

describe('a paragraph that is broken into lines', () => {
  test('is told from prose and from speech', () => {
    expect(md('one\\\ntwo\\\nthree')).toMatch(/^p\.lines\.first/)
    expect(md('one\\\ntwo')).not.toContain('lines')
    expect(md('“One.”\\\n“Two.”\\\n“Three,” she said.')).not.toContain('lines')
    expect(md(`one\\\ntwo\\\n${'three '.repeat(20)}`)).not.toContain('lines')
  })
})

describe('a line over what follows', () => {
  test.each(['*Monday, 5th*', '**3 May.**', '***Dawn***', '**12**'])('%s', (line) => {
    expect(md(`Text.\n\n${line}\n\nMore.`)).toMatch(/p\.slug: .*\np\.first: More/)
  })
  test.each(['*Go away*', '*He may come*', '*Not this morning.*', '*Was it Monday?*', '*Monday* came.'])(
    '%s is none',
    (line) => {
      expect(md(`Text.\n\n${line}\n\nMore.`)).not.toContain('slug')
    },
  )
  test('may be a name where a text opens', () => {
    expect(md('*Mira*\n\nMore.')).toMatch(/p\.slug\.first: .*\np\.first: More/)
    expect(md('Text.\n\n*Mira*\n\nMore.')).not.toContain('slug')
  })
})

describe('insets', () => {
  test('a postscript is no signature, and a long one hides none', () => {
    const letter = (ps: string) => md(`::: letter\nDear Tom,\n\nAll is well.\n\nYours,\\\nJ. H.\n\nP.S. ${ps}\n:::`)
    for (const ps of ['Trim it.', 'word '.repeat(30)])
      expect(letter(ps)).toMatch(/p\.closing: Yours,[\s\S]*p\.signature: [\s\S]*J\. H\.[\s\S]*p\.postscript: P\.S\./)
  })
  test('initials sign a letter', () => {
    expect(md('::: letter\nTom,\n\nBread in the box.\n\nJ.\n:::')).toContain('p.signature: J.')
  })
  test('a poem has its title and its author', () => {
    const poem = md('::: verse\n**Song**\n\nA line\nanother\n\n-- Anon.\n:::')
    expect(poem).toMatch(/p\.headline[\s\S]*Song[\s\S]*p\.stanza[\s\S]*footer: .*Anon/)
  })
  test('who goes on speaking is known, and who has a long name, and who a handle', () => {
    const chat = (name: string) => md(`::: messages\n${name}: a\n${name}: b\n\n20:31\n\n${name}: c\n:::`)
    expect(chat('Jo').match(/again/g)).toHaveLength(1)
    expect(chat('Joan of the Upper Hill')).toContain('div.messages.run-in')
    expect(chat('gate_77')).toContain('handle')
  })
})
