// The gates: the finished books, judged by programs that are not ours. `node tests/gates/run.mjs` after `npm run build`.
import { build, count, epubWorks, gate, here, run, tidy, works } from './bench.mjs'
import { epubs } from './gates/epub.mjs'
import { foreign } from './gates/foreign.mjs'
import { zines } from './gates/imposed.mjs'
import { killing } from './gates/kill.mjs'
import { manners } from './gates/manners.mjs'
import { archives, pdfs, structure } from './gates/pdf.mjs'
import { readers } from './gates/readers.mjs'
import { reports } from './gates/report.mjs'
import { sameness } from './gates/same.mjs'
import { sending } from './gates/send.mjs'

await gate('the comparison of texts', [], () => run([process.execPath, '--test', `${here}words.test.mjs`]))
const built = []
for (const work of await works()) {
  await gate(`build ${work.name}`, [], async () => {
    const { out, books } = await build(work.source)
    built.push({ work, out, books })
    expectBooks(Object.keys(books))
  })
}
const ebooks = [...built]
for (const work of await epubWorks()) {
  await gate(`build ${work.name}`, [], async () => {
    ebooks.push({ work, ...(await build(work.source, { only: 'epub' })) })
  })
}
await epubs(ebooks)
await readers(ebooks)
await pdfs(built)
await structure(built)
await archives(built)
await foreign()
await zines()
await manners()
await reports(built)
await sameness(built)
await killing(built)
await sending()
await tidy()
if (count.skipped > 0) console.log(`${count.skipped} skipped`)
console.log(`${count.passed} passed, ${count.failed} failed`)
process.exitCode = count.failed > 0 ? 1 : 0

/** One slug, three books. */
function expectBooks(names) {
  const slug = names.find((name) => name.endsWith('.epub') && !name.endsWith('.kepub.epub'))?.slice(0, -'.epub'.length)
  const missing = [`${slug}.epub`, `${slug}.pdf`, `${slug}-booklet.pdf`].filter((name) => !names.includes(name))
  if (missing.length > 0) throw new Error(`no ${missing.join(', ')} among ${names.join(', ') || 'nothing'}`)
}
