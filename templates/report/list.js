// The list of marks: of thousands of rows only those in sight are in the page.

const grid = document.getElementById('grid')
const rowsBox = document.getElementById('rows')
const tools = document.getElementById('tools')
const heads = grid.querySelector('.heads')
/** Rows drawn above and below what is in sight. */
const SPARE = 12
/** Browsers lose count of higher pages. */
const MOST_ROWS = 200_000
/** More than this nobody wants on paper. */
const MOST_PRINTED = 2000

let found = marks
let current = -1
let drawn = ''
let printing = false

function drawList() {
  found = wantedMarks()
  current = found.length ? 0 : -1
  grid.setAttribute('aria-rowcount', String(found.length + 1))
  const shown = document.getElementById('shown')
  shown.textContent =
    found.length === marks.length
      ? counted(marks.length, 'mark')
      : `${numbers.format(found.length)} of ${counted(marks.length, 'mark')}`
  if (found.length > MOST_ROWS)
    shown.textContent += `; the first ${numbers.format(MOST_ROWS)} are shown, so filter them`
  document.getElementById('clear').hidden = found.length === marks.length && wanted.text === ''
  drawn = ''
  drawRows()
}

const rowCount = () => Math.min(found.length, MOST_ROWS)

/** The height of a row is the stylesheet's. */
function rowHeight() {
  const probe = rowsBox.firstElementChild ?? heads.firstElementChild
  return probe === rowsBox.firstElementChild
    ? probe.offsetHeight
    : Number.parseFloat(getComputedStyle(grid).getPropertyValue('--row')) * rem()
}
const rem = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

function drawRows() {
  if (printing) return
  const height = rowHeight()
  rowsBox.style.setProperty('height', `${rowCount() * height}px`)
  const above = -rowsBox.getBoundingClientRect().top
  const first = Math.max(0, Math.floor(above / height) - SPARE)
  const last = Math.min(rowCount(), Math.ceil((above + window.innerHeight) / height) + SPARE)
  const now = `${first} ${last} ${current} ${height}`
  if (now === drawn) return
  drawn = now
  const rows = []
  for (let i = first; i < last; i++) {
    const row = rowFor(i)
    row.style.setProperty('top', `${i * height}px`)
    rows.push(row)
  }
  rowsBox.replaceChildren(...rows)
  const active = document.getElementById(`row-${current}`)
  if (active) grid.setAttribute('aria-activedescendant', active.id)
  else grid.removeAttribute('aria-activedescendant')
}

function rowFor(index) {
  const mark = found[index]
  const { file, line, column, chapter, rule, sure, page } = mark
  const row = make('div', index === current ? 'row current' : 'row')
  row.id = `row-${index}`
  row.setAttribute('role', 'row')
  row.setAttribute('aria-rowindex', String(index + 2))
  row.setAttribute('aria-selected', String(index === current))
  row.dataset.index = String(index)
  const place = cell('place', make('b', '', `${line}:${column}`), ' ', inWords(book.chapters[chapter] ?? file.path, 60))
  place.title = `${inWords(book.chapters[chapter] ?? '', 100)} (${inWords(file.path, 200)})`
  const doubt = cell('sure', sureName(sure))
  doubt.dataset.sure = sure >= 99 ? 'certain' : sure >= 90 ? 'quite' : 'doubtful'
  row.append(place, sampleCell(mark), cell('rule', ruleName(rule)), doubt, cell('page', pageWords(page)))
  return row
}

function cell(className, ...children) {
  const box = make('span', className, ...children)
  box.setAttribute('role', 'gridcell')
  return box
}

function pageWords(page) {
  const address = pageLink(page)
  const label = book.pages[page]?.label ?? ''
  if (!address) return label
  const link = linkTo(address, 'paper', label)
  link.tabIndex = -1
  return link
}

/** The words before a mark, what it was and is, the words after, the mark in the middle of the column. */
function sampleCell({ file, start, end, is }) {
  const was = file.text.slice(start, Math.min(end, start + ABOUT))
  const box = cell('sample sample-font')
  box.dir = directionOf(book.lang)
  box.lang = book.lang
  const change = make('span', 'change')
  if (was !== '') change.append(make('del', '', ...visibleMark(was), end - start > ABOUT ? '…' : ''))
  if (was !== '' && is !== '') change.append(make('span', 'to', box.dir === 'rtl' ? '←' : '→'))
  if (is !== '') change.append(make('ins', '', ...visibleMark(stretch(is, 0, ABOUT)), is.length > ABOUT ? '…' : ''))
  box.append(
    make('span', 'before', make('span', '', ...visible(stretch(file.text, start - ABOUT, start)))),
    change,
    make('span', 'after', ...visible(stretch(file.text, end, end + ABOUT))),
  )
  return box
}

/** Go to a row, and bring it into sight below the tools. */
function goTo(index) {
  if (!rowCount()) return
  current = Math.max(0, Math.min(rowCount() - 1, index))
  const height = rowHeight()
  const top = rowsBox.getBoundingClientRect().top + window.scrollY + current * height
  const covered = heads.getBoundingClientRect().height + tools.getBoundingClientRect().height
  if (top - covered < window.scrollY) window.scrollTo(0, top - covered - height)
  else if (top + height > window.scrollY + window.innerHeight) window.scrollTo(0, top + 2 * height - window.innerHeight)
  drawn = ''
  drawRows()
}

/** A page of rows, as Page Down means it. */
const rowsInSight = () =>
  Math.max(1, Math.floor((window.innerHeight - tools.offsetHeight - heads.offsetHeight) / rowHeight()) - 1)

function step(by) {
  goTo(current + by)
  if (sheet.open) openMark()
}

function openMark() {
  const mark = found[current]
  if (mark) showSheet(mark, `Mark ${numbers.format(current + 1)} of ${numbers.format(found.length)}`)
}

rowsBox.addEventListener('click', (event) => {
  const row = event.target.closest('.row')
  if (!row || event.target.closest('a')) return
  grid.focus({ preventScroll: true })
  goTo(Number(row.dataset.index))
  openMark()
})
let waiting = false
const redraw = () => {
  if (waiting) return
  waiting = true
  requestAnimationFrame(() => {
    waiting = false
    drawRows()
  })
}
window.addEventListener('scroll', redraw, { passive: true })
window.addEventListener('resize', () => {
  rowsBox.replaceChildren()
  drawn = ''
  redraw()
})

window.addEventListener('beforeprint', () => {
  printing = true
  const few = found.length <= MOST_PRINTED
  const filtered = found.length < marks.length ? ' that fit the filter' : ''
  document.getElementById('print-note').textContent = few
    ? ''
    : `The ${counted(found.length, 'mark')}${filtered} are too many to print; filter them to fewer than ${numbers.format(MOST_PRINTED)}.`
  rowsBox.replaceChildren(...(few ? found.map((_, i) => rowFor(i)) : []))
  cards.replaceChildren(...askedNow.slice(0, MOST_PRINTED).map(cardFor))
  document.body.classList.toggle('without-rows', !few)
})
window.addEventListener('afterprint', () => {
  printing = false
  drawn = ''
  rowsBox.replaceChildren()
  drawCards()
  drawRows()
})
