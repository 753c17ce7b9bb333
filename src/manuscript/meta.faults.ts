import { isDay, isFileName, isInside, isLanguage } from './meta.formats.js'
import type { Schema } from './meta.schema.js'

/** A value that is not as a schema has it: the way to it, and the sentence that completes "expected ...". */
export interface Fault {
  readonly steps: readonly string[]
  readonly expected: string
}

const FORMATS = { day: isDay, language: isLanguage, path: isInside, name: isFileName }

/**
 * Turn a value into what is wrong with it, or nothing: of several complaints the deepest, which knows the very item. It reads the part
 * of JSON Schema that `meta.schema.ts` is written in; a validator for all of it takes longer to load than a chapter takes to set.
 */
export function faultIn(schema: Schema, value: unknown): Fault | undefined {
  const [first, ...others] = faults(schema, value, [])
  return others.reduce((one, other) => (other.steps.length > (one?.steps.length ?? 0) ? other : one), first)
}

/** The complaints up to the first thing that is wrong; of alternatives that all fail, those of each, then their own. */
function faults(schema: Schema, value: unknown, steps: readonly string[]): readonly Fault[] {
  if (!isOfType(schema, value)) return [{ steps, expected: schema.description }]
  if (schema.anyOf) {
    const all = schema.anyOf.map((one) => faults(one, value, steps))
    return all.some((its) => its.length === 0) ? [] : [...all.flat(), { steps, expected: schema.description }]
  }
  for (const [step, one, item] of within(schema, value)) {
    const found = faults(one, item, [...steps, step])
    if (found.length) return found
  }
  return []
}

/** What a value holds that the schema speaks of: the step to it, its own schema, and itself. */
function within({ items, properties = {} }: Schema, value: unknown): [step: string, schema: Schema, value: unknown][] {
  if (Array.isArray(value)) return items ? value.map((item, i) => [String(i), items, item]) : []
  if (!isMap(value)) return []
  return Object.entries(properties).flatMap(([key, one]) => (value[key] === undefined ? [] : [[key, one, value[key]]]))
}

function isOfType({ type, enum: words, format }: Schema, value: unknown): boolean {
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isMap(value)
  if (type === undefined) return true
  return typeof value === 'string' && (words?.includes(value) ?? true) && (!format || FORMATS[format](value))
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
