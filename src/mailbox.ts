import { open } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { type Account, accountOf } from './devices/account.js'
import { NoBook } from './types/problem.js'

type Environment = Readonly<Record<string, string | undefined>>

/** Bytes; it has three lines. */
const LARGEST = 65_536

/**
 * Read with what account mail is sent: `FLEURON_SMTP_URL` goes before the user's own file, which nobody else may read. Where
 * something is wrong, no word of what is in either is told.
 */
export async function readAccount(env: Environment, platform: NodeJS.Platform): Promise<Account> {
  const path = accountFile(env, platform)
  const text = path === undefined ? undefined : await readOwn(path, platform)
  return accountOf({ url: env.FLEURON_SMTP_URL, from: env.FLEURON_SMTP_FROM, file: text }, path ?? 'mail.json')
}

/** Where a system keeps what programs are told; `FLEURON_MAIL` names another file. */
export function accountFile(env: Environment, platform: NodeJS.Platform): string | undefined {
  if (env.FLEURON_MAIL) return env.FLEURON_MAIL
  const named = platform === 'win32' ? env.APPDATA : env.XDG_CONFIG_HOME
  if (named && isAbsolute(named)) return join(named, 'fleuron', 'mail.json')
  try {
    return join(homedir(), '.config', 'fleuron', 'mail.json')
  } catch {
    return undefined
  }
}

async function readOwn(path: string, platform: NodeJS.Platform): Promise<string | undefined> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw new NoBook(`"${path}" cannot be read (${error.code})`)
  })
  try {
    const info = await file?.stat()
    if (!file || !info) return undefined
    if (!info.isFile() || info.size > LARGEST) throw new NoBook(`"${path}" is not a file with url, from and to`)
    // Windows keeps what is in a user's own folder from others by itself.
    if (platform !== 'win32' && info.mode & 0o077)
      throw new NoBook(
        `"${path}" has a password in it and can be read by others. Keep it for yourself: chmod 600 "${path}"`,
      )
    return await file.readFile('utf8')
  } finally {
    await file?.close()
  }
}
