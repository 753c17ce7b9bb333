import type { HyphenExceptions } from '../types/fonts.js'
import type { PageKind, PageStyle, Style, StyledSection } from '../types/style.js'

/** A book to be set: its sections as styled blocks. */
export interface Copy {
  readonly root: Style
  /** The language of most of it. */
  readonly lang: string
  readonly sections: readonly StyledSection[]
  readonly pageOf: (kind: PageKind) => PageStyle
  readonly images: ReadonlyMap<string, { readonly width: number; readonly height: number }>
  /** Where the author wants words divided. */
  readonly hyphens?: HyphenExceptions
}
