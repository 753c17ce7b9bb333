import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, extname, join, relative, resolve, sep } from 'node:path'
import { OWN_TEMPLATES } from '../home.js'
import type { Design, FontRequest } from '../types/design.js'
import type { FaceFile, StyleSource } from '../types/edition.js'
import type { Manuscript, SourceFile } from '../types/manuscript.js'
import { NoBook, type Problem } from '../types/problem.js'

const DEFAULT_THEME = 'aldine'

export interface DesignOptions {
  readonly theme?: string
  /** A folder shaped like Fleuron's own templates; what it lacks is taken from there. */
  readonly templates?: string
}

/** Read templates, stylesheets and faces, the author's own among them. `requested` finds what fonts a stylesheet asks for. */
export async function readDesign(
  manuscript: Manuscript,
  options: DesignOptions,
  requested: (sources: readonly StyleSource[]) => FontRequest[],
): Promise<Design> {
  const { files, pictures } = await readTemplates(options.templates)
  const theme = chosenTheme(files, options.theme ?? manuscript.meta.theme ?? DEFAULT_THEME)
  const { ownStyles, missing } = authorsStyles(manuscript)
  const openers = openerStyles(files, manuscript.meta.look?.opener)
  const fallback = templateStyle(files, 'fallback.css', 'house')
  const { faces, problems } = await readFonts(requested([...ownStyles, theme, ...openers, fallback]), manuscript.assets)
  const named = (folder: string, ending: string): [string, string][] =>
    [...files].filter(([path]) => path.startsWith(`${folder}/`) && path.endsWith(ending)).sort()
  const formats = named('formats', '.css').map(
    ([path]) => [nameOf(path), templateStyle(files, path, 'format')] as const,
  )
  return {
    pages: new Map(named('pages', '.html').map(([path, text]) => [nameOf(path), text])),
    styles: [templateStyle(files, 'book.css', 'house'), theme, ...openers],
    formats: new Map(formats),
    ownStyles,
    faces,
    pictures,
    epub: Object.fromEntries(named('epub', '').map(([path, text]) => [basename(path), text])),
    report: Object.fromEntries(named('report', '').map(([path, text]) => [basename(path), text])),
    problems: [...missing, ...problems],
  }
}

const nameOf = (path: string): string => basename(path, extname(path))

const templateStyle = (
  files: ReadonlyMap<string, string>,
  path: string,
  origin: StyleSource['origin'],
): StyleSource => ({
  path: `templates/${path}`,
  text: files.get(path) ?? '',
  origin,
})

function chosenTheme(files: ReadonlyMap<string, string>, theme: string): StyleSource {
  if (files.has(`themes/${theme}.css`)) return templateStyle(files, `themes/${theme}.css`, 'theme')
  const known = [...files.keys()].filter((path) => path.startsWith('themes/')).map(nameOf)
  throw new NoBook(`Unknown theme "${theme}", expected one of ${known.sort().join(', ')}`)
}

/** How chapters open, where the author asks for another way than the theme's. */
function openerStyles(files: ReadonlyMap<string, string>, opener: string | undefined): StyleSource[] {
  if (opener === undefined) return []
  if (files.has(`openers/${opener}.css`))
    return ['opener.css', `openers/${opener}.css`].map((path) => templateStyle(files, path, 'theme'))
  const known = [...files.keys()].filter((path) => path.startsWith('openers/')).map(nameOf)
  throw new NoBook(`Unknown opener "${opener.slice(0, 40)}", expected one of ${known.sort().join(', ')}`)
}

/** The author's stylesheets that are in the folder; the others are told. */
function authorsStyles({ meta, assets }: Manuscript): { ownStyles: StyleSource[]; missing: Problem[] } {
  const ownStyles: StyleSource[] = []
  const missing: Problem[] = []
  for (const path of meta.css ?? []) {
    const file = assets.find((asset) => asset.path === path)
    if (file) ownStyles.push({ path, text: new TextDecoder().decode(file.bytes), origin: 'author' })
    else
      missing.push({
        rule: 'css',
        severity: 'warning',
        reason: `There is no stylesheet "${path.slice(0, 80)}" in the folder, expected one of its .css files`,
        note: 'The book is made without it; put it there, or correct its name.',
      })
  }
  return { ownStyles, missing }
}

/** The templates as text, and the pictures among them. */
async function readTemplates(folder: string | undefined) {
  const own = await readTree(OWN_TEMPLATES)
  const all = folder === undefined ? own : new Map([...own, ...(await readTree(resolve(folder)))])
  const isPicture = (path: string) => /\.(?:svg|png|jpe?g|gif|webp|avif)$/i.test(path)
  const decoder = new TextDecoder()
  const files = new Map([...all].flatMap(([path, bytes]) => (isPicture(path) ? [] : [[path, decoder.decode(bytes)]])))
  const pictures = [...all].flatMap(([path, bytes]) => (isPicture(path) ? [{ path: `templates/${path}`, bytes }] : []))
  return { files, pictures }
}

async function readTree(root: string): Promise<Map<string, Uint8Array>> {
  const names = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => {
    throw new NoBook(`There is no templates folder "${root}"`)
  })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const read = files.map(async (file) => [relative(root, file).split(sep).join('/'), await readFile(file)] as const)
  return new Map(await Promise.all(read))
}

/** Read font files: the house's from installed packages, the author's from the folder. One that is not found is told. */
async function readFonts(
  requests: readonly FontRequest[],
  assets: readonly SourceFile[],
): Promise<{ faces: FaceFile[]; problems: Problem[] }> {
  const require = createRequire(import.meta.url)
  const problems: Problem[] = []
  const faces: FaceFile[] = []
  for (const { family, weight, style, url, origin } of requests) {
    const bytes =
      origin === 'author'
        ? assets.find((asset) => asset.path === url)?.bytes
        : await readFile(require.resolve(url)).catch(() => undefined)
    if (bytes) faces.push({ family, weight, style, path: url, bytes })
    else {
      problems.push({
        rule: 'font',
        severity: 'warning',
        reason: `Font file "${url}" was not found`,
        note: 'Put it into the manuscript folder, and name it by its path there.',
      })
    }
  }
  return { faces, problems }
}
