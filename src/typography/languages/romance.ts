import { type Language, quotation } from './language.js'

const thin = '\u202f'
const space = '\u00a0'

// Lexique des règles typographiques en usage à l'Imprimerie nationale: guillemets with spaces inside, a thin one before ; ! ?
// and a whole one before the colon; “ ” for a quotation inside. Dashes in a sentence: Ramat-Muller, Le Ramat de la typographie.
const french: Language = {
  quotations: [quotation('«»', '“”', thin)],
  dashes: { marks: ['–', '—'], set: 'spaced', speech: space, speechMark: '—', range: '-' },
  ellipsis: 'closed',
  stops: { ';': thin, '!': thin, '?': thin, ':': space },
  lead: 'tain tit tite tits tites pis',
  trail: 'l d c j m n s t qu jusqu lorsqu puisqu quoiqu presqu quelqu entr p v z',
  bindings: {
    titles: 'M. MM. Mme Mmes Mlle Mlles Mgr Dr Pr Me Ste St',
    numbers: 'n° nº nos p. pp. vol. t. chap. art. fig. livre tome chapitre page numéro §',
    phrases: 'av. J.-C.|apr. J.-C.|c. à d.|s. d.|s. l.',
    counted: 'h min s francs euros ans',
  },
}

// Diccionario panhispánico de dudas and Ortografía de la lengua española (RAE, ASALE): « » “ ” ‘ ’ in this order; the raya clings
// to the words that it sets apart, and to a speech; the ellipsis to the word before it.
const spanish: Language = {
  quotations: [quotation('«»', '“”'), quotation('“”', '‘’')],
  dashes: { marks: ['—'], set: 'clasped', speech: '', range: '-' },
  ellipsis: 'closed',
  lead: 'ta toy tá amos ira',
  trail: 'pa to na',
  bindings: {
    titles: 'Sr. Sra. Srta. Sres. Sras. Dr. Dra. D. Dña. Prof. Ing. Lic. Fr. Ilmo. Excmo. Mons.',
    numbers: 'n.º núm. p. pp. pág. págs. vol. vols. cap. caps. art. fig. t. siglo s. §',
    phrases: 'EE. UU.|a. C.|d. C.|a. m.|p. m.|p. ej.|S. M.|S. A.|JJ. OO.',
    counted: 'h min euros pesetas años',
  },
}

// Treccani, Enciclopedia dell'italiano, «virgolette» and «trattino»: caporali « » with “ ” inside, or “ ” alone; the dash of an
// aside is spaced. The apostrophe of an elision binds, that of a word cut short (po', di') has a space after it.
const italian: Language = {
  quotations: [quotation('«»', '“”'), quotation('“”', '‘’')],
  dashes: { marks: ['–', '—'], set: 'spaced', speech: space, range: '-' },
  ellipsis: 'closed',
  lead: 'sto sta sti ste stì na no nu ndrangheta ndrina ntoni nzomma o a u l ste è ndo ndove gna',
  trail:
    'po mo di fa da va sta be to te ve ca vo de ne co pie gua to dell nell all sull dall coll quell quest bell sant un l d c s m t v n qualcun nessun ciascun com dov cos mezz tutt ogn senz anch neanch nient son dev mill',
  bindings: {
    titles:
      'Sig. Sig.ra Sig.na Sigg. Dott. Dott.ssa Prof. Prof.ssa Avv. Ing. Arch. On. Rag. Geom. Mons. S. SS. sig. sig.ra dott. prof. ing. avv.',
    numbers: 'n. nn. p. pp. pag. pagg. vol. voll. cap. capp. art. artt. fig. t. § nr.',
    phrases: 'a. C.|d. C.|p. es.|S. p. A.',
    counted: 'h min euro lire anni',
  },
}

// Unicode CLDR, delimiters of pt and pt-PT; Acordo ortográfico, base XX; Manual de redação da Presidência da República
// (travessão before a speech and, spaced, round what the narrator says).
const portuguese: Language = {
  quotations: [quotation('“”', '‘’'), quotation('«»', '“”')],
  dashes: { marks: ['—', '–'], set: 'spaced', speech: space, range: '-' },
  ellipsis: 'closed',
  lead: 'tá tô tava tão cê cês bora brigado brigada péra peraí',
  trail: 'd n pr co',
  bindings: {
    titles: 'Sr. Sra. Srta. Srs. Sras. Dr. Dra. D. Prof. Profa. Eng. Pe. Exmo. Exma.',
    numbers: 'n.º nº p. pp. pág. págs. vol. cap. art. fig. t. séc. século §',
    phrases: 'a. C.|d. C.|p. ex.|V. Exa.|S. A.',
    counted: 'h min reais euros anos',
  },
}

export const romance: Readonly<Record<string, Language>> = {
  fr: french,
  // Office québécois de la langue française, Banque de dépannage linguistique: a space inside « » and before the colon, none
  // before ; ! ?
  'fr-ca': { ...french, quotations: [quotation('«»', '“”', space)], stops: { ':': space } },
  // Guide du typographe (Lausanne): thin spaces before all four stops and inside « », whose inner marks are ‹ ›.
  'fr-ch': {
    ...french,
    quotations: [quotation('«»', '‹›', thin)],
    stops: { ';': thin, '!': thin, '?': thin, ':': thin },
  },
  es: spanish,
  it: italian,
  pt: portuguese,
  'pt-pt': { ...portuguese, quotations: [quotation('«»', '“”'), quotation('“”', '‘’')] },
}
