import { type Language, quotation } from './language.js'

const space = '\u00a0'

// Słownik ortograficzny PWN, zasady pisowni i interpunkcji (cudzysłów, myślnik): „ ” with « » inside; the dash is spaced and
// begins a dialogue. Words of one letter do not end a line (Wolański, Edycja tekstów).
const polish: Language = {
  quotations: [quotation('„”', '«»'), quotation('»«', '„”'), quotation('«»', '„”')],
  dashes: { marks: ['–', '—'], set: 'spaced', speech: space, range: '–' },
  ellipsis: 'closed',
  trail: 'se mo',
  bindings: {
    titles: 'p. dr dr. prof. mgr inż. ks. św. hr. im. gen. płk mjr kpt. por. sierż. o. bp abp ul. al. pl.',
    numbers: 'nr s. str. t. r. rozdz. art. ust. pkt poz. godz. ok. § tom rozdział',
    little: 'a i o u w z A I O U W Z',
    phrases: 'm. in.|p. n. e.|n. e.|b. r.|t. j.|i t. d.|i t. p.',
    counted:
      'r. w. zł gr lat roku godz. stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
  },
}

// Ústav pro jazyk český, Internetová jazyková příručka: uvozovky „ “ with ‚ ‘ inside (or » «), pomlčka spaced but in ranges,
// výpustka closed, and «Zalomení řádků»: what is not parted at a line's end.
const czech: Language = {
  quotations: [quotation('„“', '‚‘'), quotation('»«', '›‹')],
  dashes: { marks: ['–', '—'], set: 'spaced', speech: space, range: '–' },
  ellipsis: 'closed',
  trail: 'pad řek moh utek přines nes ved mohl vem',
  bindings: {
    titles: 'p. pí sl. dr. Dr. Ing. Mgr. Bc. MUDr. JUDr. RNDr. PhDr. prof. doc. sv. gen. plk. mjr. kpt. npor. por.',
    numbers: 's. str. č. čís. sv. kap. odst. obr. tab. r. § ročník díl svazek',
    little: 'k s v z o u a i K S V Z O U A I',
    phrases: 'př. n. l.|n. l.|t. r.|t. č.|m. n. m.|a. s.|s. r. o.|n. m.',
    counted: 'Kč korun let hodin ledna února března dubna května června července srpna září října listopadu prosince',
  },
}

export const slavic: Readonly<Record<string, Language>> = { pl: polish, cs: czech }
