import { BlockList, isIP } from 'node:net'
import type { Account } from './devices/account.js'
import { NoBook } from './types/problem.js'

/** What leaves the computer otherwise than into a drive: letters to a Kindle, pages for a reMarkable. Nothing else asks the network. */

/** A book that is sent. */
export interface Enclosure {
  readonly name: string
  readonly bytes: Uint8Array
}

const isEpub = (name: string): boolean => name.toLowerCase().endsWith('.epub')
const typeOf = (name: string): string => (isEpub(name) ? 'application/epub+zip' : 'application/pdf')

/** Base64 in lines of 76 letters (RFC 2045, 6.8). */
const IN_A_LETTER = (4 / 3) * (78 / 76)

/** Milliseconds until a server has to have said something. */
const PATIENCE = 30_000

/**
 * Send a book to a Kindle's address. The connection is encrypted and the server's certificate is proved, but to this computer
 * itself. What the server said is not repeated: it may quote the account.
 */
export async function mailBook(account: Account, to: string, { name, bytes }: Enclosure, title: string): Promise<void> {
  const { createTransport } = await import('nodemailer')
  const { host, port, secure, user, password, from } = account
  const transport = createTransport({
    ...{ host, port, secure },
    requireTLS: !secure && !isOwn(host),
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    ...(user && { auth: { user, pass: password } }),
    ...{ connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: 4 * PATIENCE },
    ...{ disableFileAccess: true, disableUrlAccess: true, logger: false },
  })
  // The server is told the size before it has the letter, and may say at once that it is too much.
  const size = Math.ceil(bytes.length * IN_A_LETTER) + 2000
  try {
    await transport.sendMail({
      envelope: { from, to, size },
      ...{ from, to, subject: title, text: `${title}\n` },
      attachments: [{ filename: name, content: Buffer.from(bytes), contentType: typeOf(name) }],
    })
  } catch (error) {
    throw new NoBook(`"${name}" was not sent: ${failure(error, host)}`)
  } finally {
    transport.close()
  }
}

/** Why a letter did not go, by nodemailer's codes. */
function failure(error: unknown, host: string): string {
  const { code = '', responseCode } = error as { code?: string; responseCode?: number }
  const number = responseCode === undefined ? '' : ` (${responseCode})`
  if (code === 'EAUTH')
    return `the mail server ${host} does not take the name or the password${number}. Many want a password made for programs alone`
  if (code === 'EENVELOPE') return `the mail server ${host} does not take the sender or the Kindle's address${number}`
  if (code === 'EMESSAGE' || responseCode === 552)
    return `the mail server ${host} does not take a letter as large${number}. Put the book on https://www.amazon.com/sendtokindle`
  if (code === 'ETLS' || /certificate|self-signed|altname/i.test(String((error as Error).message)))
    return `the mail server ${host} does not prove who it is, or does not encrypt. Ask your provider for its name and port`
  if (code === 'EDNS') return `there is no mail server ${host} to be found. See its name, and whether you are on line`
  if (code === 'ETIMEDOUT') return `the mail server ${host} does not answer. See its port, and try again`
  if (/^E(CONNECTION|SOCKET|CONNREFUSED|CONNRESET)$/.test(code))
    return `the mail server ${host} cannot be reached or hung up. See its name and port, and try again`
  return `the mail server ${host} refused it${number}`
}

const own = new BlockList()
own.addSubnet('127.0.0.0', 8)
own.addAddress('::1', 'ipv6')

const near = new BlockList()
for (const [net, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  near.addSubnet(net, prefix)
near.addAddress('::1', 'ipv6')
near.addSubnet('fc00::', 7, 'ipv6')
near.addSubnet('fe80::', 10, 'ipv6')

const isIn = (list: BlockList, host: string): boolean =>
  isIP(host) > 0 && list.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4')
const isOwn = (host: string): boolean => host === 'localhost' || isIn(own, host)

/**
 * Turn a tablet's address into that of its web page. Only numbers of this computer and of the nets around it (RFC 1918, 3927, 4193)
 * are taken: a name could lead anywhere.
 */
export function tabletAddress(at: string): URL {
  const written = /^[a-z]+:\/\//i.test(at) ? at : `http://${at}`
  const url = URL.canParse(written) ? new URL(written) : undefined
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? ''
  if (!url || url.protocol !== 'http:' || url.username || !isIn(near, host))
    throw new NoBook(`Unexpected address "${at}", expected a reMarkable's own, such as http://10.11.99.1`)
  return new URL('/', url)
}

/** Milliseconds until a tablet on a cable has to answer, and until it has to have a book. */
const ANSWER = 5_000
const UPLOAD = 300_000

/**
 * Give a book to a reMarkable through the page it shows on its cable: its list is asked for first, since a book goes where the list
 * was asked for last, and since that says whether the page is switched on.
 */
export async function uploadBook(at: string, { name, bytes }: Enclosure): Promise<void> {
  const page = tabletAddress(at)
  const off = new NoBook(
    `The reMarkable at ${page.host} does not answer. Plug it in, unlock it, and switch on Settings > Storage > USB web interface`,
  )
  await ask(new URL('/documents/', page), {}, ANSWER, off)
  const form = new FormData()
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>], { type: typeOf(name) }), name)
  const given = { method: 'POST', body: form, headers: { Origin: page.origin, Referer: page.href } }
  const broken = new NoBook(`"${name}" was not sent: the reMarkable stopped answering. Unlock it, and send it again`)
  await ask(new URL('/upload', page), given, UPLOAD, broken)
}

async function ask(url: URL, given: RequestInit, patience: number, silent: NoBook): Promise<void> {
  const response = await fetch(url, { ...given, redirect: 'manual', signal: AbortSignal.timeout(patience) }).catch(
    () => {
      throw silent
    },
  )
  await response.body?.cancel().catch(() => undefined)
  if (!response.ok)
    throw new NoBook(
      `The reMarkable did not take the book (${response.status}), expected an EPUB or a PDF of at most 100 MB`,
    )
}
