// The page: its head, its filters, its keys.

const find = document.getElementById('find')
const help = document.getElementById('help')

function drawHead() {
  document.title = `${inWords(book.title, 100)} · report`
  const title = document.getElementById('title')
  title.lang = book.lang
  title.replaceChildren(inWords(book.title, 300))
  const count = (kind) => book.asked.filter((one) => one.kind === kind).length
  const [questions, warnings, findings] = ['question', 'warning', 'finding'].map(count)
  const where = book.chapters.length ? ` in ${counted(book.chapters.length, 'chapter')}` : ''
  const asks = [questions && counted(questions, 'question'), warnings && counted(warnings, 'warning')]
    .filter(Boolean)
    .join(' and ')
  const wants = (n) => (n === 1 ? 'wants' : 'want')
  const told = [
    asks && `${asks} ${wants(questions + warnings)} your answer`,
    findings && `${counted(findings, 'place')} ${wants(findings)} a second look`,
  ].filter(Boolean)
  document.getElementById('summary').textContent =
    `Fleuron set ${counted(marks.length, 'mark')}${where}. ${told.join('; ') || 'Nothing wants your answer'}. Your files were not changed.`
}

function fillFilters() {
  const option = (value, text) => {
    const one = make('option', '', text)
    one.value = value
    return one
  }
  const inChapter = tally(({ chapter }) => chapter)
  const inRule = tally(({ rule }) => rule)
  document
    .getElementById('chapter')
    .replaceChildren(
      option('', 'all'),
      ...book.chapters.map((name, i) =>
        option(String(i), `${inWords(name, 60)} (${numbers.format(inChapter.get(i) ?? 0)})`),
      ),
    )
  const rules = [...new Set([...book.rules, ...book.asked.map(({ rule }) => rule)])]
  document
    .getElementById('rule')
    .replaceChildren(
      option('', 'all'),
      ...rules.map((rule) => option(rule, `${ruleName(rule)} (${numbers.format(inRule.get(rule) ?? 0)})`)),
    )
  const choice = document.getElementById('editor')
  choice.replaceChildren(...Object.entries(EDITORS).map(([key, [name]]) => option(key, name)))
  choice.value = editor()
  document.getElementById('editor-label').hidden = location.protocol !== 'file:'
  for (const name of ['chapter', 'rule', 'sure'])
    document.getElementById(name).addEventListener('change', (event) => choose(name, event.target.value))
  choice.addEventListener('change', () => {
    editor(choice.value)
    drawCards()
  })
}

/** Set a filter, and draw what fits. */
function choose(name, value) {
  document.getElementById(name === 'text' ? 'find' : name).value = value
  if (name === 'sure') [wanted.least, wanted.most] = value.split('-').map(Number)
  else wanted[name] = value
  cardsShown = FIRST_CARDS
  drawCards()
  drawList()
  markChosen()
  // What fits begins at its beginning.
  const top = rowsBox.getBoundingClientRect().top - tools.offsetHeight - heads.offsetHeight
  if (top < 0) window.scrollBy(0, top)
}

function clearAll() {
  Object.assign(wanted, { text: '', chapter: '', rule: '' })
  for (const name of ['find', 'chapter', 'rule']) document.getElementById(name).value = ''
  choose('sure', '0-100')
}

/** Open the line of what is shown, of the card in hand, or of the current mark. */
function openInEditor() {
  const shown = sheet.open ? sheet : document.activeElement.closest('.card')
  const link = shown
    ? shown.querySelector('a.edit')
    : linksFor(found[current] ?? {}).find(({ className }) => className === 'edit')
  link?.click()
}

const KEYS = {
  '/': () => {
    find.focus()
    find.select()
  },
  f: () => document.getElementById('chapter').focus(),
  '?': () => help.showModal(),
  a: () => moveCard(0),
  o: openInEditor,
  j: () => move(1),
  k: () => move(-1),
}
const GRID_KEYS = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  PageDown: () => step(rowsInSight()),
  PageUp: () => step(-rowsInSight()),
  Home: () => goTo(0),
  End: () => goTo(found.length - 1),
  Enter: openMark,
}
const SHEET_KEYS = {
  j: () => step(1),
  k: () => step(-1),
  ArrowRight: () => step(1),
  ArrowLeft: () => step(-1),
  o: KEYS.o,
}

/** On through the cards when one of them has the focus, else through the marks. */
function move(by) {
  const card = document.activeElement.closest('.card')
  if (card) moveCard([...cards.children].indexOf(card) + by)
  else if (document.activeElement === grid) step(by)
  else {
    grid.focus({ preventScroll: true })
    goTo(current)
  }
}

function moveCard(index) {
  const card = cards.children[Math.max(0, index)]
  if (card) card.focus()
  else if (index > 0) {
    grid.focus({ preventScroll: true })
    goTo(0)
  }
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || help.open) return
  if (event.target.closest('input, select')) {
    if (event.key !== 'Escape' || event.target !== find) return
    clearAll()
    grid.focus({ preventScroll: true })
    return
  }
  const asks = sheet.open && sheetItem.kind !== undefined
  const card = event.target.classList.contains('card') ? event.target : undefined
  const keys = asks
    ? { o: KEYS.o }
    : sheet.open
      ? SHEET_KEYS
      : document.activeElement === grid
        ? { ...KEYS, ...GRID_KEYS }
        : KEYS
  if (card && event.key === 'Enter') card.querySelector('button')?.click()
  else if (Object.hasOwn(keys, event.key)) keys[event.key]()
  else return
  event.preventDefault()
})

let typing = 0
find.addEventListener('input', () => {
  clearTimeout(typing)
  typing = setTimeout(() => choose('text', find.value), 80)
})
document.getElementById('clear').addEventListener('click', clearAll)
document.getElementById('help-open').addEventListener('click', () => help.showModal())
document.getElementById('help-close').addEventListener('click', () => help.close())

// Without a PDF there are no pages to tell.
document.body.classList.toggle('pageless', book.pages.length === 0)
drawHead()
fillFilters()
drawRuleBars()
drawChapterBars()
drawZine()
drawCards()
drawList()
markChosen()
document.body.classList.add('drawn')
