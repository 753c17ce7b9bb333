import { NoBook } from '../types/problem.js'

/** With what account mail is sent. Never printed. */
export interface Account {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; else it is asked for before anything is said. */
  readonly secure: boolean
  readonly user: string
  readonly password: string
  readonly from: string
  /** The Kindle's address, where the file has it. */
  readonly to: string | undefined
}

const EXAMPLE =
  '{"url": "smtps://you%40mail.example:password@smtp.mail.example", "from": "you@mail.example", "to": "you@kindle.com"}'

/** Turn what the environment and the user's file say into an account. Messages say what is missing, never what is there. */
export function accountOf(
  said: { readonly url?: string | undefined; readonly from?: string | undefined; readonly file?: string | undefined },
  path: string,
): Account {
  const file = said.file === undefined ? {} : valuesIn(said.file, path)
  const where = said.url ? 'FLEURON_SMTP_URL' : `"${path}"`
  const url = addressIn(said.url || file.url, where, path)
  const user = decoded(url.username, where)
  const from = said.from || file.from || user
  if (!isMailAddress(from))
    throw new NoBook(`The sender's address is missing: put "from" into "${path}", or set FLEURON_SMTP_FROM`)
  const secure = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    // RFC 8314, 3.3 and 6409, 3.1.
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    user,
    password: decoded(url.password, where),
    from,
    to: file.to,
  }
}

function valuesIn(text: string, path: string): { url?: string; from?: string; to?: string } {
  try {
    const values: unknown = JSON.parse(text)
    if (typeof values !== 'object' || values === null) throw new Error('no object')
    const strings = Object.entries(values).filter(([, value]) => typeof value === 'string')
    return Object.fromEntries(strings)
  } catch {
    // The parser's own words would quote the file.
    throw new NoBook(`"${path}" is no JSON, expected ${EXAMPLE}`)
  }
}

function addressIn(url: string | undefined, where: string, path: string): URL {
  if (!url)
    throw new NoBook(
      `No mail account is known. Write one into "${path}" and keep it for yourself (chmod 600): ${EXAMPLE}; docs/send.md tells more`,
    )
  const read = URL.canParse(url) ? new URL(url) : undefined
  if (!read || !/^smtps?:$/.test(read.protocol) || !read.hostname || read.search)
    throw new NoBook(
      `The mail account in ${where} cannot be read, expected smtps://name:password@host with signs such as @ written as %40`,
    )
  return read
}

function decoded(text: string, where: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new NoBook(`The mail account in ${where} cannot be read, expected a sign % written as %25`)
  }
}

/** One plain address: nothing that could name a second one, or another line of the letter's head. */
const isMailAddress = (text: string): boolean =>
  text.length <= 254 && /^[^\s@<>,;:"\p{Cc}]+@[^\s@<>,;:"\p{Cc}]+\.[^\s@<>,;:"\p{Cc}.]+$/u.test(text)

/** Amazon gives each Kindle an address there. */
const OF_A_KINDLE = /@(free\.)?kindle\.com$/i

/** The Kindle's address, as the writer or the file gives it. */
export function kindleAddress(to: string | undefined): string {
  if (to === undefined || to === '')
    throw new NoBook(
      'The Kindle’s address is missing, expected --to you@kindle.com. Amazon shows it under Manage Your Content and Devices > Preferences > Personal Document Settings',
    )
  if (!isMailAddress(to) || !OF_A_KINDLE.test(to))
    throw new NoBook(`Unexpected address "${to}", expected a Kindle's own, which ends in @kindle.com`)
  return to
}
