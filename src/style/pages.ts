import type { PageKind, Style } from '../types/style.js'
import type { PageRule } from './sheet.js'

/** A page's margins, percentages and all, as lengths: of its width at the sides, of its height at head and foot. */
export function withMargins(style: Style): Style {
  const [width, height] = style.size
  const resolved = (name: 'margin-top' | 'margin-right' | 'margin-bottom' | 'margin-left', whole: number) => {
    const margin = style[name]
    return margin === 'auto' ? margin : { pt: margin.pt + (margin.percent * whole) / 100, percent: 0 }
  }
  return {
    ...style,
    'margin-top': resolved('margin-top', height),
    'margin-right': resolved('margin-right', width),
    'margin-bottom': resolved('margin-bottom', height),
    'margin-left': resolved('margin-left', width),
  }
}

/** Whether an `@page` rule is for a kind of page. */
export function pageMatches(rule: PageRule, kind: PageKind): boolean {
  if (rule.name !== undefined && rule.name !== kind.name) return false
  return rule.pseudos.every(
    (pseudo) => pseudo === kind.side || (pseudo === 'first' && kind.first) || (pseudo === 'blank' && kind.blank),
  )
}

/** CSS Paged Media 3, section 4.4: a name outweighs :first and :blank, which outweigh :left and :right. */
export const weighPage = (rule: PageRule): number =>
  (rule.name ? 100 : 0) + rule.pseudos.reduce((sum, p) => sum + (p === 'left' || p === 'right' ? 1 : 10), 0)
