import type { Fanwork } from '../types/manuscript.js'
import type { FactLabels } from './labels.facts.js'

/** A line of the page about a fan work. */
export interface Fact {
  readonly name: string
  readonly values: readonly { readonly text: string; readonly href?: string }[]
}

/** What the page about a fan work says: facts with their names, then sentences. */
export interface Facts {
  readonly facts: readonly Fact[]
  readonly sentences: readonly string[]
}

/** Turn what archives know of a work into the lines of its page, in the order in which archives show them. */
export function factsOf(fanwork: Fanwork, labels: FactLabels): Facts {
  const words = (list: readonly string[] = []) => list.map((text) => ({ text }))
  const said: readonly [keyof FactLabels, Fact['values']][] = [
    ['fandom', words(fanwork.fandom)],
    ['rating', words(one(fanwork.rating))],
    ['warnings', words(fanwork.warnings)],
    ['category', words(fanwork.category)],
    ['relationships', words(fanwork.relationships)],
    ['characters', words(fanwork.characters)],
    ['tags', words(fanwork.tags)],
    ['status', words(one(fanwork.status))],
    ['inspiredBy', (fanwork.inspiredBy ?? []).map(({ title, author, url }) => linked(named(title, author), url))],
    ['source', one(fanwork.source).map((text) => linked(text, text))],
  ]
  const { disclaimer, permission } = fanwork
  return {
    facts: said.flatMap(([key, values]) =>
      values.length > 0 ? [{ name: `${labels[key]}${labels.colon}`, values }] : [],
    ),
    sentences: [...one(disclaimer === 'default' ? labels.disclaimer : disclaimer), ...one(permission)],
  }
}

const one = (text: string | undefined): string[] => (text === undefined ? [] : [text])

const named = (title: string, author: string | undefined): string =>
  author === undefined ? title : `${title} (${author})`

const linked = (text: string, href: string | undefined): { text: string; href?: string } =>
  href !== undefined && /^https?:\/\//i.test(href) ? { text, href } : { text }
