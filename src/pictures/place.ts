import type { Element, ElementContent, Root, RootContent } from 'hast'
import { visit } from 'unist-util-visit'
import type { Asset } from '../types/edition.js'
import type { Chapter, SourceFile } from '../types/manuscript.js'
import type { Problem } from '../types/problem.js'
import type { SetWork } from '../types/text.js'
import { makeFinder } from './find.js'
import { type Mention, tell } from './messages.js'
import { type Reading, readPicture } from './read.js'

/** A work whose pictures are found: each `img` names its asset by path, or has made way for its description. */
export interface Illustrated {
  readonly set: SetWork
  /** The pictures that chapters ask for, in the order in which they do. */
  readonly assets: readonly Asset[]
}

/** Turn a set work and the files beside it into a work with its pictures. A picture that cannot be used never stops a book. */
export async function placePictures(set: SetWork, files: readonly SourceFile[]): Promise<Illustrated> {
  if (!set.chapters.some(hasPictures)) return { set, assets: [] }
  const finder = new PictureFinder(files)
  const chapters: Chapter[] = []
  for (const chapter of set.chapters) {
    for (const tree of treesOf(chapter)) for (const image of imagesIn(tree)) await finder.find(image, chapter.file)
    const swap = (image: Element) => finder.shown(image)
    const title = chapter.title && { ...chapter.title, children: replaced(chapter.title.children, swap) }
    chapters.push({
      ...chapter,
      body: { ...chapter.body, children: replaced(chapter.body.children, swap) },
      ...(title && { title }),
    })
  }
  return { set: { ...set, chapters, problems: [...set.problems, ...finder.problems] }, assets: finder.assets }
}

/** Pictures that are asked for in several places are one. */
export const eachOnce = (assets: readonly Asset[]): Asset[] => [
  ...new Map(assets.map((asset) => [asset.path, asset])).values(),
]

const treesOf = ({ title, body }: Chapter): Root[] => (title ? [title, body] : [body])
const hasPictures = (chapter: Chapter): boolean => treesOf(chapter).some((tree) => imagesIn(tree).length > 0)

function imagesIn(tree: Root): Element[] {
  const images: Element[] = []
  visit(tree, 'element', (node) => {
    if (node.tagName === 'img') images.push(node)
  })
  return images
}

/** Finds and reads each file once, however often it is asked for. */
class PictureFinder {
  readonly problems: Problem[] = []
  private readonly readings = new Map<string, Reading>()
  private readonly places = new Map<Element, Asset | undefined>()
  private readonly locate: ReturnType<typeof makeFinder>

  constructor(files: readonly SourceFile[]) {
    this.locate = makeFinder(files)
  }

  get assets(): Asset[] {
    return [...this.readings.values()].flatMap(({ asset }) => (asset ? [asset] : []))
  }

  /** Look for an image's file, read it, and tell at its place what there is to tell. */
  async find(image: Element, chapter: string): Promise<void> {
    const src = String(image.properties.src ?? '')
    const mention: Mention = { file: chapter, ...(image.position && { place: image.position }) }
    const found = this.locate(src, chapter)
    if (found.kind !== 'found') {
      this.problems.push(tell(found.kind, mention, src, found.kind === 'missing' ? found.near : ''))
      this.places.set(image, undefined)
      return
    }
    const { path } = found.file
    if (!found.spelled) this.problems.push(tell('name', mention, src, path))
    const asset = await this.read(found.file, mention)
    this.places.set(image, asset)
    if (asset && !isDescribed(image)) this.problems.push(tell('alt', mention, path))
  }

  /** What is wrong with a file is told where it is first asked for. */
  private async read(file: SourceFile, mention: Mention): Promise<Asset | undefined> {
    const known = this.readings.get(file.path)
    if (known) return known.asset
    const reading = await readPicture(file)
    this.readings.set(file.path, reading)
    for (const { saying, more } of reading.sayings) this.problems.push(tell(saying, mention, file.path, more))
    return reading.asset
  }

  /** The image by its asset's path, or its description in italics and brackets. */
  shown(image: Element): ElementContent {
    const asset = this.places.get(image)
    if (asset) return { ...image, properties: { ...image.properties, src: asset.path } }
    const src = String(image.properties.src ?? '')
    const alt = String(image.properties.alt ?? '').trim() || (/([^/\\]+?)(\.\w+)?$/.exec(src)?.[1] ?? '…')
    const text: ElementContent = { type: 'text', value: `[${alt}]` }
    const { position } = image
    const properties = { className: ['missing-picture'] }
    return { type: 'element', tagName: 'i', properties, children: [text], ...(position && { position }) }
  }
}

const isDescribed = ({ properties }: Element): boolean =>
  String(properties.alt ?? '').trim() !== '' ||
  ['presentation', 'none'].includes(String(properties.role)) ||
  String(properties.ariaHidden) === 'true'

/** The same nodes with their images swapped; what holds none stays the same object. */
function replaced<T extends ElementContent | RootContent>(nodes: T[], swap: (image: Element) => ElementContent): T[] {
  return nodes.map((node) => {
    if (node.type !== 'element') return node
    // An element stands wherever one stood.
    if (node.tagName === 'img') return swap(node) as T
    const children = replaced(node.children, swap)
    return children.some((child, i) => child !== node.children[i]) ? { ...node, children } : node
  })
}
