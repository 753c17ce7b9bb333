import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Make a folder and those it lies in. Node's own way never ends where a system, such as /proc, knows no parent it may make. */
export async function makeFolder(folder: string): Promise<void> {
  const missing: string[] = []
  for (let at = folder; at !== dirname(at) && !(await stat(at).catch(() => undefined)); at = dirname(at))
    missing.push(at)
  for (const at of missing.reverse())
    await mkdir(at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  await mkdir(folder, { recursive: true })
}

/** A draft names its process, so that what a killed build left behind can be told from another build's work. */
export const draftName = (name: string): string => `.${name}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`
const DRAFT = /^\..+\.(\d+)\.[0-9a-f]{8}\.tmp$/

/** Take away the drafts of builds that are no longer running. */
export async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const process = DRAFT.exec(name)?.[1]
    if (process !== undefined && !isRunning(Number(process)))
      await rm(join(folder, name), { force: true }).catch(() => undefined)
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
