// How the command behaves: what it says when there is no book, and that it asks nobody on the way.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { attempt, build, cli, elsewhere, folder, gate, here } from '../bench.mjs'

export async function manners() {
  await gate('no book: one line, exit code 2', [], async () => {
    const source = await folder('wrong')
    await writeFile(join(source, 'book.yaml'), 'title: The Ferry\ndate: next spring\n')
    await writeFile(join(source, 'one.md'), '# One\n\nWords.\n')
    const { status, output } = await command(source)
    if (status !== 2) throw new Error(`exit code ${status}: ${output}`)
    const said = 'book.yaml:2:7: Unexpected date "next spring", expected year-month-day such as 2026-03-01'
    if (output.trim().split('\n').length !== 1 || !output.includes(said)) throw new Error(`it said: ${output}`)
  })
  await gate('an empty folder: one line, exit code 2', [], async () => {
    const { status, output } = await command(await folder('empty'))
    if (status !== 2 || output.trim().split('\n').length !== 1) throw new Error(`exit code ${status}: ${output}`)
  })
  await gate('--json prints JSON', [], async () => {
    const { status, stdout } = await command(join(here, 'fixtures/bare'), '--json')
    if (status !== 0) throw new Error(`exit code ${status}`)
    if (typeof JSON.parse(stdout) !== 'object') throw new Error('no object')
  })
  await gate('nothing is fetched for a hostile manuscript', [], async () => {
    const asked = []
    const server = createServer((request, response) => {
      asked.push(request.url)
      response.end()
    })
    await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
    try {
      const source = await elsewhere(join(here, 'fixtures/hostile'))
      const address = `127.0.0.1:${server.address().port}`
      for (const name of await readdir(source)) {
        const path = join(source, name)
        await writeFile(path, (await readFile(path, 'utf8')).replaceAll('127.0.0.1:9', address))
      }
      await build(source)
    } finally {
      server.close()
    }
    if (asked.length > 0) throw new Error(`asked for ${asked.join(', ')}`)
  })
}

async function command(source, ...more) {
  const env = { FLEURON_CACHE: await folder('cache') }
  return attempt([process.execPath, cli, 'build', source, '--out', await folder('out'), ...more], { env })
}
