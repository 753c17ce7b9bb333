import type { Problem } from '../types/problem.js'
import { openEpub } from './open.js'
import type { Found, Rule } from './rule.js'
import { rules } from './rules/index.js'

/** Of one rule so many places are told; the cure is the same for all of them. */
const MOST = 4

/**
 * Turn the bytes of an EPUB into what may keep it from a Kindle, or from any reading system: each with its file in the archive and its
 * cure. What is only reported by readers is told as an `info`.
 */
export function lintEpub(bytes: Uint8Array): Problem[] {
  const book = openEpub(bytes)
  if (typeof book === 'string') {
    const note = 'It is no EPUB, or broken; make it again, or save it anew with the program that made it.'
    return [{ rule: 'epub-archive', severity: 'warning', reason: book, note }]
  }
  return rules.flatMap((rule) => told(rule, rule.find(book)))
}

/** Turn a problem of a file that we have made into one of the book: the author has not written the file, and cannot mend it there. */
export function untouched({ file, place, reason, ...problem }: Problem): Problem {
  const where = [file, place?.start.line].filter((part) => part !== undefined).join(':')
  return { ...problem, reason: where ? `In the EPUB (${where}): ${reason}` : `The EPUB: ${reason}` }
}

function told({ name, known }: Rule, all: readonly Found[]): Problem[] {
  const severity = known === 'reported' ? 'info' : 'warning'
  return all.slice(0, MOST).map(({ path, place, reason, note }, index): Problem => {
    const rest = index === MOST - 1 ? all.length - MOST : 0
    return {
      ...(path !== undefined && { file: path }),
      ...(place && { place: { start: place, end: place } }),
      ...{ rule: name, severity, note },
      reason: rest > 0 ? `${reason}; and ${rest} more` : reason,
    }
  })
}
