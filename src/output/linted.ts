import type { MadeFile, Press } from '../types/press.js'

/** What may keep the EPUB from a Kindle. It is made without its cover, which takes longest and is a JPEG whatever is in it. */
export async function lintedEpub(press: Press): Promise<Pick<MadeFile, 'problems'>> {
  const cover = async () => new TextEncoder().encode('cover')
  const [{ lintEpub, untouched }, { compose }] = await Promise.all([
    import('../kindle/lint.js'),
    import('./compose.js'),
  ])
  const { epub, problems } = await compose({ ...press, cover })
  // A picture without words is told of already, in the file where the author can give it some.
  const found = lintEpub(await epub()).filter(({ rule }) => rule !== 'kindle-empty-alt')
  return { problems: [...problems, ...found.map(untouched)] }
}
