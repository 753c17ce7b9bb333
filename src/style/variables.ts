/** A value that variables make longer than this is a bomb. */
const LONGEST_VALUE = 10_000
/** Fallbacks in fallbacks deeper than this are a slip of the pen. */
const DEEPEST = 50

type Lookup = (name: string) => string | undefined

/** Replace `var(--name, fallback)` in a value; undefined when a name has neither value nor fallback (CSS Variables 1, section 3). */
export function substitute(value: string, custom: ReadonlyMap<string, string>): string | undefined {
  return replaced(value, (name) => custom.get(name), 0)
}

/**
 * Turn the custom properties that an element declares into their values, those that it inherits among them. Variables in variables
 * are settled where they are declared; names that need each other in a circle have no value (CSS Variables 1, section 2.3).
 */
export function settled(
  declared: ReadonlyMap<string, string>,
  inherited: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  if (!declared.size) return inherited
  const values = new Map(inherited)
  for (const name of declared.keys()) values.delete(name)
  const done = new Set<string>()
  const circle: string[] = []
  const lost = new Set<string>()
  const lookUp = (name: string): string | undefined => {
    const written = declared.get(name)
    if (written === undefined || done.has(name)) return values.get(name)
    if (circle.includes(name)) {
      for (const one of circle.slice(circle.indexOf(name))) lost.add(one)
      return undefined
    }
    circle.push(name)
    const value = kept(written, name, inherited) ?? replaced(written, lookUp, 0)
    circle.pop()
    done.add(name)
    if (value !== undefined && !lost.has(name) && value !== 'initial') values.set(name, value)
    return values.get(name)
  }
  for (const name of declared.keys()) lookUp(name)
  return values
}

/** A custom property is inherited, so that most words for all properties say that it keeps its value. */
const kept = (written: string, name: string, inherited: ReadonlyMap<string, string>): string | undefined =>
  ['inherit', 'unset', 'revert', 'revert-layer'].includes(written.toLowerCase())
    ? (inherited.get(name) ?? 'initial')
    : undefined

function replaced(value: string, lookUp: Lookup, depth: number): string | undefined {
  let text = ''
  let rest = value
  for (let at = startOf(rest); at >= 0; at = startOf(rest)) {
    const inside = bracketed(rest.slice(at + 4))
    if (inside === undefined || depth > DEEPEST) return undefined
    const comma = inside.indexOf(',')
    const name = (comma < 0 ? inside : inside.slice(0, comma)).trim()
    const found = lookUp(name) ?? (comma < 0 ? undefined : replaced(inside.slice(comma + 1).trim(), lookUp, depth + 1))
    if (found === undefined) return undefined
    text += rest.slice(0, at) + found
    rest = rest.slice(at + 4 + inside.length + 1)
    if (text.length > LONGEST_VALUE) return undefined
  }
  return text.length + rest.length > LONGEST_VALUE ? undefined : text + rest
}

/** Where `var(` begins, outside of strings; -1 where there is none. */
const startOf = (text: string): number => {
  if (!text.includes('var(')) return -1
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?<![\w-])var\(/g))
    if (match[0] === 'var(') return match.index
  return -1
}

/** What stands before the bracket that closes the one just opened; undefined where it is left open. */
function bracketed(text: string): string | undefined {
  let depth = 1
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[()]/g)) {
    if (match[0] === '(') depth++
    else if (match[0] === ')') depth--
    if (depth === 0) return text.slice(0, match.index)
  }
  return undefined
}
