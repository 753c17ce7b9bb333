import type { Role } from '../types/book.js'

/** The languages whose words for the parts of a book are known. */
export const LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'sv', 'pl', 'cs'] as const
export type Language = (typeof LANGUAGES)[number]

/** Turn a BCP 47 tag into one of the languages whose words are known. */
export function languageOf(lang: string): Language | undefined {
  const { language } = new Intl.Locale(lang)
  return LANGUAGES.find((known) => known === language)
}

type Words = Readonly<Partial<Record<Role, string>>>

/** Headings by which authors name the parts of a book, in plain form, separated by commas. */
const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    'half-title': 'half title, halftitle, halftitlepage, bastard title',
    titlepage: 'title page, titlepage',
    'copyright-page': 'copyright, copyright page, imprint',
    dedication: 'dedication',
    epigraph: 'epigraph, motto',
    foreword: 'foreword',
    preface: 'preface',
    introduction: 'introduction',
    prologue: 'prologue, prolog',
    interlude: 'interlude, intermission, intermezzo, entracte',
    epilogue: 'epilogue, epilog',
    afterword: 'afterword, authors note, author note, a note from the author, postface',
    acknowledgements: 'acknowledgements, acknowledgments, acknowledgement, acknowledgment',
    'about-author': 'about the author, about the authors, about author',
    'also-by': 'also by, also by the author, also by the same author, by the same author, other books by the author',
    colophon: 'colophon',
  },
  fr: {
    'half-title': 'faux titre',
    titlepage: 'page de titre',
    'copyright-page': 'mentions legales, copyright',
    dedication: 'dedicace',
    epigraph: 'epigraphe, exergue',
    foreword: 'avant propos',
    preface: 'preface',
    introduction: 'introduction',
    prologue: 'prologue',
    interlude: 'interlude, entracte, intermede',
    epilogue: 'epilogue',
    afterword: 'postface, note de l auteur, note de lauteur, note de l autrice, note de lautrice',
    acknowledgements: 'remerciements',
    'about-author':
      'biographie, a propos de l auteur, a propos de lauteur, a propos de l autrice, a propos de lautrice, l auteur, lauteur',
    'also-by': 'autres livres, du meme auteur, de la meme autrice',
    colophon: 'colophon, acheve d imprimer, acheve dimprimer',
  },
  de: {
    'half-title': 'schmutztitel, vortitel',
    titlepage: 'titelseite, titelblatt',
    'copyright-page': 'impressum',
    dedication: 'widmung',
    epigraph: 'epigraph, motto',
    foreword: 'geleitwort',
    preface: 'vorwort, vorrede',
    introduction: 'einleitung, einfuhrung',
    prologue: 'prolog',
    interlude: 'zwischenspiel, intermezzo, interludium',
    epilogue: 'epilog',
    afterword: 'nachwort, anmerkung des autors, anmerkung der autorin',
    acknowledgements: 'danksagung, dank',
    'about-author': 'zur person, uber den autor, uber die autorin, der autor, die autorin',
    'also-by':
      'weitere bucher, vom selben autor, von derselben autorin, weitere bucher des autors, weitere bucher der autorin',
    colophon: 'kolophon',
  },
  es: {
    'half-title': 'portadilla',
    titlepage: 'portada',
    'copyright-page': 'creditos, pagina de creditos, pagina legal',
    dedication: 'dedicatoria',
    epigraph: 'epigrafe',
    foreword: 'presentacion',
    preface: 'prefacio',
    introduction: 'introduccion',
    prologue: 'prologo',
    interlude: 'interludio, intermedio',
    epilogue: 'epilogo',
    afterword: 'posfacio, nota del autor, nota de la autora',
    acknowledgements: 'agradecimientos',
    'about-author': 'biografia, sobre el autor, sobre la autora, acerca del autor, acerca de la autora',
    'also-by': 'otras obras, del mismo autor, de la misma autora, otras obras del autor, otras obras de la autora',
    colophon: 'colofon',
  },
  it: {
    'half-title': 'occhiello',
    titlepage: 'frontespizio',
    'copyright-page': 'colophon editoriale, copyright',
    dedication: 'dedica',
    epigraph: 'epigrafe, esergo',
    foreword: 'presentazione',
    preface: 'prefazione',
    introduction: 'introduzione',
    prologue: 'prologo',
    interlude: 'interludio, intermezzo',
    epilogue: 'epilogo',
    afterword: 'postfazione, nota dell autore, nota dellautore, nota dell autrice, nota dellautrice',
    acknowledgements: 'ringraziamenti',
    'about-author':
      'biografia, l autore, lautore, l autrice, lautrice, sull autore, sullautore, sull autrice, sullautrice',
    'also-by': 'altre opere, dello stesso autore, della stessa autrice',
    colophon: 'colophon',
  },
  pt: {
    'half-title': 'falso rosto',
    titlepage: 'folha de rosto',
    'copyright-page': 'ficha tecnica, creditos',
    dedication: 'dedicatoria',
    epigraph: 'epigrafe',
    foreword: 'apresentacao',
    preface: 'prefacio',
    introduction: 'introducao',
    prologue: 'prologo',
    interlude: 'interludio',
    epilogue: 'epilogo',
    afterword: 'posfacio, nota do autor, nota da autora',
    acknowledgements: 'agradecimentos',
    'about-author': 'biografia, sobre o autor, sobre a autora',
    'also-by': 'outras obras, do mesmo autor, da mesma autora, outras obras do autor, outras obras da autora',
    colophon: 'colofao, colofon',
  },
  nl: {
    'half-title': 'franse titel, voordehandse titel',
    titlepage: 'titelpagina',
    'copyright-page': 'colofonpagina, copyright',
    dedication: 'opdracht',
    epigraph: 'motto, epigraaf',
    foreword: 'ten geleide',
    preface: 'voorwoord',
    introduction: 'inleiding',
    prologue: 'proloog',
    interlude: 'intermezzo, interludium, tussenspel',
    epilogue: 'epiloog',
    afterword: 'nawoord',
    acknowledgements: 'dankwoord, dankbetuiging',
    'about-author': 'over de auteur, over de schrijver, over de schrijfster',
    'also-by': 'van dezelfde auteur, andere boeken van de auteur',
    colophon: 'colofon',
  },
  sv: {
    'half-title': 'smutstitel',
    titlepage: 'titelsida',
    'copyright-page': 'impressum, tryckort',
    dedication: 'dedikation, tillagnan',
    epigraph: 'motto, epigraf',
    foreword: 'forord av',
    preface: 'forord',
    introduction: 'inledning, introduktion',
    prologue: 'prolog',
    interlude: 'mellanspel, intermezzo',
    epilogue: 'epilog',
    afterword: 'efterord, forfattarens anmarkning',
    acknowledgements: 'tack, forfattarens tack',
    'about-author': 'om forfattaren',
    'also-by': 'av samma forfattare',
    colophon: 'kolofon',
  },
  pl: {
    'half-title': 'przedtytul',
    titlepage: 'strona tytulowa',
    'copyright-page': 'stopka redakcyjna, metryka',
    dedication: 'dedykacja',
    epigraph: 'motto, epigraf',
    foreword: 'slowo wstepne',
    preface: 'przedmowa',
    introduction: 'wstep, wprowadzenie',
    prologue: 'prolog',
    interlude: 'interludium, intermezzo',
    epilogue: 'epilog',
    afterword: 'poslowie, od autora, od autorki',
    acknowledgements: 'podziekowania',
    'about-author': 'nota biograficzna, o autorze, o autorce',
    'also-by': 'inne ksiazki, tego samego autora, tej samej autorki, inne ksiazki autora, inne ksiazki autorki',
    colophon: 'kolofon',
  },
  cs: {
    'half-title': 'patitul',
    titlepage: 'titulni list, titulni strana',
    'copyright-page': 'tiraz, copyright',
    dedication: 'venovani',
    epigraph: 'motto, epigraf',
    foreword: 'slovo uvodem',
    preface: 'predmluva',
    introduction: 'uvod',
    prologue: 'prolog',
    interlude: 'mezihra, intermezzo',
    epilogue: 'epilog',
    afterword: 'doslov, poznamka autora, poznamka autorky',
    acknowledgements: 'podekovani',
    'about-author': 'medailonek, o autorovi, o autorce',
    'also-by': 'dalsi knihy, od stejneho autora, od stejne autorky, dalsi knihy autora, dalsi knihy autorky',
    colophon: 'kolofon',
  },
}

/** What a chapter and a part are called where they are numbered, in plain form. */
export const NUMBERED: Readonly<
  Record<Language, { readonly chapter: readonly string[]; readonly part: readonly string[] }>
> = {
  en: { chapter: ['chapter'], part: ['part'] },
  fr: { chapter: ['chapitre'], part: ['partie'] },
  de: { chapter: ['kapitel'], part: ['teil'] },
  es: { chapter: ['capitulo'], part: ['parte'] },
  it: { chapter: ['capitolo'], part: ['parte'] },
  pt: { chapter: ['capitulo'], part: ['parte'] },
  nl: { chapter: ['hoofdstuk'], part: ['deel'] },
  sv: { chapter: ['kapitel', 'kapitlet'], part: ['del', 'delen'] },
  pl: { chapter: ['rozdzial'], part: ['czesc'] },
  cs: { chapter: ['kapitola'], part: ['cast', 'dil'] },
}

/** Turn words into the form they are compared in: small letters without accents, single spaces, no marks. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replace(/['’ʼ`´]/g, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const TABLES = new Map(
  LANGUAGES.map((language) => [
    language,
    // The keys of the table are its type's.
    new Map(
      (Object.entries(WORDS[language]) as [Role, string][]).flatMap(([role, words]) =>
        words.split(', ').map((word) => [word, role] as const),
      ),
    ),
  ]),
)

/** Turn a heading or a file's name into the role it names, in the book's language or in English. */
export function roleNamed(text: string, lang: string): Role | undefined {
  const words = plain(text)
  const language = languageOf(lang)
  return (language && TABLES.get(language)?.get(words)) ?? TABLES.get('en')?.get(words)
}
