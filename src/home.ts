import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

// Fleuron's own files, which lie beside its code. This file stands at the top of `src/`: the way to them is the same from there, from the
// compiled files in `lib/`, and from the few files into which those are put together.

/** The folder of the templates that come with Fleuron. */
export const OWN_TEMPLATES = fileURLToPath(new URL('../templates', import.meta.url))

/** Fleuron's own version. */
export function ownVersion(): string {
  const file: { version: string } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return file.version
}

const RULES_FOLDER = new URL('../docs/rules/', import.meta.url)

/** The pages that tell the rules' why, by the rules' names. */
export function readRulePages(): ReadonlyMap<string, string> {
  const names = readdirSync(RULES_FOLDER)
    .filter((name) => name.endsWith('.md'))
    .sort()
  return new Map(names.map((name) => [basename(name, '.md'), readFileSync(new URL(name, RULES_FOLDER), 'utf8')]))
}
