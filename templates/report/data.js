// Data: what Fleuron wrote into this page, as lists of marks and of what is asked; and which of them are wanted.

const book = JSON.parse(document.getElementById('data').textContent)

/** Every mark, in the order of the files. */
const marks = book.files.flatMap((file) =>
  file.start.map((start, i) => ({
    file,
    at: i,
    start,
    end: file.end[i],
    is: file.is[i],
    rule: book.rules[file.rule[i]] ?? '',
    sure: file.sure[i],
    line: file.line[i],
    column: file.column[i],
    chapter: file.chapter[i],
    page: file.page[i],
  })),
)

for (const one of book.asked) {
  one.path = typeof one.file === 'number' ? book.files[one.file].path : one.file
  one.file = typeof one.file === 'number' ? book.files[one.file] : undefined
}

/** A stretch of a text that does not begin or end inside a character. */
function stretch(text, from, to) {
  return text.slice(Math.max(0, from), to).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
}

/** What is looked through: as much of the text as a row shows. */
const ABOUT = 60
/** Quotation marks and spaces are found however they are typed. */
const plain = (text) =>
  text
    .toLowerCase()
    .replace(/[‘’‚‹›]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/\s+/g, ' ')

const wanted = { text: '', chapter: '', rule: '', least: 0, most: 100 }

const fits = ({ rule, chapter }) =>
  (wanted.rule === '' || rule === wanted.rule) && (wanted.chapter === '' || chapter === Number(wanted.chapter))

function wantedMarks() {
  const sought = plain(wanted.text)
  return marks.filter((mark) => {
    if (!fits(mark) || mark.sure < wanted.least || mark.sure > wanted.most) return false
    if (sought === '') return true
    const { file, start, end, is } = mark
    const before = file.text.slice(Math.max(0, start - ABOUT), start)
    const after = file.text.slice(end, end + ABOUT)
    const typed = before + file.text.slice(start, Math.min(end, start + ABOUT)) + after
    return (
      plain(typed).includes(sought) || plain(before + is + after).includes(sought) || plain(file.path).includes(sought)
    )
  })
}

function wantedAsked() {
  const sought = plain(wanted.text)
  return book.asked.filter((one) => {
    if (!fits(one)) return false
    const { file, start = 0, end = 0, path = '', reason, note } = one
    const about = file ? file.text.slice(Math.max(0, start - ABOUT), Math.min(end, start + ABOUT) + ABOUT) : ''
    return sought === '' || [about, path, reason, note].some((text) => plain(text).includes(sought))
  })
}

/** The bounds of the paragraph about a place: up to an empty line, and no further than `most` on either side. */
function paragraphAbout(text, start, end, most) {
  const head = text.slice(Math.max(0, start - most), start)
  const tail = text.slice(end, end + most)
  const gap = /(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r\n?|\n)/g
  let from = start - head.length
  for (const { 0: found, index } of head.matchAll(gap)) from = start - head.length + index + found.length
  const next = tail.search(gap)
  const to = next < 0 ? end + tail.length : end + next
  return {
    from,
    to,
    cutHead: from > 0 && from === start - head.length,
    cutTail: next < 0 && to < text.length,
  }
}

/** The edits of a file that lie in a stretch, from one that is known to; in order. */
function editsBetween(file, from, to) {
  let low = 0
  let high = file.start.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (file.end[middle] < from) low = middle + 1
    else high = middle
  }
  const found = []
  for (let i = low; i < file.start.length && file.start[i] <= to; i++)
    if (file.start[i] >= from && file.end[i] <= to) found.push(i)
  return found
}

// Where the manuscript is: this page knows the way from its own folder.
const EDITORS = {
  vscode: ['VS Code', (path, line, column) => `vscode://file${path}:${line}:${column}`],
  obsidian: ['Obsidian', (path) => `obsidian://open?path=${encodeURIComponent(decodeURIComponent(path))}`],
  sublime: ['Sublime Text', (path, line, column) => `subl://open?url=file://${path}&line=${line}&column=${column}`],
  textmate: ['TextMate', (path, line, column) => `txmt://open?url=file://${path}&line=${line}&column=${column}`],
  bbedit: ['BBEdit', (path, line) => `x-bbedit://open?url=file://${path}&line=${line}`],
  zed: ['Zed', (path, line, column) => `zed://file${path}:${line}:${column}`],
  file: ['this browser', (path) => `file://${path}`],
}

/** The address that opens a place in the writer's editor; none where this page is not a file beside the manuscript. */
function editorLink(path, line = 1, column = 1) {
  if (location.protocol !== 'file:' || path === undefined) return undefined
  const way = [...book.way.split('/'), ...path.split('/').map(encodeURIComponent)].filter((step) => step !== '')
  const [, linkTo] = EDITORS[editor()] ?? EDITORS.vscode
  return linkTo(new URL(`./${way.join('/')}`, location.href).pathname, line, column)
}

/** The writer's choice is kept where the browser lets it. */
function editor(chosen) {
  try {
    if (chosen) localStorage.setItem('fleuron-editor', chosen)
    return localStorage.getItem('fleuron-editor') ?? 'vscode'
  } catch {
    return document.getElementById('editor').value || 'vscode'
  }
}

const pageLink = (page) =>
  book.pdf && book.pages[page] ? `${encodeURIComponent(book.pdf)}#page=${book.pages[page].sheet}` : undefined
