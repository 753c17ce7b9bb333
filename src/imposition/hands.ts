import type { Plan, Step } from '../types/imposition.js'
import { inMm } from './paper.js'

/** Turn a plan into one line of what hands do when its sheets are printed. */
export function handsLine(plan: Plan): string {
  const { layout, sheets, binding, steps, signatures } = plan
  const other = binding === 'left' ? 'right' : 'left'
  const folds = steps.flatMap((step) => (step.do === 'fold' ? [foldOf(step)] : []))
  const sewn = signatures.length > 1 ? 'lay the signatures on one another and sew them' : 'sew it through its fold'
  const nest = Math.max(0, ...signatures) > 1 ? ', put those of a signature into one another' : ''
  switch (layout) {
    case 'booklet':
      return `Fold the ${sheets > 1 ? 'whole pile' : 'sheet'}, ${folds.join(', ')}; staple it through the fold, ${stapleAt(plan)} from head and foot.`
    case 'signatures':
      return `Count the sheets into signatures, fold each, ${folds.join(', ')}; ${sewn}.`
    case 'quarto':
      return `Fold each sheet, ${folds.join(', then ')}${nest}; ${sewn}; slit the folds at the head.`
    case 'octavo':
      return `Fold each sheet, ${folds.join(', then ')}${nest}; ${sewn}; slit the folds at the head and the fore-edge.`
    case 'cut-stack':
      return plan.rows === 1
        ? `Cut the pile down the middle, put the ${binding} half on the ${other} one, and staple or glue the ${binding} edge.`
        : `Cut the pile across, then down; put its quarters on one another, row by row, the upper ${binding} one on top; staple or glue the ${binding} edge.`
    case 'mini-8':
      return 'Fold along every line and open again; slit the line in the middle; fold along the length and push the ends together.'
    case 'mini-16':
      return 'Make the three cuts, fold to and fro from the second page on, and glue the last leaf, the title, to the front.'
    case 'accordion':
      return stripsOf(steps) > 1
        ? `Cut ${stripsOf(steps)} strips, tape them end to end, and fold to and fro.`
        : 'Cut out the strip, and fold it to and fro.'
    case 'pages':
      return `Staple or glue the leaves at the ${binding} edge.`
  }
}

const foldOf = ({ behind }: Extract<Step, { do: 'fold' }>): string => `the ${behind} half behind`

/** Staples stand at the quarters of the spine. */
const stapleAt = ({ sheet, rows }: Plan): string => `${inMm(sheet.height / rows / 4).toFixed(0)} mm`

const stripsOf = (steps: readonly Step[]): number => steps.find((step) => step.do === 'join')?.strips ?? 1
