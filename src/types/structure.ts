/** What an element of a document is, in the words of ISO 32000-1, 14.8.4. */
export type TagType =
  | 'Document'
  | 'Part'
  | 'Sect'
  | 'Div'
  | 'BlockQuote'
  | 'Caption'
  | 'TOC'
  | 'TOCI'
  | 'P'
  | `H${1 | 2 | 3 | 4 | 5 | 6}`
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TFoot'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Note'

/** An element of a document: its parts follow each other as they are read, wherever they stand on pages. */
export interface Tag {
  readonly type: TagType
  readonly children: readonly Tag[]
  /** Where it is not that of what it belongs to. */
  readonly lang?: string
  /** What is read in place of a picture. */
  readonly alt?: string
  /** Of a note: what its calls lead to. */
  readonly id?: string
  /** Of a head: what it is the head of. */
  readonly scope?: 'Column' | 'Row'
  readonly spans?: { readonly columns: number; readonly rows: number }
}
