// Judge an EPUB by DAISY's Ace and print its verdict as JSON; a process of its own, since Ace writes its log wherever it runs.
//   node tests/gates/ace.mjs BOOK.epub FOLDER
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const ace = require('@daisy/ace-core')
const runner = require('@daisy/ace-axe-runner-puppeteer')
const [book, outdir] = process.argv.slice(2)

const [, report] = await ace(book, { cwd: process.cwd(), outdir, silent: true, jobid: 'gate' }, runner)
const faults = report.assertions.flatMap(({ 'earl:testSubject': subject, assertions }) =>
  assertions
    .filter((one) => one['earl:result']['earl:outcome'] !== 'pass')
    .map((one) => {
      const { 'earl:test': test, 'earl:result': result } = one
      return `${subject.url} ${test['earl:impact']} ${test['dct:title']}: ${(result.html ?? result['dct:description'] ?? '').slice(0, 200)}`
    }),
)
process.stdout.write(`\n${JSON.stringify({ outcome: report['earl:result']['earl:outcome'], faults })}\n`, () =>
  process.exit(0),
)
