// Debian's Chromium, driven by playwright-core.
import { accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)

/** The program's name, for `gate` to look for. */
export const chromium = process.env.CHROMIUM ?? 'chromium'

/** Start the browser, hand it over, and close it whatever happens. */
export async function browse(drive) {
  const browser = await require('playwright-core').chromium.launch({
    executablePath: pathOf(chromium),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    return await drive(browser)
  } finally {
    await browser.close()
  }
}

/** Where a program of PATH lies. */
export function pathOf(program) {
  if (program.includes('/')) return program
  const paths = (process.env.PATH ?? '').split(':').map((folder) => join(folder, program))
  return paths.find(isProgram) ?? program
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
