// Runs in the browser, after epub.js: opens the book with it, shows each section, and says what is wrong.
globalThis.read = async () => {
  const wrong = []
  const book = globalThis.ePub(await (await fetch('/book.epub')).arrayBuffer())
  await book.ready
  const { title, creator, language } = book.packaging.metadata
  if (!title || !language) wrong.push(`metadata: ${JSON.stringify({ title, creator, language })}`)
  const entries = (list) => list.flatMap((entry) => [entry, ...entries(entry.subitems ?? [])])
  const toc = entries(book.navigation.toc)
  if (toc.length === 0) wrong.push('no contents')
  for (const { label, href } of toc) {
    if (!label.trim()) wrong.push(`contents: ${href} has no name`)
    if (!book.spine.get(href)) wrong.push(`contents: ${href} is not in the book`)
  }
  if (book.navigation.landmarks.length === 0) wrong.push('no landmarks')
  const pages = (await book.loaded.pageList) ?? []
  for (const { href, page } of pages) if (!book.spine.get(href)) wrong.push(`page ${page} is not in the book`)
  const rendition = book.renderTo(document.body, { width: 600, height: 800 })
  for (const { href } of book.spine.spineItems) {
    await rendition.display(href)
    const shown = rendition.getContents()[0]?.document.body
    const said = shown?.textContent.trim()
    if (!said && !shown?.querySelector('img, svg')) wrong.push(`${href} shows nothing`)
  }
  return { wrong, pages: pages.length, entries: toc.length }
}
