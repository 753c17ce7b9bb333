/** Scripts that are shaped each by its own rules. Han and kana are written together; what is not listed is shaped as its first letter tells. */
const SCRIPTS = (
  'Latin Greek Cyrillic Hebrew Arabic Syriac Thaana Nko Armenian Georgian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu ' +
  'Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Khmer Hangul Ethiopic Cherokee Mongolian Javanese'
)
  .split(' ')
  .map((name) => ({ name, letters: new RegExp(`\\p{Script=${name}}`, 'u') }))
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u
const SHARED = /[\p{Script=Common}\p{Script=Inherited}]/u

const known = new Map<number, string>()

/** The script of a character: its name in Unicode; empty for what all scripts share, such as marks and figures. */
export function scriptOf(code: number): string {
  const found = known.get(code)
  if (found !== undefined) return found
  const letter = String.fromCodePoint(code)
  const name = SHARED.test(letter)
    ? ''
    : EAST_ASIAN.test(letter)
      ? 'Han'
      : (SCRIPTS.find(({ letters }) => letters.test(letter))?.name ?? 'other')
  known.set(code, name)
  return name
}
