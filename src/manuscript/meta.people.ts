/** Words for what people do for a book, by the codes of the MARC relator terms (loc.gov/marc/relators). */
const codes: Readonly<Record<string, string>> = {
  author: 'aut',
  writer: 'aut',
  editor: 'edt',
  translator: 'trl',
  illustrator: 'ill',
  artist: 'art',
  'cover designer': 'cov',
  'cover artist': 'cov',
  cover: 'cov',
  'book designer': 'bkd',
  designer: 'bkd',
  'author of introduction': 'aui',
  introduction: 'aui',
  foreword: 'aui',
  'author of afterword': 'aft',
  afterword: 'aft',
  compiler: 'com',
  contributor: 'ctb',
  collaborator: 'clb',
  photographer: 'pht',
  narrator: 'nrt',
  publisher: 'pbl',
  proofreader: 'pfr',
  'book producer': 'bkp',
  typesetter: 'cmt',
  typographer: 'tyg',
  adapter: 'adp',
  annotator: 'ann',
  dedicatee: 'dte',
  copyeditor: 'edt',
  'copy editor': 'edt',
}

/** Turn a word for a role, or a MARC code, into the code; undefined when it is neither. */
export function roleCode(word: string): string | undefined {
  const plain = word.toLowerCase().replace(/[-_]+/g, ' ')
  return Object.hasOwn(codes, plain) ? codes[plain] : /^[a-z]{3}$/.test(plain) ? plain : undefined
}
