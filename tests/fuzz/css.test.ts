import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { css } from './arbitraries.js'
import { editionOf, epubOf, inTime, PATIENCE, pagesOf, runs } from './stages.js'

const text = '# One\n\nIt was late, and *nobody* came.\n\n* * *\n\n- so\n- on\n\n> Said the ferryman.\n'

describe('whatever an author’s stylesheet says', () => {
  test('there are pages and an EPUB', { timeout: PATIENCE }, async () => {
    await fc.assert(
      fc.asyncProperty(css, async (sheet) => {
        await inTime(async () => {
          const { edition } = await editionOf({ name: 'a.md', text, css: sheet })
          const { pages } = pagesOf(edition)
          const places = pages.flatMap((page) => page.marks.flatMap((mark) => [mark.x, mark.y]))
          expect(places.every(Number.isFinite)).toBe(true)
          expect(pages.length).toBeLessThan(2000)
          await epubOf(edition)
        })
      }),
      runs(12),
    )
  })
})
