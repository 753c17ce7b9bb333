// The zine: which page lies where on its sheets, front and back.

/** What drawings are called among a page's languages, from the empty one that the page has. */
const DRAWINGS = document.getElementById('zine-empty').namespaceURI

/** A new element of a drawing. */
function shape(tag, className, attributes = {}, text) {
  const element = document.createElementNS(DRAWINGS, tag)
  if (className) element.setAttribute('class', className)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value))
  if (text !== undefined) element.textContent = text
  return element
}

const pageName = ({ label, turned }) => `page ${inWords(label, 20)}${turned ? ' upside down' : ''}`

/** One side of a sheet. Cuts and folds are seen from the back as they lie there; the back of a turned leaf has left and right changed. */
function sideOf(zine, pages, isBack) {
  const { width, height } = zine
  const drawing = shape('svg', 'side', { viewBox: `-1 -1 ${width + 2} ${height + 2}`, role: 'img' })
  const words = pages.map(pageName).join(', ') || 'blank'
  drawing.setAttribute('aria-label', `${isBack ? 'Back' : 'Front'}: ${words}`)
  drawing.append(shape('rect', 'leaf', { x: 0, y: 0, width, height }))
  // The printer turns the sheet about its short or its long edge: lines that do not go through change sides with it.
  const isUpright = (zine.flip === 'short') === width >= height
  const across = (x) => (isBack && isUpright ? width - x : x)
  const down = (y) => (isBack && !isUpright ? height - y : y)
  for (const { kind, x1, y1, x2, y2 } of zine.lines)
    drawing.append(shape('line', kind, { x1: across(x1), y1: down(y1), x2: across(x2), y2: down(y2) }))
  for (const page of pages) {
    const [x, y] = [page.x + page.width / 2, page.y + page.height / 2]
    const its = shape('g', page.turned ? 'turned' : '', page.turned ? { transform: `rotate(180 ${x} ${y})` } : {})
    const size = Math.min(page.width / Math.max(2, page.label.length * 0.75), page.height / 2, 26)
    its.append(
      shape('title', '', {}, pageName(page)),
      shape('rect', 'page-area', { x: page.x, y: page.y, width: page.width, height: page.height }),
      shape('text', '', { x, y: y + size * 0.35, 'font-size': size, 'text-anchor': 'middle' }, inWords(page.label, 20)),
      // Its head: a number alone, such as 8, does not show which way it stands.
      shape('line', 'head-line', {
        x1: page.x + page.width * 0.3,
        x2: page.x + page.width * 0.7,
        y1: page.y + page.height * 0.12,
        y2: page.y + page.height * 0.12,
      }),
    )
    drawing.append(its)
  }
  return make('figure', '', drawing, make('figcaption', '', isBack ? 'back' : 'front'))
}

function drawZine() {
  const { zine } = book
  document.getElementById('zine').hidden = !zine
  if (!zine) return
  document.getElementById('zine-told').textContent = zine.told
  document.getElementById('zine-sheets').replaceChildren(
    ...zine.drawn.map(({ sheet, sides }) => {
      const drawings = sides.map((pages, i) => sideOf(zine, pages, i === 1))
      return make('li', '', make('h3', '', `Sheet ${numbers.format(sheet)}`), make('div', 'sides', ...drawings))
    }),
  )
  const rest = document.getElementById('zine-rest')
  rest.hidden = zine.listed.length === 0
  const others = zine.listed.length + zine.left
  document.getElementById('zine-rest-count').textContent =
    others === 1 ? 'The other sheet' : `The other ${counted(others, 'sheet')}`
  const rows = zine.listed.map(({ sheet, sides }) =>
    make('li', '', `Sheet ${numbers.format(sheet)}: ${sides.map((pages) => inWords(pages, 200) || 'blank').join(' | ')}`),
  )
  const more = zine.left ? [make('li', '', `and ${numbers.format(zine.left)} more`)] : []
  document.getElementById('zine-list').replaceChildren(...rows, ...more)
}
