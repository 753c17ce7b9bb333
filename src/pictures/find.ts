import type { SourceFile } from '../types/manuscript.js'

/** What became of an address: a file of the folder, a place outside of it, or nothing. */
export type Found =
  | { readonly kind: 'found'; readonly file: SourceFile; readonly spelled: boolean }
  | { readonly kind: 'outside' }
  | { readonly kind: 'missing'; readonly near?: string }

/** Turn the folder's pictures into a finder of addresses as chapters write them: from the chapter's file, or from the folder's root. */
export function makeFinder(files: readonly SourceFile[]): (src: string, chapter: string) => Found {
  const byPath = new Map(files.map((file) => [file.path.normalize('NFC'), file]))
  const byLetters = new Map(files.map((file) => [file.path.normalize('NFC').toLowerCase(), file]))
  const byName = new Map(files.map((file) => [nameOf(file.path).toLowerCase(), file.path]))
  return (src, chapter) => {
    const paths = pathsOf(src, chapter)
    for (const path of paths) {
      const file = byPath.get(path)
      if (file) return { kind: 'found', file, spelled: true }
    }
    for (const path of paths) {
      const file = byLetters.get(path.toLowerCase())
      if (file) return { kind: 'found', file, spelled: false }
    }
    if (!paths.length || isForeign(src) || src === '') return { kind: 'outside' }
    const near = byName.get(nameOf(paths[0] ?? '').toLowerCase())
    return { kind: 'missing', ...(near !== undefined && { near }) }
  }
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Another machine's address, or one that begins at the root of this one. */
const isForeign = (src: string): boolean => /^(?:[a-z][a-z\d+.-]*:|[/\\])/i.test(src)

/** The paths inside the folder that an address may mean; none when all of them lead out of it. */
function pathsOf(src: string, chapter: string): string[] {
  if (/^(?:[a-z][a-z\d+.-]*:|[/\\]{2})/i.test(src)) return []
  const folder = chapter.split('/').slice(0, -1)
  const written = [src, unescaped(src), unescaped(src.replace(/[?#].*$/s, ''))]
  const paths = written.flatMap((text) => {
    const steps = text.normalize('NFC').split(/[/\\]/)
    return [inside(isForeign(text) ? [] : folder, steps), inside([], steps)]
  })
  return [...new Set(paths.filter((path): path is string => path !== undefined && path !== ''))]
}

/** Go `steps` from a folder; undefined where they lead above the root. */
function inside(folder: readonly string[], steps: readonly string[]): string | undefined {
  const path = [...folder]
  for (const step of steps) {
    if (step === '..') {
      if (path.pop() === undefined) return undefined
    } else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/').normalize('NFC')
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
