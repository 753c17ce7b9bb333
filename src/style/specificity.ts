import type * as csstree from 'css-tree'

/** Pseudo-elements of CSS 2, which may stand after one colon. */
const OLD_PSEUDO_ELEMENTS = ['before', 'after', 'first-letter', 'first-line']

/** The name of the pseudo-element that a part of a selector stands for; undefined for every other part. */
export function pseudoElement(part: csstree.CssNode | undefined): string | undefined {
  if (part?.type === 'PseudoElementSelector') return part.name.toLowerCase()
  if (part?.type !== 'PseudoClassSelector') return undefined
  const name = part.name.toLowerCase()
  return OLD_PSEUDO_ELEMENTS.includes(name) ? name : undefined
}

/** Weigh the parts of a selector: a·10⁶ + b·10³ + c of Selectors 4, section 17. */
export function specificity(parts: readonly csstree.CssNode[]): number {
  let weight = 0
  for (const part of parts) {
    if (part.type === 'IdSelector') weight += 1e6
    else if (part.type === 'ClassSelector' || part.type === 'AttributeSelector') weight += 1e3
    else if (pseudoElement(part)) weight += 1
    else if (part.type === 'PseudoClassSelector') weight += ofPseudoClass(part)
    else if (part.type === 'TypeSelector' && !part.name.endsWith('*')) weight += 1
  }
  return weight
}

/** `:not()`, `:is()` and `:has()` weigh as their heaviest argument, `:where()` nothing, `:nth-child(2 of p)` as a class and its heaviest. */
function ofPseudoClass(part: csstree.PseudoClassSelector): number {
  const name = part.name.toLowerCase()
  if (name === 'where') return 0
  const heaviest = Math.max(0, ...selectorsIn(part).map((selector) => specificity(selector.children.toArray())))
  if (['not', 'is', 'has', 'matches', '-webkit-any'].includes(name)) return heaviest
  return 1e3 + (name.startsWith('nth-') ? heaviest : 0)
}

const selectorsIn = (part: csstree.PseudoClassSelector): csstree.Selector[] =>
  (part.children?.toArray() ?? []).flatMap((child) => {
    const list = child.type === 'Nth' ? child.selector : child
    const all = list?.type === 'SelectorList' ? list.children.toArray() : []
    return all.filter((one): one is csstree.Selector => one.type === 'Selector')
  })

/** Turn a selector into the tag, class or `*` of its rightmost compound. */
export function rightmost(parts: readonly csstree.CssNode[]): string {
  let key = '*'
  for (const part of parts) {
    if (part.type === 'Combinator') key = '*'
    else if (part.type === 'ClassSelector') key = `.${part.name}`
    else if (part.type === 'TypeSelector' && key === '*' && part.name !== '*') key = part.name
  }
  return key
}
