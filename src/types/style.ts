import type { Tag } from './structure.js'

/** A length that may depend on its containing block: `pt` points plus `percent` per cent of the block's width. */
export interface Measure {
  readonly pt: number
  readonly percent: number
}

/** Red, green, blue from 0 to 1. Black text is set in DeviceGray. */
export interface Colour {
  readonly r: number
  readonly g: number
  readonly b: number
  readonly a: number
}

/** One piece of generated content or of a `string-set`. */
export type ContentPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'string'; readonly name: string; readonly which: Which }
  | { readonly kind: 'counter'; readonly name: string; readonly style: string }
  | { readonly kind: 'counters'; readonly name: string; readonly separator: string; readonly style: string }
  | { readonly kind: 'quote'; readonly side: 'open' | 'close'; readonly shown: boolean }
  | { readonly kind: 'target-counter'; readonly attribute: string; readonly style: string }
  | { readonly kind: 'leader'; readonly text: string }
  | { readonly kind: 'picture'; readonly path: string; readonly alt: string }
  | { readonly kind: 'attr'; readonly name: string; readonly fallback: string }
  | { readonly kind: 'content'; readonly of: 'text' | 'before' | 'after' }

/** Which of the values that a page gives to a name is meant (CSS GCPM 3, section 1.1.2). */
export type Which = 'first' | 'start' | 'last' | 'first-except'

/** A named string, or a running element under the name `element(...)`, and what margin boxes say for it. */
export interface RunningString {
  readonly name: string
  readonly value: string | readonly Inline[]
}

export interface StringSet {
  readonly name: string
  readonly parts: readonly ContentPart[]
}

/** A counter that is begun, moved or set, and by how much. */
export interface Counting {
  readonly name: string
  readonly value: number
}

/** How a counter is written: `decimal`, `lower-roman` ... */
export type CounterStyle =
  | 'decimal'
  | 'decimal-leading-zero'
  | 'lower-roman'
  | 'upper-roman'
  | 'lower-alpha'
  | 'upper-alpha'
  | 'lower-greek'

/** How a rule is drawn. */
export type StrokeStyle = 'solid' | 'double' | 'dotted' | 'dashed'

/** An indent, and of which lines: of the first; of all but it; also of each after a line break of the author's. */
export interface Indent extends Measure {
  readonly hanging?: true
  readonly eachLine?: true
}

export interface BorderSide {
  readonly width: number
  readonly style: 'none' | StrokeStyle
  readonly colour: Colour | 'currentcolor'
}

/** The computed value of every property of the dialect, in points where it is a length. `style/properties.ts` is its contract. */
export interface Values {
  display: 'block' | 'inline' | 'inline-block' | 'list-item' | 'none'
  position: 'static' | 'absolute' | { readonly running: string }
  float: 'none' | 'left' | 'right' | 'inline-start' | 'inline-end' | 'footnote' | 'snap-block'
  top: Measure | 'auto'
  right: Measure | 'auto'
  bottom: Measure | 'auto'
  left: Measure | 'auto'
  width: Measure | 'auto' | 'max-content'
  'min-width': Measure
  'max-width': Measure | 'none'
  height: Measure | 'auto'
  'min-height': Measure
  'max-height': Measure | 'none'
  'align-content': 'start' | 'center' | 'end'
  'margin-top': Measure | 'auto'
  'margin-right': Measure | 'auto'
  'margin-bottom': Measure | 'auto'
  'margin-left': Measure | 'auto'
  'padding-top': Measure
  'padding-right': Measure
  'padding-bottom': Measure
  'padding-left': Measure
  'border-top': BorderSide
  'border-right': BorderSide
  'border-bottom': BorderSide
  'border-left': BorderSide
  'border-radius': number
  outline: BorderSide
  'outline-offset': number
  'background-color': Colour
  /** Degrees, clockwise, about the block's centre. */
  rotate: number
  color: Colour
  'font-family': readonly string[]
  'font-size': number
  'font-style': 'normal' | 'italic'
  'font-weight': number
  'font-variant-caps':
    | 'normal'
    | 'small-caps'
    | 'all-small-caps'
    | 'petite-caps'
    | 'all-petite-caps'
    | 'unicase'
    | 'titling-caps'
  'font-variant-numeric': readonly string[]
  'font-variant-ligatures': readonly string[]
  'font-variant-position': 'normal' | 'sub' | 'super'
  'font-variant-alternates': 'normal' | 'historical-forms'
  'font-kerning': 'auto' | 'normal' | 'none'
  /** OpenType tags: `ss01`, `-liga`, `salt=2`; the later wins. */
  'font-feature-settings': readonly string[]
  'letter-spacing': number
  'word-spacing': number
  /** `auto`: as most of its letters run. */
  direction: 'auto' | 'ltr' | 'rtl'
  /** A length, or a factor of each element's own size. */
  'line-height': { readonly pt: number } | { readonly factor: number }
  'text-align': 'left' | 'right' | 'center' | 'justify'
  'text-align-last': 'auto' | 'left' | 'right' | 'center' | 'justify'
  'text-indent': Indent
  'text-transform': 'none' | 'uppercase' | 'lowercase' | 'capitalize'
  'text-wrap': 'wrap' | 'balance'
  /** CSS Text 5: a line too long for its box is set smaller rather than broken badly. */
  'text-fit': 'none' | 'shrink'
  'white-space': 'normal' | 'nowrap' | 'pre' | 'pre-wrap' | 'pre-line'
  /** In spaces, or in points. */
  'tab-size': number | { readonly pt: number }
  'overflow-wrap': 'normal' | 'anywhere'
  'word-break': 'normal' | 'break-all' | 'keep-all'
  hyphens: 'none' | 'manual' | 'auto'
  'hanging-punctuation': 'none' | 'allow-end'
  'vertical-align': number | 'baseline'
  'text-decoration-line': readonly ('underline' | 'overline' | 'line-through')[]
  'text-decoration-style': StrokeStyle | 'wavy'
  'text-decoration-color': Colour | 'currentcolor'
  'text-decoration-thickness': number | 'auto'
  'text-underline-offset': number | 'auto'
  'list-style-type': 'none' | 'disc' | 'circle' | 'square' | CounterStyle | { readonly text: string }
  'break-before': 'auto' | 'avoid' | 'page' | 'recto' | 'verso'
  'break-after': 'auto' | 'avoid' | 'page' | 'recto' | 'verso'
  'break-inside': 'auto' | 'avoid'
  orphans: number
  widows: number
  page: string
  'string-set': readonly StringSet[]
  'counter-reset': readonly Counting[]
  'counter-increment': readonly Counting[]
  'counter-set': readonly Counting[]
  /** Marks by pairs, outermost first; `auto`: those of the language. */
  quotes: readonly (readonly [string, string])[] | 'auto'
  content: readonly ContentPart[] | 'normal' | 'none'
  'initial-letter': number | 'normal'
  size: readonly [number, number]
}

export type PropertyName = keyof Values

/** A computed style, with the custom properties it inherits. */
export interface Style extends Readonly<Values> {
  readonly custom: ReadonlyMap<string, string>
}

/** An element in a line that is drawn: its ground, its border, the rules along its words. One object each, by which it is known. */
export interface InlineBox {
  readonly style: Style
  /** The words of a block: they have its rules, not its ground and border. */
  readonly ofBlock?: true
}

/** Text in one style, as it flows in a line. */
export type Inline =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly style: Style
      readonly lang: string
      readonly href?: string
      /** The mark of a list's item. */
      readonly marker?: true
      /** What is drawn about it, the outermost first. */
      readonly boxes?: readonly InlineBox[]
    }
  /** The beginning or the end of the last of some boxes. */
  | { readonly kind: 'edge'; readonly side: 'start' | 'end'; readonly boxes: readonly InlineBox[] }
  | { readonly kind: 'break' }
  | { readonly kind: 'leader'; readonly text: string; readonly style: Style }
  | {
      readonly kind: 'reference'
      readonly target: string
      readonly counter: string
      readonly style: Style
      readonly href?: string
      readonly boxes?: readonly InlineBox[]
    }
  | {
      readonly kind: 'box'
      readonly style: Style
      readonly inlines: readonly Inline[]
      readonly boxes?: readonly InlineBox[]
    }
  | {
      readonly kind: 'image'
      readonly path: string
      readonly alt: string
      readonly style: Style
      readonly node?: Tag
    }
  | { readonly kind: 'anchor'; readonly id: string }

/** A stretch of a decoded file, in code units. */
export interface Extent {
  readonly start: number
  readonly end: number
}

/** Values of text that give way to others: those that it has of its block, and what they become. */
export interface Dress {
  readonly was: Partial<Values>
  readonly is: Partial<Values>
}

/** CSS's block: a styled box that holds blocks or lines. */
export interface Block {
  readonly style: Style
  readonly firstLetter?: Style
  /** What its first line has otherwise than the others. */
  readonly firstLine?: Dress
  readonly id?: string
  /** Element name, for the structure of the document. */
  readonly tag: string
  readonly lang: string
  /** Whether it is read from right to left: left and right have changed places in its style. */
  readonly leftwards?: true
  /** Where it stands in the author's file, where the author wrote it. */
  readonly source?: Extent
  readonly strings: readonly RunningString[]
  readonly blocks: readonly Block[]
  /** Lines; a block has either blocks or inlines. */
  readonly inlines: readonly Inline[]
  /** How many columns and rows the cell of a table takes, where it takes more than one. */
  readonly spans?: { readonly columns: number; readonly rows: number }
  /** Decoration: seen, never read. */
  readonly decorative?: true
  /** What its lines are read as, and the mark of a list's item before them. */
  readonly node?: Tag
  readonly marker?: Tag
}

export interface MarginBox {
  readonly name: string
  readonly style: Style
}

/** The computed `@page` for one kind of page. */
export interface PageStyle {
  readonly style: Style
  readonly boxes: readonly MarginBox[]
  /** What stands over the notes at its foot, where a sheet says it. */
  readonly notes?: Style
}

/** What tells one page from another in the eyes of `@page` selectors. */
export interface PageKind {
  readonly name: string
  readonly side: 'left' | 'right'
  readonly first: boolean
  readonly blank: boolean
}

/** A section as a styled block, ready to be set. */
export interface StyledSection {
  readonly id: string
  readonly name: string
  readonly listed: boolean
  /** The id of the part that it belongs to. */
  readonly part?: string
  readonly matter: 'front' | 'body' | 'back'
  readonly role: string
  readonly block: Block
}
