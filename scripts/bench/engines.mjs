// The engines, each with the same page: 396 x 612 pt, margins 54 inner, 43.2 outer, 50.4 head, 57.6 foot; EB Garamond 11 on 14 pt.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { markdown, typst, writeManuscript } from './book.mjs'

const cli = fileURLToPath(new URL('../../lib/cli.js', import.meta.url))

/** Chapters begin on new pages, their titles 6 lines deep and 2 above the text; old-style figures, an indent of 1.2 em: for all alike. */
const CSS = `:root { --garamond: 11pt; --book-leading: 14pt; --title-foot: 6rlh; --after-title: 2rlh; }
@page { size: 396pt 612pt; margin: 50.4pt 43.2pt 57.6pt 54pt; }
@page :left { margin-left: 43.2pt; margin-right: 54pt; }
@page :right { margin-left: 54pt; margin-right: 43.2pt; }
p { text-indent: 1.2em; font-variant-numeric: oldstyle-nums; }
`
/** The natural word space of EB Garamond, in em. */
export const SPACE = 0.2
const FONTS = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']

/** Put the fonts into one folder, where every engine finds them. */
export function gatherFonts(folder) {
  const home = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/eb-garamond/package.json'))
  mkdirSync(folder, { recursive: true })
  for (const name of FONTS)
    copyFileSync(join(home, name, `EBGaramond_${name}.ttf`), join(folder, `EBGaramond_${name}.ttf`))
}

/** What Fleuron is run with for one output; `cache` is a folder, or nothing for a build that keeps nothing. */
export const fleuronCommand = (manuscript, out, only, cache) => ({
  command: [
    process.execPath,
    cli,
    'build',
    manuscript,
    '--out',
    out,
    '--only',
    only,
    '--no-report',
    '--quiet',
    ...(cache ? [] : ['--no-cache']),
  ],
  env: cache ? { FLEURON_CACHE: cache } : {},
})

/** Fleuron twice: as at the first build, and as at every later one. */
export function fleuron(folder, chapters) {
  const manuscript = join(folder, 'manuscript')
  writeManuscript(manuscript, chapters, CSS)
  const engine = (name, cache) => {
    const out = join(folder, name)
    return { name: `Fleuron, ${name}`, ...fleuronCommand(manuscript, out, 'pdf', cache), pdf: join(out, 'bench.pdf') }
  }
  return [engine('cold'), { ...engine('warm', join(folder, 'cache')), warmUp: true }]
}

/** Typst as it comes, and as its users tune it for books: word spaces that may shrink, a little tracking, more hyphens. */
export function typsts(folder, chapters, peers) {
  const runner = join(folder, 'typst.mjs')
  writeFileSync(runner, typstRunner(peers, join(folder, 'fonts')))
  return [false, true].map((tuned) => {
    const base = join(folder, tuned ? 'typst-tuned' : 'typst')
    writeFileSync(`${base}.typ`, typstHead(tuned) + chapters.map(typst).join('\n'))
    const name = tuned ? 'Typst, tuned' : 'Typst'
    return { name, command: [process.execPath, runner, `${base}.typ`, `${base}.pdf`], env: {}, pdf: `${base}.pdf` }
  })
}

const typstRunner = (peers, fonts) => `import { createRequire } from 'node:module'
import { readFileSync, writeFileSync } from 'node:fs'
const { NodeCompiler } = createRequire(${JSON.stringify(join(peers, 'x.js'))})('@myriaddreamin/typst-ts-node-compiler')
const compiler = NodeCompiler.create({ workspace: '/', fontArgs: [{ fontPaths: [${JSON.stringify(fonts)}] }] })
writeFileSync(process.argv[3], compiler.pdf({ mainFilePath: process.argv[2] }))
`
const TUNED = 'justification-limits: (spacing: (min: 70%, max: 150%), tracking: (min: -0.012em, max: 0.018em)), '
const typstHead = (
  tuned,
) => `#set page(width: 396pt, height: 612pt, margin: (inside: 54pt, outside: 43.2pt, top: 50.4pt, bottom: 57.6pt), numbering: "1")
#set text(font: "EB Garamond", size: 11pt, lang: "en", region: "GB", hyphenate: true)
${tuned ? '#set text(costs: (hyphenation: 40%))' : ''}
#set par(${tuned ? TUNED : ''}justify: true, first-line-indent: 1.2em, spacing: 5.6pt, leading: 5.6pt)
#set text(top-edge: 8.4pt, bottom-edge: 0pt, number-type: "old-style")
#show heading.where(level: 1): it => { pagebreak(weak: true); v(56pt); align(center, text(size: 18pt, weight: 400, hyphenate: false, it.body)); v(28pt) }

`

/** LuaLaTeX with microtype, from Markdown by pandoc: one run, which is enough for a book without references. */
export function lualatex(folder, chapters) {
  writeFileSync(join(folder, 'book.md'), chapters.map(markdown).join('\n'))
  writeFileSync(join(folder, 'book.latex'), latexTemplate(join(folder, 'fonts')))
  const script = `cd "$0" && pandoc book.md -f markdown-smart-auto_identifiers-yaml_metadata_block --top-level-division=chapter -t latex --template book.latex -o lualatex.tex && lualatex -interaction=nonstopmode lualatex.tex`
  return [{ name: 'LuaLaTeX', command: ['sh', '-c', script, folder], env: {}, pdf: join(folder, 'lualatex.pdf') }]
}

const latexTemplate = (fonts) => String.raw`\documentclass[11pt,twoside,openany]{book}
\usepackage[paperwidth=396bp,paperheight=612bp,inner=54bp,outer=43.2bp,top=50.4bp,bottom=57.6bp,footskip=28bp]{geometry}
\usepackage{fontspec}
\setmainfont{EBGaramond_400Regular.ttf}[Path=${fonts}/,ItalicFont=EBGaramond_400Regular_Italic.ttf,BoldFont=EBGaramond_700Bold.ttf,Numbers=OldStyle,Ligatures=TeX]
\usepackage[british]{babel}\usepackage{microtype}
\pagestyle{plain}\frenchspacing\raggedbottom\clubpenalty=10000 \widowpenalty=10000
\makeatletter
\renewcommand\normalsize{\@setfontsize\normalsize{11bp}{14bp}}\normalsize
\renewcommand\@makechapterhead[1]{\vspace*{56bp}{\centering\fontsize{18bp}{28bp}\selectfont #1\par\nobreak\vskip28bp}}
\makeatother
\setlength\parindent{1.2em}\setlength\parskip{0pt}\setcounter{secnumdepth}{-1}
\providecommand{\hypertarget}[2]{#2}
\begin{document}
$body$
\end{document}
`

/** The EPUB, by Fleuron as at the first build and as at later ones, and by pandoc from the same chapters where it is installed. */
export function ebooks(folder, chapters) {
  const manuscript = join(folder, 'ebook')
  writeManuscript(manuscript, chapters, '')
  const ours = (name, cache) => {
    const out = join(folder, `epub-${name}`)
    return { name: `Fleuron, ${name}`, ...fleuronCommand(manuscript, out, 'epub', cache), out }
  }
  const engines = [ours('cold'), { ...ours('warm', join(folder, 'cache')), warmUp: true }]
  if (!installed('pandoc')) return engines
  writeFileSync(join(folder, 'ebook.md'), chapters.map(markdown).join('\n'))
  const out = join(folder, 'epub-pandoc')
  mkdirSync(out, { recursive: true })
  const command = [
    'pandoc',
    join(folder, 'ebook.md'),
    '-f',
    'markdown-smart',
    '--metadata',
    'title=Bench',
    '-o',
    join(out, 'bench.epub'),
  ]
  return [...engines, { name: 'pandoc', command, env: {}, out }]
}

export const installed = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
export const hasPackage = (peers, name) => existsSync(join(peers, 'node_modules', name))
