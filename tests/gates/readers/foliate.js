// Runs in the browser: foliate-js opens the book and walks through it as a reader would, and says what is wrong.
import { FootnoteHandler } from '/foliate-js/footnotes.js'
import '/foliate-js/view.js'

const SCHEMES = 'html { color-scheme: light dark }'

const view = document.createElement('foliate-view')
document.body.append(view)
await view.open(new File([await (await fetch('/book.epub')).blob()], 'book.epub'))
const { book, renderer } = view
renderer.setStyles(SCHEMES)

const documents = new Map()
const documentOf = async (index) => {
  if (!documents.has(index)) documents.set(index, await book.sections[index].createDocument())
  return documents.get(index)
}

/** Show a section, or a place in it; returns its document. */
async function show(index, selector) {
  await renderer.goTo({ index, anchor: selector ? (doc) => doc.querySelector(selector) ?? 0 : 0 })
  return renderer.getContents()[0].doc
}

/** Why a place of the book cannot be found; nothing where it can. */
async function lost(href) {
  const found = await book.resolveHref(href)
  if (!found || !(found.index >= 0)) return `${href} leads nowhere`
  return found.anchor(await documentOf(found.index)) == null ? `${href} leads to no element` : undefined
}

const entries = (list) => (list ?? []).flatMap((entry) => [entry, ...entries(entry.subitems)])

/** Contents, landmarks and page list: each with a name and a place. */
async function ways() {
  const wrong = []
  const lists = { contents: entries(book.toc), landmarks: book.landmarks ?? [], 'page list': book.pageList ?? [] }
  for (const [name, list] of Object.entries(lists)) {
    if (list.length === 0 && name !== 'page list') wrong.push(`no ${name}`)
    for (const { label, href } of list) {
      const why = label?.trim() ? await lost(href) : `an entry without a name`
      if (why) wrong.push(`${name}: ${why}`)
    }
  }
  for (const { href, label } of lists.contents) {
    const target = await view.goTo(href)
    const index = renderer.getContents()[0]?.index
    if (index === undefined || index !== target?.index) wrong.push(`contents: ${label} opens section ${index}`)
  }
  return wrong
}

/** Links, pictures, breaks and colours of the section that is shown. */
async function faultsOf(index, doc) {
  const wrong = []
  if (!doc.body.textContent.trim() && !doc.querySelector('img, svg')) wrong.push('nothing to read')
  if (doc.querySelector('parsererror')) wrong.push('not well-formed')
  for (const image of doc.images) {
    await image.decode().catch(() => {})
    if (!(image.naturalWidth > 0)) wrong.push(`picture ${image.alt || image.src} is not drawn`)
    if (image.getBoundingClientRect().width < 1) wrong.push(`picture ${image.alt || image.src} has no width`)
    if (!image.hasAttribute('alt')) wrong.push(`picture ${image.src} has no alt`)
  }
  const { getComputedStyle } = doc.defaultView
  for (const rule of doc.querySelectorAll('hr.break')) {
    const { content } = getComputedStyle(rule, '::before')
    if (['none', 'normal', '""'].includes(content)) wrong.push('a break without its mark')
  }
  for (const face of await doc.fonts.ready) if (face.status === 'error') wrong.push(`font ${face.family} is not loaded`)
  // The reader's own colours, by day and by night.
  const ink = getComputedStyle(doc.documentElement).color
  for (const element of doc.body.querySelectorAll('*:not(a, svg, svg *)')) {
    const { color, backgroundColor } = getComputedStyle(element)
    const linked = element.closest('a')
    // A picture has a white ground, so that black lines are seen at night.
    const grounded = backgroundColor !== 'rgba(0, 0, 0, 0)' && element.localName !== 'img'
    if ((!linked && color !== ink) || grounded)
      wrong.push(`<${element.localName} class="${element.className}"> has colours of its own`)
  }
  for (const link of (await documentOf(index)).querySelectorAll('a[href]')) {
    const href = book.sections[index].resolveHref(link.getAttribute('href'))
    const why = book.isExternal(href) ? undefined : await lost(href)
    if (why) wrong.push(why)
  }
  return wrong.map((why) => `${book.sections[index].id}: ${why}`)
}

/** Open each section, and turn pages until `turns` are turned. */
async function walk(turns) {
  const wrong = []
  let turned = 0
  for (const index of book.sections.keys()) {
    const doc = await show(index)
    if (renderer.getContents()[0]?.index !== index) wrong.push(`section ${index} is not shown`)
    wrong.push(...(await faultsOf(index, doc)))
    for (; turned < turns && renderer.page < renderer.pages - 2; turned++) {
      const { page } = renderer
      await view.next()
      if (renderer.getContents()[0]?.index !== index) break
      if (renderer.page !== page + 1) wrong.push(`section ${index}: from page ${page} to ${renderer.page}`)
    }
  }
  return wrong
}

/** Open the first note as a reader does who touches its number: its words come up, and nothing else. */
async function note() {
  for (const index of book.sections.keys()) {
    const link = (await documentOf(index)).querySelector('[role="doc-noteref"]')
    if (!link) continue
    const href = book.sections[index].resolveHref(link.getAttribute('href'))
    const target = await book.resolveHref(href)
    const wanted = target.anchor(await documentOf(target.index)).textContent.trim()
    const notes = new FootnoteHandler()
    const dialog = document.createElement('dialog')
    document.body.append(dialog)
    notes.addEventListener('before-render', ({ detail }) => {
      dialog.append(detail.view)
      dialog.showModal()
      detail.view.renderer.setAttribute('flow', 'scrolled')
      detail.view.renderer.setStyles(SCHEMES)
    })
    const shown = new Promise((done) => {
      notes.addEventListener('render', ({ detail }) =>
        detail.view.addEventListener('relocate', () => done(detail), { once: true }),
      )
    })
    const event = new CustomEvent('link', { detail: { a: link, href }, cancelable: true })
    await notes.handle(book, event)
    const { type, view: small } = await shown
    const said = small.renderer.getContents()[0]?.doc.body.textContent.trim()
    const wrong = []
    if (!event.defaultPrevented) wrong.push('the first note does not come up')
    if (type !== 'footnote' && type !== 'endnote') wrong.push(`the first note is taken for ${type}`)
    if (said !== undefined && said !== wanted) wrong.push(`the first note says "${said.slice(0, 80)}"`)
    const close = () => {
      small.close()
      dialog.remove()
    }
    return { wrong, close }
  }
  return { wrong: [], close: () => {} }
}

/** Go to the first element of a kind; whether there is one. */
async function find(selector) {
  for (const index of book.sections.keys())
    if ((await documentOf(index)).querySelector(selector)) {
      await show(index, selector)
      return true
    }
  return false
}

let opened
globalThis.reader = {
  ways,
  walk,
  find,
  note: async () => {
    opened = await note()
    return opened.wrong
  },
  closeNote: () => opened?.close(),
  facts: () => ({ sections: book.sections.length, pages: (book.pageList ?? []).length, metadata: book.metadata }),
}
