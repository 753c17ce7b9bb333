import type { Block, BorderSide } from '../types/style.js'
import { NO_COLOUR } from './boxed.js'
import type { FlowContext } from './flowContext.js'
import type { Galley } from './galley.js'
import { GalleyMaker } from './galleyMaker.js'
import { Notes, withoutNotes } from './notes.js'

const NO_RULE: BorderSide = { width: 0, style: 'none', colour: 'currentcolor' }

/** Turn a section's block into a galley: every paragraph set, margins collapsed, sinks and insets measured. */
export function flow(section: Block, given: Omit<FlowContext, 'notes'>): Galley {
  const { block, notes: atFoot } = withoutNotes(section)
  const notes: Notes = new Notes(atFoot, (note) => new GalleyMaker({ ...given, notes, free: true }).note(note))
  const context = { ...given, notes }
  const maker = new GalleyMaker(context, true)
  // The frame of a section is drawn round the page's text area, not round its text.
  const bare = { 'border-top': NO_RULE, 'border-bottom': NO_RULE, 'background-color': NO_COLOUR, rotate: 0 } as const
  const whole = { 'break-before': 'auto', 'break-after': 'auto' } as const
  const frameless: Block = { ...block, style: { ...block.style, ...bare, ...whole } }
  maker.add(frameless, { left: 0, width: context.width })
  for (const note of notes.uncalled()) maker.add(note, { left: 0, width: context.width })
  const { pieces, turns } = maker.column
  return { pieces, turns, fixed: maker.fixed, strings: block.strings }
}
