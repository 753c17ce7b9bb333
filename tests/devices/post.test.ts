import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Server as NetServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { accountOf } from '../../src/devices/account.js'
import { accountFile } from '../../src/mailbox.js'
import { tabletAddress } from '../../src/post.js'
import { send } from '../../src/send.js'

let work = ''
let book = ''
const closing: (() => Promise<unknown>)[] = []
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'fleuron-post-'))
  book = join(work, 'ferry.epub')
  writeFileSync(book, 'the ferry’s bytes')
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  rmSync(work, { recursive: true, force: true })
})

async function listening(server: NetServer | Server, close: () => void): Promise<number> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  closing.push(async () => close())
  // A server of TCP has an address and a port.
  return (server.address() as AddressInfo).port
}

describe('a letter to a Kindle', () => {
  /** A mail server on this computer that takes ann's password and keeps what it is given. */
  async function mailServer(options: SMTPServerOptions = { disabledCommands: ['STARTTLS'] }) {
    const got = { from: '', to: '', text: '' }
    const server = new SMTPServer({
      ...options,
      allowInsecureAuth: true,
      logger: false,
      onAuth: ({ username, password }, _, done) =>
        username === 'ann@mail.example' && password === 'pa55wörd'
          ? done(null, { user: username })
          : done(new Error(`no ${username} with ${password}`)),
      onData: (stream, { envelope }, done) => {
        got.from = envelope.mailFrom ? envelope.mailFrom.address : ''
        got.to = envelope.rcptTo.map(({ address }) => address).join()
        stream.on('data', (piece) => {
          got.text += piece
        })
        stream.on('end', () => done())
      },
    })
    server.on('error', () => undefined)
    return { got, port: await listening(server.server, () => server.close()) }
  }

  const by = (env: Record<string, string>) => ({
    env: { FLEURON_MAIL: join(work, 'none.json'), ...env },
    platform: process.platform,
  })
  const mail = { to: 'ann_12@kindle.com' }
  const url = (port: number, password = 'pa55w%C3%B6rd') => `smtp://ann%40mail.example:${password}@127.0.0.1:${port}`

  it('has the book, and its writer is told of Amazon’s list', async () => {
    const { got, port } = await mailServer()
    const said = await send(book, mail, by({ FLEURON_SMTP_URL: url(port) }))
    expect(said).toMatch(/sent to ann_12@kindle.com from ann@mail.example\nAmazon takes it only/)
    expect(got).toMatchObject({ from: 'ann@mail.example', to: 'ann_12@kindle.com' })
    expect(got.text).toContain('filename=ferry.epub')
    expect(got.text).toContain(Buffer.from('the ferry’s bytes').toString('base64'))
  })

  it('takes account and address from the user’s file', async () => {
    const { got, port } = await mailServer()
    const file = join(work, 'mail.json')
    writeFileSync(file, JSON.stringify({ url: url(port), from: 'pen@name.example', to: 'mine@kindle.com' }), {
      mode: 0o600,
    })
    await send(book, { device: 'kindle-mail' }, by({ FLEURON_MAIL: file }))
    expect(got).toMatchObject({ from: 'pen@name.example', to: 'mine@kindle.com' })
  })

  it.skipIf(process.platform === 'win32')('is not sent with a password that others can read', async () => {
    const file = join(work, 'mail.json')
    writeFileSync(file, JSON.stringify({ url: url(9) }))
    chmodSync(file, 0o640)
    await expect(send(book, mail, by({ FLEURON_MAIL: file }))).rejects.toThrow(/can be read by others.*chmod 600/)
  })

  it.each([
    ['a wrong password', 'wrong-secret', {}, /name or the password \(535\)/],
    ['a server that proves nothing', 'pa55w%C3%B6rd', { hideSTARTTLS: false }, /does not prove who it is/],
    ['a letter too large', 'pa55w%C3%B6rd', { size: 10, disabledCommands: ['STARTTLS'] }, /letter as large/],
  ])('fails without telling the account: %s', async (_, password, options, said) => {
    const { port, got } = await mailServer({
      ...(password === 'wrong-secret' && { disabledCommands: ['STARTTLS'] }),
      ...options,
    })
    const failed: Error = await send(book, mail, by({ FLEURON_SMTP_URL: url(port, password) })).then(
      () => expect.fail('it was sent'),
      (error) => error,
    )
    expect(failed.message).toMatch(said)
    expect(`${failed.stack} ${failed.cause}`).not.toMatch(/wrong-secret|pa55w|ann@mail/)
    expect(got.text).toBe('')
  })

  it.skipIf(process.platform === 'win32')(
    'tells nothing to a server that does not encrypt, but on this computer',
    async () => {
      const { port, got } = await mailServer()
      const elsewhere = url(port).replace('127.0.0.1', '0.0.0.0')
      await expect(send(book, mail, by({ FLEURON_SMTP_URL: elsewhere }))).rejects.toThrow(/does not encrypt/)
      expect(got).toEqual({ from: '', to: '', text: '' })
    },
  )

  it('fails where nobody listens', async () => {
    await expect(send(book, mail, by({ FLEURON_SMTP_URL: url(1) }))).rejects.toThrow(/cannot be reached/)
  })

  it.each([
    ['no account', {}, mail, /No mail account is known/],
    [
      'a broken one',
      { FLEURON_SMTP_URL: 'smtps://secret@h?tls.rejectUnauthorized=false' },
      mail,
      /in FLEURON_SMTP_URL cannot be read/,
    ],
    ['no sender', { FLEURON_SMTP_URL: 'smtps://ann:secret@mail.example' }, mail, /sender's address is missing/],
    ['no Kindle', { FLEURON_SMTP_URL: url(9) }, { device: 'kindle-mail' }, /Kindle’s address is missing/],
    ['two', { FLEURON_SMTP_URL: url(9) }, { ...mail, to: 'a@b.example,b@kindle.com' }, /expected a Kindle's own/],
    ['a line', { FLEURON_SMTP_URL: url(9) }, { ...mail, to: 'a\r\nBcc:b@kindle.com' }, /expected a Kindle's own/],
  ])('is refused: %s', async (_, env, wish, said) => {
    const failed: Error = await send(book, wish, by(env)).then(
      () => expect.fail('it was sent'),
      (error) => error,
    )
    expect(failed.message).toMatch(said)
    expect(failed.message).not.toContain('secret')
  })

  it('knows ports, and where the account lies', () => {
    expect(accountOf({ url: 'smtps://a%40b.c:p@m.example' }, '')).toMatchObject({
      port: 465,
      secure: true,
      from: 'a@b.c',
    })
    expect(accountOf({ url: 'smtp://a%40b.c:p@m.example' }, '')).toMatchObject({ port: 587, secure: false })
    expect(() => accountOf({ file: '{"url": "smtps://a:secret' }, 'mail.json')).toThrow(
      /^"mail.json" is no JSON, (?!.*secret)/,
    )
    expect(accountFile({ XDG_CONFIG_HOME: '/c' }, 'linux')).toBe(join('/c', 'fleuron', 'mail.json'))
  })
})

describe('a reMarkable', () => {
  /** A tablet's page on this computer; its list is asked for before a book is given. */
  async function tablet(status: number) {
    const asked: string[] = []
    const server = createServer((request, response) => {
      let text = ''
      request.on('data', (piece) => {
        text += piece
      })
      request.on('end', () => {
        asked.push(`${request.method} ${request.url}`, text)
        response.writeHead(request.url === '/upload' ? status : 200, { location: 'http://example.org/' }).end('{}')
      })
    })
    return { asked, at: `http://127.0.0.1:${await listening(server, () => server.close())}` }
  }

  it('is given the book', async () => {
    const { asked, at } = await tablet(201)
    const said = await send(
      book,
      {},
      { env: { FLEURON_MOUNTS: '', FLEURON_REMARKABLE: at }, platform: process.platform },
    )
    expect(said).toContain('"ferry.epub" was sent to the reMarkable')
    expect([asked[0], asked[2]]).toEqual(['GET /documents/', 'POST /upload'])
    expect(asked[3]).toMatch(
      /name="file"; filename="ferry.epub"\r\nContent-Type: application\/epub\+zip\r\n\r\nthe ferry’s bytes\r\n/,
    )
  })

  it.each([
    ['refuses', 400, /did not take the book \(400\)/],
    ['leads elsewhere', 302, /did not take the book \(302\)/],
  ])('that %s', async (_, status, said) => {
    const { at } = await tablet(status)
    await expect(send(book, { mount: at }, { env: {}, platform: process.platform })).rejects.toThrow(said)
  })

  it('that is not switched on', async () => {
    const wish = { mount: 'http://127.0.0.1:1' }
    await expect(send(book, wish, { env: {}, platform: process.platform })).rejects.toThrow(/USB web interface/)
  })

  it.each(['10.11.99.1', 'http://192.168.2.9:8080', 'http://[fe80::1]', 'http://127.0.0.1/x'])('may be at %s', (at) => {
    expect(tabletAddress(at).pathname).toBe('/')
  })

  it.each([
    'http://example.org',
    'http://8.8.8.8',
    'http://[2001:db8::1]',
    'https://10.11.99.1',
    'http://a:b@10.0.0.1',
    '%',
  ])('is never at %s', (at) => {
    expect(() => tabletAddress(at)).toThrow(/expected a reMarkable's own/)
  })
})
