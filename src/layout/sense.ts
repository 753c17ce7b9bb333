import { FORBIDDEN, type Item } from './items.js'

/** Words that cling to the one after them: articles, prepositions, conjunctions. By language. */
const CLINGING: Readonly<Record<string, ReadonlySet<string>>> = {
  en: words(
    'a an the of to in on at by for from with into upon and or but nor as that which who his her its their our my your',
  ),
  de: words(
    'der die das dem den des ein eine einem einen einer in im am an auf aus bei mit nach von vom zu zum zur und oder',
  ),
  fr: words('le la les un une des du de à au aux en dans sur par pour avec et ou'),
  es: words('el la los las un una de del a al en con por para y o'),
  it: words('il lo la i gli le un una di del della dei a al in con per da e o'),
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}

/** The items of a heading whose lines may not end with a word that clings to the next. */
export function boundBySense(items: readonly Item[]): readonly Item[] {
  return items.flatMap((item, at) => {
    const before = items[at - 1]
    if (item.kind !== 'glue' || item.fil || before?.kind !== 'box') return [item]
    const clinging = CLINGING[before.run.lang.split('-')[0] ?? '']
    return clinging?.has(before.text.toLowerCase()) ? [NO_BREAK, item] : [item]
  })
}

const NO_BREAK: Item = { kind: 'penalty', width: 0, cost: FORBIDDEN, hyphen: false }
