import type { Rule } from '../rule.js'
import { archive, locked, missingFile, size } from './container.js'
import { contents, link } from './contents.js'
import { cover, identifier, language, title } from './metadata.js'
import { emptyAlt, picture } from './pictures.js'
import { encoding, hidden, leftover, markup, remote, script, variables } from './texts.js'

/** All that is looked for in a finished EPUB, from the outside inwards. */
export const rules: readonly Rule[] = [
  archive,
  missingFile,
  markup,
  locked,
  link,
  remote,
  encoding,
  language,
  title,
  identifier,
  contents,
  cover,
  script,
  picture,
  emptyAlt,
  hidden,
  variables,
  leftover,
  size,
]
