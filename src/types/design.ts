import type { FaceFile, StyleSource } from './edition.js'
import type { SourceFile } from './manuscript.js'
import type { Problem } from './problem.js'

/** What the designer lays down: templates, stylesheets and faces, read from the disk. */
export interface Design {
  /** Page templates by role. */
  readonly pages: ReadonlyMap<string, string>
  /** House style and theme. */
  readonly styles: readonly StyleSource[]
  readonly formats: ReadonlyMap<string, StyleSource>
  /** The author's own rules. */
  readonly ownStyles: readonly StyleSource[]
  readonly faces: readonly FaceFile[]
  /** The pictures among the templates. */
  readonly pictures: readonly SourceFile[]
  /** The EPUB's own files, by name. */
  readonly epub: Readonly<Record<string, string>>
  /** The pieces of the report's page, by name. */
  readonly report: Readonly<Record<string, string>>
  readonly problems: readonly Problem[]
}

/** A declaration of a stylesheet that generates pictures: where it stands, in code units, and their addresses. */
export interface Ornament {
  readonly from: number
  readonly to: number
  readonly line: number
  readonly urls: readonly { readonly url: string; readonly from: number; readonly to: number }[]
}

/** A font that a stylesheet names with `@font-face`, and where its file is said to be. */
export interface FontRequest {
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  readonly url: string
  readonly origin: StyleSource['origin']
}
