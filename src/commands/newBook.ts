import { basename, resolve } from 'node:path'
import { NoBook } from '../types/problem.js'

/** What a new book is told. */
export interface Start {
  readonly title: string
  readonly author: string
  /** BCP 47, with its region where that matters: `en-GB`. */
  readonly lang: string
}

/** A file of a new folder. */
export interface StartFile {
  readonly path: string
  readonly text: string
}

/** Where editors find what book.yaml may say. */
const SCHEMA = 'https://unpkg.com/fleuron/docs/book.schema.json'

/** What is asked of a new book. */
export interface StartQuestion {
  readonly key: keyof Start
  readonly ask: string
  /** The answer that is taken when there is none. */
  readonly otherwise: string
  /** Throws `NoBook` when an answer will not do. */
  readonly check: (answer: string) => unknown
}

/** Turn the name of the new folder, and the language of the writer's system where it is known, into the questions. */
export function questionsFor(folder: string, locale?: string): StartQuestion[] {
  return [
    { key: 'title', ask: 'Title of the book', otherwise: titleFrom(folder), check: String },
    { key: 'author', ask: 'Author', otherwise: 'A. Writer', check: String },
    {
      key: 'lang',
      ask: 'Language and region, such as en-GB, en-US, fr or de-AT',
      otherwise: locale !== undefined && isLanguage(locale) ? languageIn(locale) : 'en-GB',
      check: languageIn,
    },
  ]
}

/** `my-novel` was meant as My novel; the name that folders have when nobody named them says nothing. */
function titleFrom(folder: string): string {
  const name = basename(resolve(folder)).replace(/[-_]+/g, ' ').trim()
  return name === '' || /^manuscript$/i.test(name) ? 'Untitled' : name.charAt(0).toUpperCase() + name.slice(1)
}

function isLanguage(locale: string): boolean {
  try {
    return languageIn(locale) !== ''
  } catch {
    return false
  }
}

/** Turn answers into the files of a new manuscript folder. */
export function startFiles(answers: Start): StartFile[] {
  const start = { ...answers, lang: languageIn(answers.lang) }
  return [
    { path: 'book.yaml', text: bookYaml(start) },
    { path: '01-the-first-chapter.md', text: first },
    { path: '02-the-second-chapter.md', text: second },
  ]
}

function languageIn(lang: string): string {
  try {
    const [tag] = Intl.getCanonicalLocales(lang.trim().replaceAll('_', '-'))
    if (tag !== undefined && /^[a-z]{2,3}(-|$)/.test(tag)) return tag
  } catch {
    // Told below, with every other word that is no tag.
  }
  throw new NoBook(`Unexpected language "${lang}", expected a language tag such as en, en-GB or fr`)
}

/** YAML's double quotes are JSON's, and hold anything. */
const quoted = (text: string): string => JSON.stringify(text.replace(/\s+/g, ' ').trim())

const bookYaml = ({ title, author, lang }: Start): string => `# yaml-language-server: $schema=${SCHEMA}

title: ${quoted(title)}
# subtitle: A Novel
author: ${quoted(author)}
lang: ${lang}

# Take out the # in front of a line to use it.
# date: 2026-03-01
# publisher: A Small Press
# rights: All rights reserved
# description: What the back cover would say.
# identifier: {scheme: ISBN-13, text: 978-0-00-000000-2}
# series: {name: The Salt Cycle, position: 1}
# contributor: [{name: B. Artist, role: cover}]

# The look of the book, and the page of the PDF.
# theme: aldine
# format: a5

# Chapters are numbered in words; or: roman, arabic, none
# numbering: words

# Without this list, the order is that of the file names.
# chapters:
#   - 01-the-first-chapter.md
#   - part: The Second Part
#     chapters: [02-the-second-chapter.md]
`

const first = `# The First Chapter

"Type your quotes straight," she said -- "and don't bother with dashes."

*Emphasis* stands between asterisks. A new paragraph begins after an empty line.

* * *

A line with three asterisks changes the scene.
`

const second = `# The Second Chapter

The letter came by the second post.

::: letter
14 Slip Row
3 November

Dear Reader,

A letter begins and ends with a line of three colons. Whatever you write in these two files is yours to delete.

Yours,
A. Writer
:::

She read it twice.
`

/** Turn a new folder into what is said of it. */
export const nextSteps = (folder: string, written: readonly string[], kept: readonly string[]): string =>
  [
    ...written.map((path) => `  written  ${path}\n`),
    ...kept.map((path) => `  kept     ${path} (it was there before)\n`),
    `\nMake the books:\n\n  npx fleuron build ${/\s/.test(folder) ? `"${folder}"` : folder}\n\n`,
    'They appear in dist/. Then put your own chapters beside book.yaml, as .md or .txt files named in reading order.\n',
  ].join('')
