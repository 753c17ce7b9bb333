import type { Output } from '../types/press.js'
import { azw3 } from './azw3.js'
import { booklet } from './booklet.js'
import { epub } from './epub.js'
import { kepub } from './kepub.js'
import { pdf } from './pdf.js'

/** Everything that can be made, in the order in which it is made and told. */
export const OUTPUTS: readonly Output[] = [epub, kepub, pdf, booklet, azw3]
