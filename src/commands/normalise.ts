import { read } from '../manuscript/read.js'
import { normaliseText } from '../typography/plain.js'

/** Set the typography of what comes in, and let it out. */
export async function normalise(flags: { lang?: string }): Promise<void> {
  const chunks: Uint8Array[] = []
  for await (const chunk of process.stdin) chunks.push(chunk)
  process.stdout.write(normaliseText(Buffer.concat(chunks).toString('utf8'), read, flags.lang))
}
