import type { Style } from '../types/style.js'
import { type Item, isForced, isWhite, LINE_END, type Penalty, type Run } from './items.js'
import { addSpace } from './spaces.js'
import type { KnownRun } from './words.js'

const MAY_END: Penalty = { kind: 'penalty', width: 0, cost: 0, hyphen: false }

const NOWHERE = { items: [], at: 0, width: 0 }

/** White of which all, or the line ends alone, are as they were typed (CSS Text 3, `white-space`), and where its tabs stop. */
export class TypedWhite {
  /** How far the line in hand reaches, and of which items that is said. */
  private reached: { readonly items: readonly Item[]; readonly at: number; readonly width: number } = NOWHERE

  add(white: string, known: KnownRun, style: Style, items: Item[]): void {
    const { run } = known
    const lineEnds = white.split('\n').length - 1
    if (style['white-space'] === 'pre-line') {
      if (!lineEnds) addSpace(known, items)
      while (lineEnds && isWhite(items.at(-1))) items.pop()
      for (let i = 0; i < lineEnds; i++) items.push(LINE_END)
      return
    }
    if (!known.breaking.tied && items.at(-1)?.kind === 'box') items.push(MAY_END)
    for (const character of white) {
      if (character === '\n') items.push(LINE_END)
      else {
        const width = character === '\t' ? this.toNextStop(run, style, items) : run.space
        items.push({ kind: 'glue', width, stretch: 0, shrink: 0, fil: false, run })
      }
    }
  }

  /** How far it is to where the next tab stops, at least half a space. */
  private toNextStop(run: Run, style: Style, items: readonly Item[]): number {
    const size = style['tab-size']
    const pitch = typeof size === 'number' ? size * run.space : size.pt
    if (pitch <= 0) return 0
    const left = pitch - (this.reach(items) % pitch)
    return left < run.space / 2 ? left + pitch : left
  }

  private reach(items: readonly Item[]): number {
    let { at, width } = this.reached.items === items ? this.reached : NOWHERE
    for (; at < items.length; at++) {
      const item = items[at]
      if (isForced(item)) width = 0
      else if (item?.kind === 'box' || item?.kind === 'glue') width += item.width
    }
    this.reached = { items, at, width }
    return width
  }
}
