/** The commonest small words of the languages whose rules are known: by these a text is told apart from another after a page. */
const small: Readonly<Record<string, readonly [name: string, words: string]>> = {
  en: ['English', 'the and of to was that he his she had with it you for said'],
  fr: ['French', 'le la les des est une dans pour que qui pas vous et il elle'],
  de: ['German', 'der die das und nicht ist ein ich sie mit auf war er den zu'],
  es: ['Spanish', 'el los que una por con no se las para pero era de la y'],
  it: ['Italian', 'il che di non una per con sono era gli della le un si la'],
  pt: ['Portuguese', 'que não uma os com para ele ela mas do da em um se de'],
  nl: ['Dutch', 'de het een en niet ik van dat zijn was hij op ze te met'],
  sv: ['Swedish', 'och att det som en är inte jag hon han på var med den till'],
  pl: ['Polish', 'nie się na jest do że jak to był ale w z co i po'],
  cs: ['Czech', 'se že na je to byl ale by jsem jako když si a v co'],
}
const sets = Object.entries(small).map(([lang, [name, words]]) => ({ lang, name, words: new Set(words.split(' ')) }))

// So many words, of which so many are small ones, and so many times as many as the language has that it is said to be in.
const enough = 150
const share = 0.15
const times = 2.5

/** A language, by its tag and its English name. */
export interface Guess {
  readonly lang: string
  readonly name: string
}

/** Turn a text, and the language it is said to be in, into the one that it seems to be in where that is surely another. */
export function otherLanguage(text: string, lang: string): Guess | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const [main = ''] = lang.toLowerCase().split('-')
  if (words.length < enough) return undefined
  const scores = sets.map((its) => ({
    ...its,
    score: words.filter((word) => its.words.has(word)).length / words.length,
  }))
  const said = scores.find((its) => its.lang === main)
  const best = scores.reduce((one, other) => (other.score > one.score ? other : one))
  if (best.lang === main || best.score < share || (said !== undefined && best.score < said.score * times))
    return undefined
  return said === undefined ? undefined : { lang: best.lang, name: best.name }
}
