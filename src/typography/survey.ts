import type { Element, Root } from 'hast'
import type { Work } from '../types/manuscript.js'
import type { Habits } from '../types/text.js'
import { type AuthorSays, customsOf } from './customs.js'
import { pausesOf } from './pauses.js'
import { isEnglish } from './rule.js'
import { usageOf } from './usage.js'
import { weaveTree } from './weave.js'

/**
 * Turn a work into its habits: what its writer does as a rule, before any rule is applied. `lang` is BCP 47; `said` is what the
 * author has settled for all of it.
 */
export function survey(work: Work, lang = 'en-US', said: AuthorSays = {}): Habits {
  const texts = work.chapters.flatMap((chapter) => weaveTree(chapter.body).map((weave) => weave.text))
  const text = texts.join('\n\n')
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  // A mark after a stop and before a space ends a speech; an apostrophe is seldom there.
  const doubles = count(/[,.!?…—–-]["“”](?=\s|$)/g)
  const singles = count(/[,.!?…—–-]['’](?=\s|$)/g)
  const triple = /(?<!-)---(?!-)/.test(text)
  const quotes = singles > doubles ? 'single' : 'double'
  const wide = work.chapters.some((chapter) => hasGap(chapter.body))
  return {
    lang,
    ...said,
    customs: customsOf(work, lang, said.langs),
    quotes,
    ...(quotes === 'double' && isEnglish(lang) && { elided: usageOf(texts) }),
    ellipsis: pausesOf(text),
    doubleHyphen: triple ? 'en' : 'em',
    gaps: wide
      ? 'breaks'
      : work.sources.some((source) => /\n[ \t]*\r?\n[ \t]*\r?\n[ \t]*\S/.test(source.text))
        ? 'spacing'
        : 'none',
  }
}

function hasGap(parent: Root | Element): boolean {
  return parent.children.some(
    (child) =>
      child.type === 'element' &&
      ((child.tagName === 'hr' &&
        Array.isArray(child.properties.className) &&
        child.properties.className.includes('gap')) ||
        hasGap(child)),
  )
}
