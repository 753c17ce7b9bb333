/** What the facts of a fan work are called on its page, and the sentence by which its author disclaims it. */
export interface FactLabels {
  readonly fandom: string
  readonly rating: string
  readonly warnings: string
  readonly category: string
  readonly relationships: string
  readonly characters: string
  readonly tags: string
  readonly status: string
  readonly inspiredBy: string
  readonly source: string
  readonly disclaimer: string
  /** What stands after a name. */
  readonly colon: string
}

/** The words in the order of the fields above, and the sentence. */
function facts(words: string, disclaimer: string, colon = ':'): FactLabels {
  const [fandom = '', rating = '', warnings = '', category = '', relationships = '', ...rest] = words.split(', ')
  const [characters = '', tags = '', status = '', inspiredBy = '', source = ''] = rest
  return {
    ...{ fandom, rating, warnings, category, relationships },
    ...{ characters, tags, status, inspiredBy, source, disclaimer, colon },
  }
}

/** By the language's subtag of BCP 47. */
export const FACTS: Readonly<Record<string, FactLabels>> & { readonly en: FactLabels } = {
  en: facts(
    'Fandom, Rating, Warnings, Category, Relationships, Characters, Tags, Status, Inspired by, Source',
    'This is a work of fan fiction, written for no profit. Its world and its characters belong to those who made them.',
  ),
  fr: facts(
    'Fandom, Public, Avertissements, Catégorie, Relations, Personnages, Mots-clés, État, D’après, Source',
    'Ceci est une fanfiction, écrite sans but lucratif. Son univers et ses personnages appartiennent à ceux et celles qui les ont créés.',
    '\u00a0:',
  ),
  de: facts(
    'Fandom, Altersfreigabe, Warnungen, Kategorie, Beziehungen, Figuren, Schlagwörter, Stand, Angeregt durch, Quelle',
    'Dies ist eine Fanfiction ohne Gewinnabsicht. Ihre Welt und ihre Figuren gehören denen, die sie erdacht haben.',
  ),
  es: facts(
    'Fandom, Clasificación, Advertencias, Categoría, Relaciones, Personajes, Etiquetas, Estado, A partir de, Fuente',
    'Esta es una obra de aficionados, escrita sin ánimo de lucro. Su mundo y sus personajes pertenecen a quienes los crearon.',
  ),
  it: facts(
    'Fandom, Pubblico, Avvertenze, Categoria, Relazioni, Personaggi, Etichette, Stato, Ispirato a, Fonte',
    'Questa è una fan fiction, scritta senza scopo di lucro. Il suo mondo e i suoi personaggi appartengono a chi li ha creati.',
  ),
  pt: facts(
    'Fandom, Classificação, Avisos, Categoria, Relações, Personagens, Etiquetas, Estado, A partir de, Fonte',
    'Esta é uma obra de fãs, escrita sem fins lucrativos. O seu mundo e as suas personagens pertencem a quem os criou.',
  ),
  nl: facts(
    'Fandom, Leeftijdsgroep, Waarschuwingen, Categorie, Relaties, Personages, Labels, Status, Naar, Bron',
    'Dit is fanfictie, geschreven zonder winstoogmerk. De wereld en de personages zijn van wie ze bedacht.',
  ),
  sv: facts(
    'Fandom, Åldersgräns, Varningar, Kategori, Relationer, Personer, Taggar, Status, Efter, Källa',
    'Detta är fanfiction, skriven utan vinstsyfte. Världen och personerna tillhör dem som skapade dem.',
  ),
  pl: facts(
    'Fandom, Kategoria wiekowa, Ostrzeżenia, Kategoria, Relacje, Postacie, Tagi, Stan, Na podstawie, Źródło',
    'To jest fanfik, napisany bez chęci zysku. Świat i postacie należą do tych, którzy je stworzyli.',
  ),
  cs: facts(
    'Fandom, Přístupnost, Varování, Kategorie, Vztahy, Postavy, Štítky, Stav, Podle, Zdroj',
    'Toto je fanfikce, napsaná bez nároku na zisk. Její svět a postavy patří těm, kdo je vytvořili.',
  ),
}
