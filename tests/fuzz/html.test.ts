import fc from 'fast-check'
import { describe, test } from 'vitest'
import { htmlPieces } from './arbitraries.js'
import { editionOf, epubOf, inTime, PATIENCE, pagesOf, runs } from './stages.js'

describe('whatever HTML stands in a text', () => {
  test('it becomes pages and an EPUB', { timeout: PATIENCE }, async () => {
    await fc.assert(
      fc.asyncProperty(htmlPieces, async (text) => {
        await inTime(async () => {
          const { edition } = await editionOf({ name: 'a.md', text })
          pagesOf(edition)
          await epubOf(edition)
        })
      }),
      runs(12),
    )
  })
})
