// css-tree's types speak of the whole library alone; its parts are the same functions.
declare module 'css-tree/parser' {
  export { parse as default } from 'css-tree'
}
declare module 'css-tree/generator' {
  export { generate as default } from 'css-tree'
}
declare module 'css-tree/walker' {
  import { find, walk } from 'css-tree'
  const walker: typeof walk & { readonly find: typeof find }
  export default walker
}
