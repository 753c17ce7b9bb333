import { existsSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { EXIT } from './commands/exit.js'
import { ownVersion } from './home.js'
import { LAYOUTS, MARKS } from './types/imposition.js'
import { NoBook } from './types/problem.js'

/** A command's code is loaded when it is called. */
const late =
  <Args extends unknown[]>(load: () => Promise<(...args: Args) => unknown>) =>
  async (...args: Args): Promise<void> => {
    await (await load())(...args)
  }

/** The manuscript that is meant when none is named. */
const HERE = existsSync('manuscript') ? 'manuscript' : '.'

const program = new Command('fleuron')
  .description(
    'Turn a manuscript folder into books: EPUBs for e-readers, a PDF set like a printed novel, a booklet to print and fold.',
  )
  .version(ownVersion())
  .exitOverride()

/** Where the templates come from, and what is told and kept. */
const howBuilt = (command: Command): Command =>
  command
    .option('--templates <folder>', 'templates of your own, used before those that come with Fleuron')
    .option('--strict', 'exit with 1 when something is asked or warned of')
    .option('--json', 'print what was made as JSON')
    .option('--quiet', 'print problems only')
    .option(
      '--no-cache',
      'neither use nor keep what speeds up later builds (in the folder FLEURON_CACHE names, else your system’s)',
    )
    .option('--no-report', 'leave out the report of every mark that was set')
    .option('--timings', 'print how long each stage took')

/** How pages are put on sheets, ours as those of others. */
const withSheets = (command: Command): Command =>
  command
    .option('--layout <name>', `how the sheets become a zine: ${LAYOUTS.join(', ')}`)
    .option('--sheet <paper>', 'the paper: a4, letter, legal, tabloid, a3 ..., or a size such as 210x330mm')
    .option('--signature <sheets>', 'sheets of a signature: 4, or a list such as 4,4,3')
    .option('--paper <weight>', 'how thick it is: 80gsm, 20lb, 0.1mm')
    .option('--swell <factor>', 'how much more than its thickness a sheet takes in a fold: 1, or 1.2 folded by hand')
    .option('--flip <edge>', 'the edge on which the printer turns the sheets: short or long')
    .option('--duplex <way>', 'auto, or manual: fronts and backs in two files')
    .option('--binding <side>', 'left or right')
    .option('--size <way>', 'exact, or fit: pages fill their places')
    .option('--marks <kinds>', `${MARKS.join(', ')}, all or none`)
    .option('--flyleaves <leaves>', 'blank leaves before and after')
    .option('--bleed <length>', 'how far pictures and grounds reach over the edge: 3mm')
    .option('--margin <length>', 'what your printer leaves white: 5mm')
    .option('--up <piles>', 'pieces of a cut stack: 2 or 4')
    .option('--panels <pages>', 'pages in a strip of an accordion: 4, 6 or 8')

howBuilt(
  program
    .command('build')
    .description('make the books of a folder (or of one .md or .txt file)')
    .argument('[manuscript]', 'the folder or the file', HERE)
    .option('--out <folder>', 'where the books go', 'dist')
    .option('--only <names>', 'only these, separated by commas: epub, kepub, pdf, booklet; azw3, which calibre makes')
    .option('--theme <name>', 'the look of the book: aldine, meridian, carbon, briar')
    .option(
      '--format <name>',
      'the page of the PDF: a5, half-letter, 6x9, 5x8, b-format, a6, quarter-letter, a4, letter',
    ),
).action(late(async () => (await import('./commands/build.js')).build))

howBuilt(
  withSheets(
    program
      .command('zine')
      .description('make the zine alone: sheets to print, fold, cut, staple or sew')
      .argument('[manuscript]', 'the folder or the file', HERE)
      .option('--out <folder>', 'where the sheets go', 'dist'),
  )
    .option('--cover <way>', 'none, or apart: on a sheet of its own')
    .option('--no-guide', 'leave out the pages that show how it is folded')
    .option('--test-sheet', 'make a leaf, too, that shows whether your printer is set right')
    .option('--format <name>', 'the page, where the layout shall not choose it')
    .option('--theme <name>', 'the look: aldine, meridian, carbon, briar'),
).action(late(async () => (await import('./commands/build.js')).zine))

withSheets(
  program
    .command('impose')
    .description('put the pages of a PDF that was made elsewhere on sheets to print, fold, cut, staple or sew')
    .argument('<pdf>', 'the PDF; it is never changed')
    .option('--out <folder>', 'where the sheets go', 'dist'),
)
  .option('--fit', 'the same as --size fit')
  .option('--box <name>', 'what of a page is printed: trim, crop, bleed or media; trim or crop when it has them')
  .option('--strict', 'exit with 1 when something is warned of')
  .option('--json', 'print what was made as JSON')
  .option('--quiet', 'print problems only')
  .action(late(async () => (await import('./commands/impose.js')).impose))

program
  .command('check')
  .description(
    'proof-read a manuscript, or look at an .epub: list what to look at, the worst first; nothing is written or changed',
  )
  .argument('[manuscript]', 'the folder or the file, or any .epub', HERE)
  .option('--theme <name>', 'the look of the pages that are set to see whether they can be')
  .option('--format <name>', 'the page: a5, half-letter, 6x9 ...')
  .option('--templates <folder>', 'templates of your own, used before those that come with Fleuron')
  .option('--no-pages', 'look at the words only, and set no pages')
  .option('--strict', 'exit with 1 when there is something to look at')
  .option('--json', 'print the list as JSON')
  .action(late(async () => (await import('./commands/check.js')).checkManuscript))

program
  .command('explain')
  .description("tell a rule's why, with examples; without a name, list the rules")
  .argument('[rule]', 'the name that check prints at the end of the line')
  .action(late(async () => (await import('./commands/explain.js')).explain))

program
  .command('init')
  .description('begin a book: write a folder with book.yaml and two chapters; nothing is ever overwritten')
  .argument('[folder]', 'the new folder', 'manuscript')
  .option('--title <title>', 'the title')
  .option('--author <name>', 'the author')
  .option('--lang <tag>', 'language and region, such as en-GB')
  .option('--yes', 'ask nothing')
  .action(late(async () => (await import('./commands/init.js')).init))

program
  .command('normalise')
  .description('set the typography of a text: from standard input to standard output')
  .option('--lang <tag>', 'the language, such as en-GB')
  .action(late(async () => (await import('./commands/normalise.js')).normalise))

program
  .command('inspect')
  .description('print a stage on the way to the book as text')
  .argument('<stage>', 'manuscript, edits, questions, tree, book, edition, sheet or pages')
  .argument('[chapter]', 'part of a file name or of a section id')
  .option('--in <manuscript>', 'the folder or the file', HERE)
  .option('--theme <name>', 'the look of the book')
  .option('--format <name>', 'the page: a5, half-letter, a4')
  .option('--templates <folder>', 'templates of your own')
  .action(late(async () => (await import('./commands/inspect.js')).inspectStage))

program
  .command('send')
  .description('put a made book on an e-reader, or mail it to a Kindle')
  .argument('[book]', 'the book, the folder it lies in, or the manuscript it was made from', 'dist')
  .option('--device <name>', 'which e-reader, where there are several: kobo, kindle, kindle-mail, pocketbook ...')
  .option('--mount <place>', 'where it is, when it is not found: its drive, or a reMarkable’s http://10.11.99.1')
  .option('--to <address>', 'a Kindle’s address: send the book there by mail')
  .action(late(async () => (await import('./commands/send.js')).sendBook))

program
  .command('devices')
  .description('list the e-readers that are plugged in, or say what to do')
  .option('--mount <place>', 'look at this drive only')
  .action(late(async () => (await import('./commands/send.js')).showDevices))

async function run(): Promise<void> {
  try {
    await program.parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode ? EXIT.noBook : 0
    else if (error instanceof NoBook) {
      process.stderr.write(`${error.message}\n`)
      process.exitCode = EXIT.noBook
    } else {
      process.stderr.write(
        `${error instanceof Error ? error.stack : String(error)}\nThis is a mistake of Fleuron's, not of yours. Please report it.\n`,
      )
      process.exitCode = EXIT.ourMistake
    }
  }
}

void run()
