import type { Plan, Step } from '../../types/imposition.js'
import type { Box, Forme, Mark } from '../../types/layout.js'
import { upsideDown } from '../geometry.js'
import { alongEdge, EDGE, gathering, kettleOf, nesting, said, stapleOf, throughFold, wrapping } from './binding.js'
import { folding } from './folding.js'
import type { Lettering } from './lettering.js'
import * as sheets from './sheets.js'
import { foldedView, part, seenOn, type View } from './view.js'
import { filledIn, type GuideWords } from './words.js'

/** One thing to do: what is said of it, and its picture in a box. */
export interface GuideStep {
  readonly words: string
  readonly draw: (box: Box) => Mark[]
}

/** A zine whose making is told: its plan, its printed sides, and whether its cover has a sheet of its own. */
export interface Work {
  readonly plan: Plan
  readonly formes: readonly Forme[]
  readonly cover: boolean
}

/** What steps are told with. */
interface Telling {
  readonly work: Work
  readonly front: View
  readonly words: GuideWords
  readonly lettering: Lettering
}

/** Turn a zine into the steps by which it is made, from the printer on. */
export function stepsOf(work: Work, words: GuideWords, lettering: Lettering): GuideStep[] {
  const { plan, formes } = work
  const [first] = formes
  if (!first) return []
  const telling: Telling = { work, front: seenOn(first, plan), words, lettering }
  return [printing(telling), ...making(telling)]
}

/** The back of the first sheet as it is seen when the sheet is turned about its upright axis. */
function backOf({ plan, formes }: Work): View | undefined {
  const back = plan.sides === 2 ? formes[1] : undefined
  const isUsual = plan.flip === (plan.sheet.width >= plan.sheet.height ? 'short' : 'long')
  return back && seenOn(isUsual ? back : upsideDown(back), plan)
}

function printing({ work, front, words, lettering }: Telling): GuideStep {
  const { plan } = work
  const back = backOf(work)
  const sides = [{ view: front, name: words.front }, ...(back ? [{ view: back, name: words.back }] : [])]
  const how = plan.sides === 1 ? words.printOne : plan.duplex === 'manual' ? words.printByHand : words.printBoth
  return {
    words: filledIn(how, { flip: words.flip[plan.flip], edge: words.edges[plan.flip] }),
    draw: (box) => sheets.printed(sides, plan, box, lettering),
  }
}

/** What hands do, by the steps of the plan. Cuts that are made one after the other are one thing to do. */
function making(telling: Telling): GuideStep[] {
  const { work, front } = telling
  const { plan } = work
  if (plan.layout === 'mini-8') return miniEight(telling)
  const steps: GuideStep[] = []
  let view = front
  let hasCut = false
  for (const step of plan.steps) {
    if (step.do === 'fold') {
      steps.push(fold(step, view, telling))
      view = foldedView(view, step.behind)
    } else if (step.do === 'cut') {
      if (!hasCut) steps.push(cut(telling))
      hasCut = true
    } else steps.push(...others(step, telling))
  }
  return [...steps, ...bound(view, telling)]
}

function fold(step: Extract<Step, { do: 'fold' }>, view: View, { words, lettering }: Telling): GuideStep {
  return { words: words.fold[step.behind], draw: (box) => folding(view, step.behind, box, lettering) }
}

function cut({ work, front, words, lettering }: Telling): GuideStep {
  const { plan } = work
  const zigzag = plan.steps.find((step) => step.do === 'concertina')
  if (plan.layout === 'accordion') {
    const strips = plan.steps.find((step) => step.do === 'join')?.strips ?? 1
    return {
      words: filledIn(words.strips, { n: strips }),
      draw: (box) => sheets.cutting(front, plan, box, lettering, plan.sheets > 1),
    }
  }
  if (zigzag) return { words: words.snake, draw: (box) => sheets.snake(front, plan, zigzag.path, box, lettering) }
  return { words: words.cutPile, draw: (box) => sheets.cutting(front, plan, box, lettering, true) }
}

function others(step: Step, telling: Telling): GuideStep[] {
  const { work, front, words, lettering } = telling
  const { plan } = work
  switch (step.do) {
    case 'pile': {
      if (plan.sheets === 1) return []
      const counts = countsOf(step.sheets)
      const isOne = step.sheets.length === 1
      return [
        {
          words: isOne ? words.pile : filledIn(words.piles, { counts }),
          draw: (box) => sheets.piled(front, step.sheets, box, lettering),
        },
      ]
    }
    case 'nest': {
      if (Math.max(...step.sheets) < 2) return []
      const told = filledIn(words.sheetsEach, { counts: countsOf(step.sheets) })
      const leaves = (plan.columns * plan.rows) / 2
      return [
        {
          words: filledIn(words.nest, { counts: told }),
          draw: (box) => nesting(Math.min(3, leaves), plan.binding, box, lettering),
        },
      ]
    }
    case 'gather':
      if (plan.signatures.length < 2) return []
      return [{ words: words.gather, draw: (box) => gathering(plan.signatures.length, plan.binding, box, lettering) }]
    case 'stack':
      return [{ words: words.stack, draw: (box) => sheets.stacking(front, step.pieces, box, lettering) }]
    case 'join':
      if (step.strips < 2) return []
      return [
        {
          words: words.tape,
          draw: (box) => sheets.joining(front, step.strips, plan.binding === 'right', box, lettering),
        },
      ]
    case 'concertina':
      return [concertina(step, telling)]
    case 'wrap': {
      const [last, second] = [labelAt(front, lastOf(plan)), labelAt(front, firstOf(plan))]
      return [{ words: words.wrap, draw: (box) => wrapping({ last, second }, plan.binding, box, lettering) }]
    }
    default:
      return []
  }
}

const pathOf = ({ steps }: Plan) => steps.find((step) => step.do === 'concertina')?.path ?? []
const firstOf = (plan: Plan) => pathOf(plan)[0]
const lastOf = (plan: Plan) => pathOf(plan).at(-1)
const labelAt = ({ cells }: View, place: readonly [number, number] | undefined): string =>
  cells.find(({ column, row }) => column === place?.[0] && row === place[1])?.label ?? ''

function concertina(step: Extract<Step, { do: 'concertina' }>, { work, front, words, lettering }: Telling): GuideStep {
  const { plan } = work
  const names = step.path.map((place) => labelAt(front, place))
  const isLeftwards = (step.path[0]?.[0] ?? 0) > (step.path[1]?.[0] ?? 0)
  const isAccordion = plan.layout === 'accordion'
  const said = isAccordion ? [words.concertina, ...(plan.sides === 2 ? [words.overleaf] : [])].join(' ') : words.zigzag
  const shape = part(front, { left: 0, top: 0, columns: 1, rows: 1 })
  return { words: said, draw: (box) => sheets.standing(names, step.first, isLeftwards, shape, box, lettering) }
}

/** What holds a thing together, when all its sheets are folded or cut. */
function bound(view: View, { work, words, lettering }: Telling): GuideStep[] {
  const { plan, cover } = work
  const page = { width: plan.sheet.width / plan.columns, height: plan.sheet.height / plan.rows }
  const spine = page.height
  const withCover = (text: string) => (cover ? `${text} ${words.cover}` : text)
  if (plan.layout === 'cut-stack' || plan.layout === 'pages') {
    const edge = plan.binding
    return [
      {
        words: withCover(filledIn(words.edge[edge], { a: said(EDGE) })),
        draw: (box) => alongEdge(page, edge, box, lettering),
      },
    ]
  }
  if (!plan.signatures.length) return []
  const slit = slitting(view, { plan, words, lettering })
  if (plan.layout === 'booklet') {
    const told = filledIn(words.staple, { a: said(stapleOf(spine)) })
    return [{ words: withCover(told), draw: (box) => throughFold(page, 'staples', box, lettering) }]
  }
  const kettle = kettleOf(spine)
  const told = plan.signatures.length > 1 ? words.sew : words.sewOne
  const sew = filledIn(told, { a: said(kettle), b: said(spine / 3 - kettle) })
  return [{ words: withCover(sew), draw: (box) => throughFold(page, 'thread', box, lettering) }, ...slit]
}

/** Folds that close pages are slit last: sewn, nothing slips. */
function slitting(
  view: View,
  { plan, words, lettering }: Pick<Telling, 'words' | 'lettering'> & { plan: Plan },
): GuideStep[] {
  if (plan.level.length === 0) return []
  const isEdge = plan.upright.includes('fold')
  const fore = plan.binding === 'left' ? 'right' : 'left'
  return [
    {
      words: isEdge ? words.slitHeadAndEdge : words.slitHead,
      draw: (box) => sheets.opening(view, isEdge ? ['head', fore] : ['head'], box, lettering),
    },
  ]
}

/** Eight pages on one side: creased, slit, folded along, pushed together, closed. */
function miniEight({ work, front, words, lettering }: Telling): GuideStep[] {
  const { plan } = work
  const along: Step = { do: 'fold', behind: 'top' }
  return [
    { words: words.crease, draw: (box) => sheets.creased(front, plan, box, lettering) },
    { words: words.slitMiddle, draw: (box) => sheets.slitting(front, plan, box, lettering) },
    { words: words.lengthwise, draw: (box) => folding(front, along.behind, box, lettering) },
    { words: words.push, draw: (box) => sheets.star(front, 'pushed', plan.binding, box, lettering) },
    { words: words.close, draw: (box) => sheets.star(front, 'closed', plan.binding, box, lettering) },
  ]
}

/** More piles than these are not told one by one. */
const TOLD = 10

const countsOf = (sizes: readonly number[]): string =>
  sizes.length > TOLD ? `${sizes.slice(0, TOLD - 2).join(', ')} … ${sizes.at(-1)}` : sizes.join(', ')
