/** Languages whose names stand family name first, as they are sorted. */
const familyFirst = new Set(['hu', 'ja', 'ko', 'vi', 'zh'])

const suffixes = new Set(['jr', 'jr.', 'sr', 'sr.', 'ii', 'iii', 'iv', 'phd', 'ph.d.', 'md', 'm.d.', 'esq.'])

// Written with a capital they are part of the family name in English catalogues: Le Guin, Ursula K.; Du Maurier, Daphne.
const particles = new Set([
  'De',
  'Del',
  'Della',
  'Der',
  'Di',
  'Da',
  'Dos',
  'Du',
  'El',
  'La',
  'Las',
  'Le',
  'Les',
  'Los',
  'Mac',
  'St',
  'St.',
  'Van',
  'Von',
  'Ter',
  'Ten',
])

/**
 * Turn a person's name into the form it is sorted by (EPUB 3.3, file-as): family name first where the name is a Western one; as it
 * stands where it is of another script or language, a single word, a handle, or sorted already.
 */
export function fileAs(name: string, lang: string): string {
  const words = name.split(' ')
  const isWestern = /^[\p{Script=Latin}\p{M}'’.\- ]+$/u.test(name) && !familyFirst.has(new Intl.Locale(lang).language)
  if (!isWestern || words.length < 2 || words[0]?.toLowerCase() === 'the') return name
  const suffix = suffixes.has(words.at(-1)?.toLowerCase() ?? '') && words.length > 2 ? words.pop() : undefined
  let family = words.length - 1
  while (family > 1 && particles.has(words[family - 1] ?? '')) family--
  const parts = [words.slice(family).join(' '), words.slice(0, family).join(' ')]
  return suffix === undefined ? parts.join(', ') : [...parts, suffix].join(', ')
}

/** Turn a title into the form it is sorted by: an English article goes last. */
export function titleFileAs(title: string, lang: string): string {
  const [first = '', ...rest] = title.split(' ')
  const isArticle = new Intl.Locale(lang).language === 'en' && ['a', 'an', 'the'].includes(first.toLowerCase())
  return isArticle && rest.length > 0 ? `${rest.join(' ')}, ${first}` : title
}

const rightToLeft = new Set(['Adlm', 'Arab', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'])

/** Turn a language into whether its script runs from right to left. */
export function isRightToLeft(lang: string): boolean {
  return rightToLeft.has(new Intl.Locale(lang).maximize().script ?? '')
}
