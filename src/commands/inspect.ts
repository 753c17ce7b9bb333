import { toString as textOf } from 'hast-util-to-string'
import { readManuscript } from '../disk/manuscript.js'
import { proof } from '../layout/proof.js'
import { prepare } from '../main.js'
import { openPress } from '../output/press.js'
import { epubSheet } from '../style/epub.js'
import { NoBook } from '../types/problem.js'

/** Everything on the way from a manuscript to a book that can be looked at. */
const STAGES = ['manuscript', 'edits', 'questions', 'tree', 'book', 'edition', 'sheet', 'pages'] as const

interface InspectFlags {
  /** The manuscript. */
  readonly in: string
  readonly theme?: string
  readonly format?: string
  /** A folder of templates of one's own. */
  readonly templates?: string
}

/** Print a stage of the pipeline as text; of a chapter alone, where part of its file's name or of a section's id is given. */
export async function inspectStage(stage: string, chapter: string | undefined, flags: InspectFlags): Promise<void> {
  process.stdout.write(await textOfStage(stage, chapter, flags))
}

async function textOfStage(stage: string, chapter: string | undefined, flags: InspectFlags): Promise<string> {
  if (!STAGES.some((name) => name === stage)) {
    throw new NoBook(`Unknown stage "${stage}", expected one of ${STAGES.join(', ')}`)
  }
  const { in: folder, theme, format = 'a5', templates } = flags
  const manuscript = await readManuscript(folder)
  const wanted = (name: string) => !chapter || name.includes(chapter)
  if (stage === 'manuscript') {
    const files = manuscript.files.map((file) => `${file.path}  ${file.bytes.length} bytes`)
    return [JSON.stringify(manuscript.meta, null, 2), ...files, ''].join('\n')
  }
  const { set, book, edition, design } = await prepare(manuscript, {
    ...(theme && { theme }),
    ...(templates && { templates }),
  })
  switch (stage) {
    case 'edits':
      return lines(
        set.edits
          .filter((edit) => wanted(edit.file))
          .map(
            (edit) =>
              `${edit.file}:${edit.start}  ${edit.rule}  ${JSON.stringify(edit.was)} -> ${JSON.stringify(edit.is)}  ${edit.sure}`,
          ),
      )
    case 'questions':
      return lines(
        set.questions
          .filter((q) => wanted(q.file))
          .map((q) => `${q.file}:${q.place.start.line}  ${q.rule}  ${q.reason} (${q.taken})`),
      )
    case 'tree':
      return lines(set.chapters.filter((c) => wanted(c.file)).map((c) => JSON.stringify(c.body, undefined, 1)))
    case 'book':
      return lines(
        book.sections
          .filter((s) => wanted(s.id))
          .map(
            (s) =>
              `${s.matter.padEnd(6)} ${s.role.padEnd(16)} ${s.id.padEnd(16)} ${s.number ?? ''} ${s.name}  ${textOf(s.body).length} characters`,
          ),
      )
    case 'edition':
      return lines(edition.sections.filter((s) => wanted(s.id)).map((s) => JSON.stringify(s.tree, undefined, 1)))
    case 'sheet':
      return epubSheet(edition)
    default: {
      const sections = edition.sections.filter((s) => wanted(s.id))
      const press = openPress({ ...edition, sections }, { format, epubTemplates: design.epub })
      return proof(await press.volume(format))
    }
  }
}

const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('')
