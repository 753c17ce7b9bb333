// The same manuscript, the same bytes: on another day, elsewhere, by another Node, from the packed package, without a network.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { booksIn, build, elsewhere, folder, gate, hashesUnder, here, root, run, same } from '../bench.mjs'

const umask = ['sh', '-c', 'umask 077; exec "$@"', 'sh']

export async function sameness(built) {
  const cache = await folder('cache')
  for (const { work, books } of built) {
    await gate(`same bytes from a warm cache ${work.name}`, [], async () => {
      await build(work.source, { cache })
      same(books, (await build(work.source, { cache })).books)
    })
    await gate(`same bytes again ${work.name}`, [], async () => same(books, (await build(work.source)).books))
    await gate(`same bytes another day, elsewhere ${work.name}`, ['faketime'], async () => {
      const source = await elsewhere(work.source)
      const given = {
        cwd: await folder('cwd'),
        env: { TZ: 'Asia/Tokyo', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
        wrap: [...umask, 'faketime', '2031-06-01 03:04:05'],
      }
      same(books, (await build(source, given)).books)
    })
  }
  const [first] = built
  if (first === undefined) return
  const { work, books } = first
  // The other Nodes come as packages for one kind of machine.
  const others = process.platform === 'linux' && process.arch === 'x64' ? [22, 24] : []
  for (const major of others) {
    const node = join(here, 'node_modules', `node-${major}`, 'bin/node')
    await gate(`same bytes under Node ${major}`, [node], async () =>
      same(books, (await build(work.source, { node })).books),
    )
  }
  await gate('same bytes without a network', ['unshare'], () => offline(work, books))
  await gate("the author's files are left as they were", [], async () => {
    const source = await elsewhere(work.source)
    const before = await hashesUnder(source)
    await build(source)
    same(before, await hashesUnder(source))
  })
  await gate('the packed package, installed elsewhere', ['npm'], () => packed(work, books))
}

async function offline(work, books) {
  // Those who are not root need a user namespace of their own, too.
  const wrap = process.getuid?.() === 0 ? ['unshare', '-n'] : ['unshare', '-rn']
  same(books, (await build(work.source, { wrap })).books)
}

async function packed(work, books) {
  const shop = await folder('shop')
  await run(['npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', shop], { cwd: root })
  const [tarball] = (await run(['ls', shop])).split('\n').filter((name) => name.endsWith('.tgz'))
  if (tarball === undefined) throw new Error('npm pack made nothing')
  const home = await folder('home')
  await writeFile(join(home, 'package.json'), '{ "private": true }\n')
  await run(['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--silent', join(shop, tarball)], {
    cwd: home,
  })
  const source = await elsewhere(work.source)
  const out = join(home, 'books')
  const env = { FLEURON_CACHE: await folder('cache') }
  const fleuron = join(home, 'node_modules/.bin/fleuron')
  await run([fleuron, 'build', source, '--out', out], { cwd: home, env })
  same(books, await booksIn(out))
}
