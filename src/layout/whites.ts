/** Set widths of the fixed spaces, in em; the fonts' own differ wildly. No line ends at them. */
export const FIXED_SPACES: Readonly<Record<string, number>> = {
  '\u2000': 0.5,
  '\u2001': 1,
  '\u2002': 0.5,
  '\u2003': 1,
  '\u2004': 1 / 3,
  '\u2005': 0.25,
  '\u2006': 1 / 6,
  '\u2007': 0.5,
  '\u2008': 0.25,
  '\u2009': 0.14,
  '\u200a': 0.055,
  '\u202f': 0.14,
  '\u205f': 2 / 9,
}

/** White that the author did not mean as such: it is a word space, however much of it there is. */
export const isBlank = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b)

/** White of any kind; most letters are beyond the first test. */
export const isSpace = (code: number): boolean =>
  code <= 0xa0
    ? isBlank(code) || code === 0xa0
    : (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f || code === 0x3000
