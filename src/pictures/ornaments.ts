import type { Design, Ornament } from '../types/design.js'
import type { Asset, StyleSource } from '../types/edition.js'
import type { SourceFile } from '../types/manuscript.js'
import type { Problem } from '../types/problem.js'
import { makeFinder } from './find.js'
import { type Mention, type Saying, tell } from './messages.js'
import { type Reading, readPicture } from './read.js'

/** A design whose stylesheets name their pictures by the paths of assets. */
export interface Ornamented {
  readonly design: Design
  readonly assets: readonly Asset[]
}

type Seek = (source: StyleSource) => readonly Ornament[]

/**
 * Find the pictures that stylesheets generate: the author's in his folder, a template's among the templates. A declaration whose
 * picture cannot be used is left out and told, so that what other rules say stands in its place.
 */
export async function placeOrnaments(design: Design, files: readonly SourceFile[], seek: Seek): Promise<Ornamented> {
  const own = new Door(files, '', seek)
  const house = new Door(design.pictures, HOUSE, seek)
  const placed = async (source: StyleSource) => (source.origin === 'author' ? own : house).place(source)
  const styles = await inTurn(design.styles, placed)
  const ownStyles = await inTurn(design.ownStyles, placed)
  const formats = new Map(
    await inTurn([...design.formats], async ([name, source]) => [name, await placed(source)] as const),
  )
  const problems = [...design.problems, ...house.problems, ...own.problems]
  return { design: { ...design, styles, ownStyles, formats, problems }, assets: [...house.assets, ...own.assets] }
}

/** What tells a template's picture from an author's of the same name. */
const HOUSE = 'fleuron:'
const INSTEAD = 'What other rules say stands in its place; name a picture of the folder, seen from the stylesheet.'

async function inTurn<T, U>(all: readonly T[], work: (one: T) => Promise<U>): Promise<U[]> {
  const done: U[] = []
  for (const one of all) done.push(await work(one))
  return done
}

/** The door through which stylesheets come to pictures: each file is read once. */
class Door {
  readonly problems: Problem[] = []
  private readonly readings = new Map<string, Reading>()
  private readonly locate: ReturnType<typeof makeFinder>

  constructor(
    files: readonly SourceFile[],
    private readonly prefix: string,
    private readonly seek: Seek,
  ) {
    this.locate = makeFinder(files)
  }

  get assets(): Asset[] {
    return [...this.readings.values()].flatMap(({ asset }) => (asset ? [asset] : []))
  }

  /** A stylesheet with the paths of its pictures, without the declarations that have none. */
  async place(source: StyleSource): Promise<StyleSource> {
    const pieces: string[] = []
    let done = 0
    for (const { from, to, line, urls } of this.seek(source)) {
      const at = { line, column: 1 }
      const mention = { file: source.path, place: { start: at, end: at } }
      const paths = await inTurn(urls, ({ url }) => this.find(url, mention))
      pieces.push(source.text.slice(done, from), declared(source.text, { from, to, line, urls }, paths))
      done = to
    }
    return done ? { ...source, text: pieces.join('') + source.text.slice(done) } : source
  }

  private async find(url: string, mention: Mention): Promise<string | undefined> {
    const found = this.locate(url, mention.file)
    if (found.kind !== 'found') {
      this.tell(found.kind, mention, url, found.kind === 'missing' ? found.near : undefined)
      return undefined
    }
    const { path } = found.file
    if (!found.spelled) this.tell('name', mention, url, path)
    let reading = this.readings.get(path)
    if (!reading) {
      reading = await readPicture(found.file)
      const { asset, sayings } = reading
      for (const { saying, more } of sayings) this.tell(saying, mention, path, more)
      if (asset) reading = { ...reading, asset: { ...asset, path: this.prefix + path } }
      this.readings.set(path, reading)
    }
    return reading.asset?.path
  }

  private tell(saying: Saying, mention: Mention, path: string, more?: string): void {
    const problem = tell(saying, mention, path, more)
    this.problems.push(problem.severity === 'warning' ? { ...problem, note: INSTEAD } : problem)
  }
}

/** A declaration with its pictures' paths. Where one is missing, white: lines stay where they are, for what else is told of the sheet. */
function declared(text: string, { from, to, urls }: Ornament, paths: readonly (string | undefined)[]): string {
  if (paths.includes(undefined)) return text.slice(from, to).replace(/[^\n]/g, ' ')
  let at = from
  const pieces = urls.map((url, i) => {
    const before = text.slice(at, url.from)
    at = url.to
    return `${before}url("${inUrl(paths[i] ?? '')}")`
  })
  return pieces.join('') + text.slice(at, to)
}

const inUrl = (path: string): string =>
  encodeURIComponent(path).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
