// What wants an answer: questions first, then warnings, what a proof-reader would ask, and what is merely told.

/** Cards at first, and with each wish for more. */
const FIRST_CARDS = 4
const MORE_CARDS = 25
/** A sentence longer than this holds somebody's whole chapter. */
const LONGEST_WORDS = 1000

const cards = document.getElementById('asked-list')
let cardsShown = FIRST_CARDS
let askedNow = book.asked

function drawCards() {
  askedNow = wantedAsked()
  const shown = askedNow.slice(0, cardsShown)
  cards.replaceChildren(...shown.map(cardFor))
  const none = document.getElementById('asked-none')
  none.hidden = askedNow.length > 0
  none.textContent =
    book.asked.length > 0
      ? 'None of what is asked fits your filter.'
      : 'Nothing. Every mark was clear enough to be set without asking.'
  const more = document.getElementById('asked-more')
  const rest = askedNow.length - shown.length
  more.hidden = rest === 0
  more.textContent = rest > MORE_CARDS ? `Show ${MORE_CARDS} more of ${numbers.format(rest)}` : `Show the other ${rest}`
}

function cardFor(one) {
  const card = make('li', 'card')
  card.dataset.kind = one.kind
  card.tabIndex = -1
  card.append(
    make('p', 'kind', make('b', '', KINDS[one.kind]), ' ', ruleName(one.rule)),
    make('h3', '', ...visible(stretch(one.reason, 0, LONGEST_WORDS))),
  )
  if (one.file && one.start !== undefined) card.append(sampleOf(one))
  card.append(...askedWords(one))
  const foot = make('p', 'foot', make('span', '', ...shortPlace(one)), ...linksFor(one))
  if (one.file && one.start !== undefined) {
    const open = make('button', '', 'See the paragraph')
    open.type = 'button'
    open.addEventListener('click', () => showAsked(one))
    foot.append(open)
  }
  card.append(foot)
  return card
}

const showAsked = (one) => showSheet(one, `${KINDS[one.kind]}: ${inWords(one.reason, 200)}`)

/** The choice that was taken, the others, and how to settle it. */
function askedWords({ choices = [], taken, note }) {
  const words = []
  if (taken !== undefined) {
    const others = choices.filter((choice) => choice !== taken)
    const line = make(
      'p',
      'taken',
      make('b', '', 'Taken: '),
      make('span', 'choice', ...visible(stretch(taken, 0, ABOUT))),
    )
    if (others.length)
      line.append(
        ' Or: ',
        ...others.flatMap((other, i) => [i ? ', ' : '', make('span', 'choice', ...visible(stretch(other, 0, ABOUT)))]),
      )
    words.push(line)
  }
  if (note) words.push(make('p', 'note', make('b', '', 'To settle it: '), ...visible(stretch(note, 0, LONGEST_WORDS))))
  return words
}

function shortPlace({ path, line, column, chapter }) {
  const where = [path, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':')
  return [book.chapters[chapter] ? `${inWords(book.chapters[chapter], 60)} · ` : '', ...visible(stretch(where, 0, 120))]
}

/** The words about a place, with the place marked. */
function sampleOf({ file, start, end }) {
  const until = Math.min(end, start + ABOUT)
  const sample = make('p', 'sample-font quote')
  sample.dir = directionOf(book.lang)
  sample.lang = book.lang
  sample.append(
    start > ABOUT ? '…' : '',
    ...visible(stretch(file.text, start - ABOUT, start)),
    make('mark', '', ...(until > start ? visible(stretch(file.text, start, until)) : ['‸'])),
    ...visible(stretch(file.text, until, until + ABOUT)),
    until + ABOUT < file.text.length ? '…' : '',
  )
  return sample
}

document.getElementById('asked-more').addEventListener('click', () => {
  const from = Math.min(cardsShown, askedNow.length)
  cardsShown += MORE_CARDS
  drawCards()
  cards.children[from]?.focus()
})
