import type { LayoutProblem } from '../types/layout.js'
import type { Block } from '../types/style.js'
import { runsLeftwards } from './bidi.js'

/** What holds the blocks: a section of the book. */
interface Home {
  readonly id: string
  readonly block: Block
}

interface Leftward {
  readonly section: string
  readonly block: Block
  /** Whether it stands in a list or a table. */
  readonly inset: boolean
}

/** What is not yet set as in a book that is read from right to left, each told once, at the first paragraph where it shows. */
export function leftwardFaults(homes: readonly Home[]): LayoutProblem[] {
  const found: Leftward[] = []
  let paragraphs = 0
  const visit = (section: string, block: Block, within: boolean): void => {
    const inset = within || block.tag === 'table' || (block.tag === 'li' && !block.leftwards)
    for (const child of block.blocks) visit(section, child, inset)
    if (!block.inlines.length) return
    paragraphs++
    if (isLeftward(block)) found.push({ section, block, inset })
  }
  for (const { id, block } of homes) visit(id, block, false)
  const [first] = found
  const inset = found.find((one) => one.inset)
  return [
    ...(first && found.length * 2 > paragraphs ? [fault(first, BINDING, BINDING_NOTE)] : []),
    ...(inset ? [fault(inset, INSET, INSET_NOTE)] : []),
  ]
}

const BINDING = 'Most of the book runs from right to left; its pages are bound at the left'
const BINDING_NOTE =
  'The lines are set as they are read. Have the pages bound at the right, and their order turned, by the printer.'
const INSET = 'A list or a table runs from right to left; its marks and columns stand as if it were read from the left'
const INSET_NOTE = 'The lines in it are set as they are read. Put a list between ::: {dir=rtl} and :::.'

function isLeftward({ inlines }: Block): boolean {
  let [letters, leftward] = [0, 0]
  for (const inline of inlines) {
    if (inline.kind !== 'text') continue
    const some = runsLeftwards(inline.text)
    letters += inline.text.length
    if (some) leftward += inline.text.split(/\s+/).filter(runsLeftwards).join(' ').length
  }
  return leftward * 2 > letters
}

const fault = ({ section, block }: Leftward, reason: string, note: string): LayoutProblem => ({
  rule: 'leftwards',
  severity: 'info',
  reason,
  note,
  ...(block.source && { at: { section, offset: block.source.start } }),
})
