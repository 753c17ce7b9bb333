import { ZINE_KEYS, type ZineWishes } from '../types/manuscript.js'

/** Turn the flags of a command into what they say of the sheets. */
export const saidOf = (flags: ZineWishes): ZineWishes =>
  Object.fromEntries(ZINE_KEYS.flatMap((key) => (flags[key] === undefined ? [] : [[key, flags[key]]])))
