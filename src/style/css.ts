import generate from 'css-tree/generator'
import parse from 'css-tree/parser'
import walk from 'css-tree/walker'

/** The parts of css-tree that are needed; all of it would load the grammar of every property known to browsers. */
const { find } = walk
export { find, generate, parse }
