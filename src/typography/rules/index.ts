import type { Rule } from '../rule.js'
import { bindings } from './bindings.js'
import { dashes } from './dashes.js'
import { ellipses } from './ellipses.js'
import { litter } from './litter.js'
import { primes } from './primes.js'
import { quotes } from './quotes.js'
import { ranges } from './ranges.js'
import { spaces } from './spaces.js'

/**
 * The rules, in the order they are applied. Litter goes first, for it hides letters from each other; feet and inches before
 * quotes would pair with them; dashes and spaces after quotes, for which way a quote looks tells what they mean.
 */
export const rules: readonly Rule[] = [litter, primes, ellipses, quotes, dashes, ranges, spaces, bindings]
