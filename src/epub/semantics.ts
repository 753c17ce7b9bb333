import type { Role } from '../types/book.js'

/** A section's place in the EPUB 3 Structural Semantics Vocabulary and in DPUB-ARIA 1.1; empty where they have no word. */
export interface Semantics {
  readonly type?: string
  readonly role?: string
}

/** What each role is called. The roles are those that ARIA in HTML allows on a `section`; the cover's stands on its picture. */
export const semantics: Readonly<Record<Role, Semantics>> = {
  cover: { type: 'cover' },
  'half-title': { type: 'halftitlepage' },
  titlepage: { type: 'titlepage' },
  'copyright-page': { type: 'copyright-page' },
  dedication: { type: 'dedication', role: 'doc-dedication' },
  epigraph: { type: 'epigraph', role: 'doc-epigraph' },
  contents: { type: 'toc', role: 'doc-toc' },
  foreword: { type: 'foreword', role: 'doc-foreword' },
  preface: { type: 'preface', role: 'doc-preface' },
  introduction: { type: 'introduction', role: 'doc-introduction' },
  prologue: { type: 'prologue', role: 'doc-prologue' },
  part: { type: 'part', role: 'doc-part' },
  chapter: { type: 'chapter', role: 'doc-chapter' },
  // The vocabularies have no word for what stands between two chapters; it is read as one.
  interlude: { type: 'chapter', role: 'doc-chapter' },
  epilogue: { type: 'epilogue', role: 'doc-epilogue' },
  afterword: { type: 'afterword', role: 'doc-afterword' },
  acknowledgements: { type: 'acknowledgments', role: 'doc-acknowledgments' },
  'about-author': { type: 'contributors' },
  'also-by': { type: 'other-credits' },
  colophon: { type: 'colophon', role: 'doc-colophon' },
  'about-work': {},
  endnotes: { type: 'endnotes', role: 'doc-endnotes' },
  'reader-notes': { type: 'afterword', role: 'doc-afterword' },
}

/** The types that go with roles inside a section: reading systems look for the one, assistive technology for the other. */
export const typesOfRoles: Readonly<Record<string, string>> = {
  'doc-noteref': 'noteref',
  'doc-footnote': 'footnote',
  'doc-subtitle': 'subtitle',
  'doc-epigraph': 'epigraph',
  'doc-backlink': 'backlink',
}
