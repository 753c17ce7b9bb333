// The dialog: one mark, or one thing that is asked, with its paragraph as typed and as set.

/** Characters about a place at first; each wish for more shows eight times as many, up to a limit. */
const PARAGRAPH = 700
const MOST = 100_000

const sheet = document.getElementById('sheet')
const inSheet = (name) => document.getElementById(`sheet-${name}`)
let sheetItem
let sheetReach = PARAGRAPH

/** Show an item: a mark of the list, or what is asked. `head` says what it is. */
function showSheet(item, head) {
  sheetItem = item
  sheetReach = PARAGRAPH
  inSheet('head').textContent = head
  inSheet('place').replaceChildren(...placeWords(item))
  inSheet('links').replaceChildren(...linksFor(item))
  inSheet('asked').replaceChildren(...(item.kind ? askedWords(item) : []))
  inSheet('cure').textContent = item.kind ? '' : cureFor(item)
  for (const name of ['back', 'on']) inSheet(name).hidden = item.kind !== undefined
  if (!sheet.open) {
    sheet.showModal()
    inSheet('head').focus()
  }
  drawPair()
  sheet.scrollTop = 0
}

function drawPair() {
  const { file, start } = sheetItem
  const pair = sheet.querySelector('.pair')
  pair.hidden = file === undefined || start === undefined
  inSheet('more').hidden = true
  if (pair.hidden) return
  const { from, to, cutHead, cutTail } = paragraphAbout(file.text, start, sheetItem.end, sheetReach)
  const cut = (there) => (there ? [make('span', 'hidden', '…')] : [])
  for (const side of ['typed', 'set']) {
    const pane = document.getElementById(side)
    pane.lang = book.lang
    pane.dir = directionOf(book.lang)
    pane.replaceChildren(...cut(cutHead), ...paragraphPieces(sheetItem, from, to, side), ...cut(cutTail))
    const here = pane.querySelector('.here')
    if (here)
      pane.scrollTop += here.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 2
  }
  inSheet('more').hidden = !(cutHead || cutTail) || sheetReach >= MOST
}

/** A paragraph on one of its two sides, its edits marked, the one in question most. */
function paragraphPieces(item, from, to, side) {
  const { file } = item
  const edits = editsBetween(file, from, to)
  const pieces = []
  const covered = edits.some((i) => isHere(item, file.start[i], file.end[i]))
  const plainText = (a, b) => {
    const inside = !covered && item.start >= a && item.end <= b
    if (!inside) return pieces.push(...visible(file.text.slice(a, b), { lines: true }))
    pieces.push(...visible(file.text.slice(a, item.start), { lines: true }))
    pieces.push(
      make(
        'mark',
        'here',
        ...(item.end > item.start ? visible(file.text.slice(item.start, item.end), { lines: true }) : ['‸']),
      ),
    )
    pieces.push(...visible(file.text.slice(item.end, b), { lines: true }))
  }
  let at = from
  for (const i of edits) {
    plainText(at, file.start[i])
    at = file.end[i]
    const here = isHere(item, file.start[i], file.end[i])
    const text = side === 'typed' ? file.text.slice(file.start[i], at) : file.is[i]
    if (text !== '' || here)
      pieces.push(
        make(
          side === 'typed' ? 'del' : 'ins',
          here ? 'here' : 'other',
          ...(text === '' ? ['‸'] : here ? visibleMark(text) : visible(text, { lines: true })),
        ),
      )
  }
  plainText(at, to)
  return pieces
}

const isHere = (item, start, end) =>
  item.start === start || (item.kind !== undefined && item.start > start && item.start < end)

/** Where an item is, in words. */
function placeWords({ path, file, line, column, chapter, rule, sure }) {
  const name = path ?? file?.path
  const parts = [
    book.chapters[chapter] && make('strong', '', inWords(book.chapters[chapter], 200)),
    name && make('span', '', inWords(name, 300), line === undefined ? '' : `, line ${line}, column ${column}`),
    make('span', '', ruleName(rule)),
    sure === undefined
      ? undefined
      : make('span', '', sure < 99 ? `${sureName(sure)} (${sure} in 100)` : sureName(sure)),
  ]
  return parts.filter((part) => part).flatMap((part, i) => (i === 0 ? [part] : [' · ', part]))
}

/** The ways from an item: to its line, and to its page. */
function linksFor({ path, file, line, column, page }) {
  const links = []
  // Stylesheets that come with Fleuron are not in the folder.
  const ours = file === undefined && path?.startsWith('templates/')
  const edit = ours ? undefined : editorLink(path ?? file?.path, line, column)
  if (edit) links.push(linkTo(edit, 'edit', line === undefined ? 'Open the file' : `Open line ${line}`))
  const onPaper = pageLink(page)
  if (onPaper) links.push(linkTo(onPaper, 'paper', `Page ${book.pages[page].label} of the PDF`))
  else if (book.pages[page]) links.push(make('span', 'quiet', `Page ${book.pages[page].label}`))
  return links
}

function linkTo(address, className, text) {
  const link = make('a', className, text)
  link.href = address
  if (className === 'paper') link.target = '_blank'
  return link
}

/** How a mark is settled otherwise. */
function cureFor({ rule }) {
  const typed = rule === 'quotes' ? ' A backslash before a mark, \\" or \\\', keeps that one as you typed it.' : ''
  const off = ` “rules: {${rule}: off}” there leaves the whole rule out; “fleuron explain ${rule}” tells its why.`
  const keep = ' What stands under “keep:” in book.yaml stays as typed wherever it is found.'
  return SETTLED.includes(rule) ? `Not what you meant?${typed}${keep}${off}` : ''
}

inSheet('close').addEventListener('click', () => sheet.close())
inSheet('back').addEventListener('click', () => step(-1))
inSheet('on').addEventListener('click', () => step(1))
inSheet('more').addEventListener('click', () => {
  sheetReach = Math.min(MOST, sheetReach * 8)
  drawPair()
})
