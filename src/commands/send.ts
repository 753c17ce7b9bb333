import { listDevices, send } from '../send.js'

/** Bring a made book to an e-reader. */
export async function sendBook(book: string, flags: { device?: string; mount?: string; to?: string }): Promise<void> {
  const { env, platform, stderr } = process
  const show = (part: number) => stderr.write(part < 1 ? `\r\u001b[K${Math.floor(part * 100)} %` : '\r\u001b[K')
  try {
    process.stdout.write(await send(book, flags, { env, platform, ...(stderr.isTTY && { onProgress: show }) }))
  } catch (error) {
    if (stderr.isTTY) show(1)
    throw error
  }
}

/** List the e-readers that are plugged in. */
export async function showDevices({ mount }: { mount?: string }): Promise<void> {
  process.stdout.write(await listDevices(mount, process))
}
