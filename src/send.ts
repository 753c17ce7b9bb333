import { deliver } from './delivery.js'
import { kindleAddress } from './devices/account.js'
import { identityOf } from './devices/identity.js'
import { plan } from './devices/plan.js'
import { surveyWords } from './devices/words.js'
import { readAccount } from './mailbox.js'
import { survey } from './mounts.js'
import { mailBook, uploadBook } from './post.js'
import { readBook, readShelf } from './shelf.js'
import type { Delivery, Wish } from './types/device.js'

/** What the program is started with. */
export interface Around {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  /** Told how much of a long copy is done, from 0 to 1. */
  readonly onProgress?: (part: number) => void
}

/** Bring a made book to an e-reader, and say what was done: what `fleuron send` is. */
export async function send(
  path: string,
  wish: Wish & { readonly to?: string | undefined },
  around: Around,
): Promise<string> {
  const device = wish.device ?? (wish.to && 'kindle-mail')
  const book = await readShelf(path)
  const delivery = plan(book, await survey(wish.mount, around.env, around.platform), { ...wish, device })
  const { way } = delivery.to.reader
  const bring = way === 'web' ? byWeb : way === 'mail' ? byMail : byDrive
  const done = await bring(delivery, { ...around, to: wish.to, title: book.title })
  return [done, delivery.to.reader.afterwards, ...delivery.notes].map((line) => `${line}\n`).join('')
}

/** Say which e-readers there are, or what to do: what `fleuron devices` is. */
export async function listDevices(mount: string | undefined, around: Around): Promise<string> {
  return surveyWords(await survey(mount, around.env, around.platform))
}

interface Circumstances extends Around {
  readonly to: string | undefined
  readonly title: string
}

const byDrive = async ({ to, file, folder, name }: Delivery, { onProgress }: Circumstances): Promise<string> => {
  const berth = await deliver({
    ...{ drive: to.at, folder, name },
    bytes: await readBook(file),
    identityOf: (bytes) => identityOf(bytes, file.ending),
    ...(onProgress && { onProgress: (done: number, all: number) => onProgress(done / all) }),
  })
  if (berth.state === 'same') return `${berth.path} is this book already`
  const other = berth.name === name ? '' : ` (another book is called "${name}" there)`
  return `${berth.path}: ${berth.state === 'new' ? 'sent' : 'replaced its earlier state'}, read back, whole${other}`
}

const byWeb = async ({ to, file }: Delivery): Promise<string> => {
  await uploadBook(to.at, { name: file.name, bytes: await readBook(file) })
  return `"${file.name}" was sent to the ${to.reader.name} at ${to.at}`
}

const byMail = async ({ file }: Delivery, { env, platform, to, title }: Circumstances): Promise<string> => {
  const account = await readAccount(env, platform)
  const address = kindleAddress(to ?? account.to)
  await mailBook(account, address, { name: file.name, bytes: await readBook(file) }, title)
  return `"${file.name}" was sent to ${address} from ${account.from}`
}
