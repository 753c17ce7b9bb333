// Charts: how many marks of each rule, and in each chapter.

function tally(keyOf) {
  const counts = new Map()
  for (const mark of marks) counts.set(keyOf(mark), (counts.get(keyOf(mark)) ?? 0) + 1)
  return counts
}

function drawRuleBars() {
  const counts = [...tally(({ rule }) => rule)].sort((a, b) => b[1] - a[1])
  const most = counts[0]?.[1] ?? 1
  const bars = counts.map(([rule, count]) => {
    const bar = make(
      'button',
      'bar',
      make('span', 'name', ruleName(rule)),
      make('span', 'count', numbers.format(count)),
    )
    bar.type = 'button'
    bar.dataset.rule = rule
    bar.style.setProperty('--share', String(count / most))
    bar.addEventListener('click', () => choose('rule', wanted.rule === rule ? '' : rule))
    return make('li', '', bar)
  })
  document.getElementById('by-rule').replaceChildren(...bars)
}

function drawChapterBars() {
  const counts = tally(({ chapter }) => chapter)
  const most = Math.max(1, ...book.chapters.map((_, i) => counts.get(i) ?? 0))
  const box = document.getElementById('by-chapter')
  const told = document.getElementById('by-chapter-name')
  const asked = new Map()
  for (const { kind, chapter } of book.asked) if (kind === 'question') asked.set(chapter, (asked.get(chapter) ?? 0) + 1)
  const sentence = (i) =>
    `${inWords(book.chapters[i] ?? '', 80)}: ${counted(counts.get(i) ?? 0, 'mark')}${asked.has(i) ? `, ${counted(asked.get(i), 'question')}` : ''}`
  const bars = book.chapters.map((_, i) => {
    const bar = make('span', asked.has(i) ? 'column asks' : 'column')
    bar.style.setProperty('--share', String((counts.get(i) ?? 0) / most))
    bar.dataset.chapter = String(i)
    bar.addEventListener('click', () => choose('chapter', wanted.chapter === String(i) ? '' : String(i)))
    bar.addEventListener('pointerenter', () => {
      told.textContent = sentence(i)
    })
    return bar
  })
  box.replaceChildren(...bars)
  box.classList.toggle('dense', bars.length > 100)
  const [top] = [...book.chapters.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
  box.setAttribute(
    'aria-label',
    `Marks in ${counted(book.chapters.length, 'chapter')}, most in ${top === undefined ? 'none' : sentence(top)}`,
  )
  for (const id of ['by-chapter', 'by-chapter-head', 'by-chapter-name'])
    document.getElementById(id).hidden = book.chapters.length < 2
}

function markChosen() {
  for (const bar of document.querySelectorAll('.bar'))
    bar.setAttribute('aria-pressed', String(bar.dataset.rule === wanted.rule))
  for (const bar of document.querySelectorAll('.column'))
    bar.classList.toggle('chosen', bar.dataset.chapter === wanted.chapter)
}
