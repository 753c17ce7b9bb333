import type { Element } from 'hast'
import type { Asset } from '../types/edition.js'
import type { Problem } from '../types/problem.js'
import { cleanLine } from './text.js'

/** A picture in its place in the book, as seen from the package document. */
export interface Picture {
  readonly href: string
  readonly type: Asset['type']
  readonly bytes: Uint8Array
}

const endings: Readonly<Record<Asset['type'], string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/svg+xml': '.svg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/avif': '.avif',
}

/** The pictures the sections ask for, each taken into the book once, in the order they are asked for. */
export class PictureShelf {
  readonly pictures: Picture[] = []
  readonly #problems = new Map<string, Problem>()
  /** Whether each picture so far says in words what it shows. */
  described = true
  readonly #assets: ReadonlyMap<string, Asset>
  readonly #hrefs = new Map<string, string>()
  // The cover has its name already.
  readonly #names = new Set(['images/cover.jpg'])

  constructor(assets: readonly Asset[]) {
    this.#assets = new Map(assets.map((asset) => [plainPath(asset.path), asset]))
  }

  /** Turn an `img` into the place of its picture as seen from the package document; undefined when there is none. */
  find(image: Element): string | undefined {
    const src = String(image.properties.src ?? '')
    const asset = this.#assets.get(plainPath(src)) ?? this.#assets.get(plainPath(decoded(src)))
    if (asset === undefined) {
      this.#tell({
        rule: 'images',
        severity: 'warning',
        reason: `Image "${cleanLine(src).slice(0, 80)}" is not in the manuscript; the EPUB leaves it out`,
        note: 'Put the file into the manuscript folder, or correct its name in the text.',
      })
      return undefined
    }
    if (!isDescribed(image)) this.described = false
    const known = this.#hrefs.get(asset.path)
    return known ?? this.#shelve(asset)
  }

  /** Turn a picture's path into its place as seen from the package document; undefined where there is none. */
  place(path: string): string | undefined {
    const asset = this.#assets.get(plainPath(path))
    return asset && (this.#hrefs.get(asset.path) ?? this.#shelve(asset))
  }

  /** Each problem once, however often its picture is asked for. */
  get problems(): readonly Problem[] {
    return [...this.#problems.values()]
  }

  #tell(problem: Problem): void {
    this.#problems.set(problem.reason, problem)
  }

  #shelve(asset: Asset): string {
    const stem = stemOf(asset.path)
    const ending = endings[asset.type]
    let href = `images/${stem}${ending}`
    for (let count = 2; this.#names.has(href); count++) href = `images/${stem}-${count}${ending}`
    this.#names.add(href)
    this.#hrefs.set(asset.path, href)
    this.pictures.push({ href, type: asset.type, bytes: asset.bytes })
    return href
  }
}

function isDescribed(image: Element): boolean {
  const { alt, role, ariaHidden } = image.properties
  const decorative = role === 'presentation' || role === 'none' || String(ariaHidden) === 'true'
  return decorative || (typeof alt === 'string' && alt.trim() !== '')
}

/** Turn `art/Map of the Fen.JPG` into `map-of-the-fen`: a name that is safe in every archive and on every file system. */
function stemOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  const stem = (dot > 0 ? name.slice(0, dot) : name).normalize('NFKD').toLowerCase()
  const safe = stem
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return safe === '' ? 'image' : safe
}

/** Turn `./art/../map.png` into `map.png`. */
function plainPath(path: string): string {
  const steps: string[] = []
  for (const step of path.normalize('NFC').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

function decoded(src: string): string {
  try {
    return decodeURIComponent(src)
  } catch {
    return src
  }
}
