import { type Language, quotation } from './language.js'

const space = '\u00a0'

// Duden, Textverarbeitung und E-Mails; DIN 5008: „ “ with ‚ ‘ inside; in books also » «. The dash of a sentence is the en dash
// with a space on each side, that of a range (bis) has none; an ellipsis for whole words has a space before it.
const german: Language = {
  quotations: [quotation('„“', '‚‘'), quotation('»«', '›‹')],
  dashes: { marks: ['–', '—'], set: 'spaced', speech: space, range: '–' },
  ellipsis: 'kept',
  lead: `s n ne nen nem ner nes rein raus rauf runter rum rüber ran rin naus nauf nein nunter nüber nur drauf drin drum rauskommen
    rausgehen reinkommen nix türlich tschuldigung schuldigung war ists wär wars isn nan m mal zum haupt`,
  trail: `hab heut ich hatt könnt wär sag is nich un hätt würd möcht sollt müsst wollt geh komm steh seh lass mach tät bitt
    freud lieb treu müd alle eh ohn ob nur die all nu ma da`,
  bindings: {
    titles: 'Dr. Prof. Hr. Fr. Frl. Ing. Mag. Dipl. St. Hl. Nr.',
    numbers: 'S. Nr. Bd. Bde. Kap. Abb. Art. Abs. Z. Tab. § Seite Kapitel Band',
    phrases:
      'z. B.|d. h.|u. a.|i. d. R.|o. ä.|o. Ä.|u. Ä.|s. o.|s. u.|u. U.|v. Chr.|n. Chr.|z. T.|i. A.|e. V.|a. D.|u. v. a.|z. Hd.|m. E.|a. a. O.|St. Pölten',
    counted:
      'Uhr Euro Mark Jahre Meter Kilometer Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember',
  },
}

// Taalunie, Taaladvies («aanhalingstekens», «beletselteken»), and Onze Taal: “ ” or ‘ ’ by the house, the others inside; the
// apostrophe of 's, 't, 'n looks like a closing mark; the dash is the en dash, spaced.
const dutch: Language = {
  quotations: [quotation('“”', '‘’'), quotation('‘’', '“”'), quotation('„”', '‚’')],
  dashes: { marks: ['–', '—'], set: 'spaced', speech: space, range: '-' },
  ellipsis: 'kept',
  lead: 's t n k m r ns nen ie em er tis twas t-is d',
  trail: 'm z d n goeien',
  bindings: {
    titles: 'dhr. mevr. mw. mej. dr. drs. ir. ing. mr. prof. ds. Dr. Drs. Prof. Mr. Dhr. Mevr. St.',
    numbers: 'blz. p. pp. nr. nrs. dl. hfst. art. afb. fig. jg. § bladzijde hoofdstuk',
    phrases: 'v. Chr.|n. Chr.',
    counted:
      'uur euro gulden jaar meter januari februari maart april mei juni juli augustus september oktober november december',
  },
}

// Språkrådet, Svenska skrivregler: ” on both sides, ’ inside, or » »; the talstreck is an en dash with a space; a space before the
// ellipsis where whole words are left out.
const swedish: Language = {
  quotations: [quotation('””', '’’'), quotation('»»', '’’'), quotation('»«', '’’')],
  dashes: { marks: ['–', '—'], set: 'spaced', speech: space, range: '–' },
  ellipsis: 'kept',
  lead: 'na en et an n ri rå nte',
  trail: 'sa ha ja va la sta ta nån',
  bindings: {
    titles: 'dr d:r prof. hr fr. frk. fru herr S:t S:ta Dr Prof. kung',
    numbers: 's. nr kap. bd fig. kl. ca § sid. del sida kapitel',
    phrases: 't. ex.|bl. a.|d. v. s.|m. m.|o. s. v.|f. d.|f. Kr.|e. Kr.|m. fl.|s. k.',
    counted:
      'kr kronor år meter mil januari februari mars april maj juni juli augusti september oktober november december',
  },
}

export const germanic: Readonly<Record<string, Language>> = {
  de: german,
  // Österreichisches Wörterbuch: as in Germany; books have » « as often.
  'de-at': german,
  // Schweizerische Bundeskanzlei, Schreibweisungen: « » without spaces, ‹ › inside.
  'de-ch': { ...german, quotations: [quotation('«»', '‹›'), quotation('„“', '‚‘')] },
  'de-li': { ...german, quotations: [quotation('«»', '‹›'), quotation('„“', '‚‘')] },
  nl: dutch,
  sv: swedish,
}
