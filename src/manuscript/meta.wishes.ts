import {
  type Fanwork,
  type Look,
  type Meta,
  type NotePlace,
  type OtherWork,
  type OutputWishes,
  ZINE_KEYS,
  type ZineWishes,
} from '../types/manuscript.js'
import { isMap, isNumbering, items, line, optional, type Said, some } from './meta.values.js'

/** Turn the keys that hold maps of wishes into metadata, without what they do not say. */
export function wishesOf(said: Said): Pick<Meta, 'fanwork' | 'notes' | 'look' | 'output' | 'numbering'> {
  const style = isMap(said.style) ? said.style : {}
  const chapter = isMap(style.chapter) ? style.chapter : {}
  const breaks = isMap(style.breaks) ? style.breaks : {}
  const number = line(chapter.number)
  const start = line(chapter.start)
  const soft = line(breaks.soft)
  const leadIn = line(chapter['lead-in'])
  const contents = line(style.contents)
  const its = isMap(style.notes) ? style.notes : { place: style.notes }
  const [notes, noteNumbers] = [line(its.place), line(its.number)]
  const look: Look = {
    ...((start === 'recto' || start === 'any') && { chapterStart: start }),
    ...optional('opener', line(chapter.opener)),
    ...truth('dropCap', chapter['drop-cap']),
    ...truth('smallCaps', chapter['small-caps']),
    ...((leadIn === 'words' || leadIn === 'line') && { leadIn }),
    ...optional('ornament', line(breaks.ornament)),
    ...((soft === 'space' || soft === 'ornament') && { soft }),
    ...((contents === 'classical' || contents === 'modern' || contents === 'leaders') && { contents }),
    ...((notes === 'foot' || notes === 'chapter' || notes === 'book') && { notes }),
    ...((noteNumbers === 'chapter' || noteNumbers === 'page' || noteNumbers === 'signs') && { noteNumbers }),
  }
  const fanwork = fanworkOf(said.fanwork)
  const output = outputOf(said.output)
  return {
    ...(isNumbering(number) && { numbering: number }),
    ...(isSomething(fanwork) && { fanwork }),
    ...(said.notes !== undefined && { notes: notesOf(said.notes) }),
    ...(isSomething(look) && { look }),
    ...(isSomething(output) && { output }),
  }
}

const isSomething = (value: object): boolean => Object.keys(value).length > 0

const truth = <K extends string>(key: K, value: unknown): { [key in K]?: boolean } =>
  // The key is the literal type K, which a computed name widens to string.
  (value === undefined ? {} : { [key]: line(value) === 'true' }) as { [key in K]?: boolean }

function fanworkOf(value: unknown): Fanwork {
  const said = isMap(value) ? value : {}
  const words = (...names: string[]) => names.flatMap((name) => items(said[name]).map(line).filter(Boolean))
  const disclaimer = line(said.disclaimer)
  return {
    ...some('fandom', words('fandom')),
    ...optional('rating', line(said.rating)),
    ...some('warnings', words('warnings')),
    ...some('category', words('category')),
    ...some('relationships', words('relationships', 'pairing', 'ship')),
    ...some('characters', words('characters')),
    ...some('tags', words('tags', 'additional_tags', 'additional-tags')),
    ...optional('status', line(said.status)),
    ...optional('source', line(said.source)),
    ...some('inspiredBy', items(said['inspired-by']).flatMap(workOf)),
    ...optional('disclaimer', disclaimer === 'false' ? '' : disclaimer === 'true' ? 'default' : disclaimer),
    ...optional('permission', line(said.permission)),
    ...truth('page', said.page),
  }
}

function workOf(item: unknown): OtherWork[] {
  const fields = isMap(item) ? item : { title: item }
  const url = line(fields.url)
  const title = line(fields.title) || url
  return title === '' ? [] : [{ title, ...optional('author', line(fields.author)), ...optional('url', url) }]
}

function notesOf(value: unknown): NonNullable<Meta['notes']> {
  const said = isMap(value) ? value : { show: value }
  const place = (name: string): NotePlace => {
    const word = line(said[name]) || line(said.show)
    return word === 'end' || word === 'none' ? word : 'inline'
  }
  return { start: place('chapter-start'), end: place('chapter-end') }
}

/** The standard of archives that is asked for. */
function archivalOf(value: unknown): Pick<OutputWishes, 'archival'> {
  const archival = line(value)?.toLowerCase()
  return archival === 'pdf/a-1b' || archival === 'pdf/a-2a' ? { archival } : {}
}

/** What is in an EPUB besides the text. */
function epubOf(its: Record<string, unknown>): Pick<OutputWishes, 'pageList' | 'fonts' | 'pictures'> {
  const said = (key: string) => line(its[key])?.toLowerCase()
  const [pages, fonts, pictures] = [said('page-list'), said('fonts'), said('pictures')]
  return {
    ...((pages === 'auto' || pages === 'always' || pages === 'never') && { pageList: pages }),
    ...((fonts === 'embed' || fonts === 'none') && { fonts }),
    ...((pictures === 'grey' || pictures === 'gray') && { pictures: 'grey' }),
    ...((pictures === 'colour' || pictures === 'color') && { pictures: 'colour' }),
  }
}

/** How a zine is put on sheets; lists are written as one line. */
function zineOf(its: Record<string, unknown>): Pick<OutputWishes, 'zine'> {
  const zine: ZineWishes = Object.fromEntries(
    ZINE_KEYS.flatMap((key) => {
      const said = items(its[key]).map(line).filter(Boolean).join(',')
      return said === '' ? [] : [[key, said]]
    }),
  )
  return isSomething(zine) ? { zine } : {}
}

/** Other words for the names of outputs. */
const OUTPUTS: Readonly<Record<string, string>> = { zine: 'booklet' }

const isZine = (name: string): boolean => name === 'zine' || name === 'booklet'

function outputOf(value: unknown): Record<string, OutputWishes> {
  const all = isMap(value) ? Object.entries(value) : []
  return Object.fromEntries(
    all.flatMap(([name, said]) => {
      const its = isMap(said) ? said : {}
      const wishes = {
        ...optional('file', line(its.file)),
        ...optional('trim', line(its.trim)),
        ...archivalOf(its.archival),
        ...epubOf(its),
        ...(isZine(name) && zineOf(its)),
        ...(line(said) === 'true' && { wanted: true }),
      }
      return isSomething(wishes) ? [[OUTPUTS[name] ?? name, wishes]] : []
    }),
  )
}
