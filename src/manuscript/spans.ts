import type { Parent, PhrasingContent } from 'mdast'
import type { CompileContext, Extension as FromMarkdown, Token } from 'mdast-util-from-markdown'
import type { Construct, Event, Extension, Resolver, State, TokenizeContext, Tokenizer } from 'micromark-util-types'
import { type Attributes, readAttributes } from './attributes.js'

/** `[words]{.small-caps lang=fr}`. */
export interface Span extends Parent {
  type: 'span'
  attributes: Attributes
  children: PhrasingContent[]
}

/** `^[words]`: a note where it is referred to. */
export interface InlineNote extends Parent {
  type: 'inlineNote'
  children: PhrasingContent[]
}

declare module 'mdast' {
  interface PhrasingContentMap {
    span: Span
    inlineNote: InlineNote
  }
  interface RootContentMap {
    span: Span
    inlineNote: InlineNote
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    span: 'span'
    spanEnd: 'spanEnd'
    spanAttributes: 'spanAttributes'
    inlineNote: 'inlineNote'
    inlineNoteStart: 'inlineNoteStart'
  }
}

const caret = 94
const openBracket = 91
const closeBracket = 93
const openBrace = 123
const closeBrace = 125
// Attributes longer than this are somebody's text.
const longest = 200

const start: Construct = { name: 'inlineNoteStart', tokenize: tokenizeStart, resolveAll: resolveOpenStarts }
const end: Construct = { name: 'spanEnd', tokenize: tokenizeEnd, resolveTo: resolveEnd }

/**
 * Spans and inline notes for micromark. Both are looked for at a closing bracket before links are, and only take it when braces
 * that hold attributes follow directly, or when `^[` opened it: ordinary brackets stay what they are.
 */
export const spans: Extension = { text: { [caret]: start, [closeBracket]: end } }

/** The nodes that spans and inline notes become. */
export const spansFromMarkdown: FromMarkdown = {
  enter: {
    span(token) {
      this.enter({ type: 'span', attributes: { classes: [] }, children: [] }, token)
    },
    inlineNote(token) {
      this.enter({ type: 'inlineNote', children: [] }, token)
    },
  },
  exit: { span: leave, inlineNote: leave, spanAttributes: giveAttributes },
}

function leave(this: CompileContext, token: Token): void {
  this.exit(token)
}

function giveAttributes(this: CompileContext, token: Token): void {
  const node = this.stack.at(-1)
  const attributes = readAttributes(this.sliceSerialize(token).slice(1, -1))
  if (node?.type === 'span' && attributes !== undefined) node.attributes = attributes
}

function tokenizeStart(...[effects, ok, nok]: Parameters<Tokenizer>): State {
  return (code) => {
    effects.enter('inlineNoteStart')
    effects.consume(code)
    return bracket
  }
  function bracket(code: Parameters<State>[0]): State | undefined {
    if (code !== openBracket) return nok(code)
    effects.consume(code)
    effects.exit('inlineNoteStart')
    return ok
  }
}

/** A start that no bracket closed is text. */
function resolveOpenStarts(events: Event[]): Event[] {
  for (const [, token] of events) if (token.type === 'inlineNoteStart') token.type = 'data'
  return events
}

function tokenizeEnd(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const opening = this.events[openingOf(this.events, this.events.length)]?.[1]
  let attributes = ''
  return (code) => {
    if (opening === undefined || opening.type === 'labelImage') return nok(code)
    effects.enter('spanEnd')
    effects.consume(code)
    if (opening.type === 'labelLink') return brace
    effects.exit('spanEnd')
    return ok
  }
  function brace(code: Parameters<State>[0]): State | undefined {
    if (code !== openBrace) return nok(code)
    effects.enter('spanAttributes')
    effects.consume(code)
    return inside
  }
  function inside(code: Parameters<State>[0]): State | undefined {
    // Codes below 0 are line ends and tabs, null is the end of the text.
    if (code === null || code < -1 || code === openBrace || attributes.length > longest) return nok(code)
    effects.consume(code)
    if (code !== closeBrace) {
      attributes += code < 0 ? ' ' : String.fromCodePoint(code)
      return inside
    }
    if (readAttributes(attributes) === undefined) return nok
    effects.exit('spanAttributes')
    effects.exit('spanEnd')
    return ok
  }
}

// No span or note is longer than this many of the parser's events; a row of brackets must not be walked anew for each of them.
const farthest = 2000

/** Index of the event before `from` that enters the bracket which the next closing one belongs to; -1 when there is none. */
function openingOf(events: readonly Event[], from: number): number {
  for (let i = from - 1; i >= Math.max(0, from - farthest); i--) {
    const [kind, token] = events[i] ?? []
    if (kind !== 'enter' || token === undefined || token._balanced) continue
    if (token.type === 'labelLink' || token.type === 'labelImage' || token.type === 'inlineNoteStart') return i
  }
  return -1
}

/** Put what stands between the brackets into one group. */
function resolveEnd(...[events, context]: Parameters<Resolver>): Event[] {
  const close = events.findLastIndex(([kind, { type }]) => kind === 'enter' && type === 'spanEnd')
  const open = openingOf(events, close)
  const opening = events[open]?.[1]
  const closing = events[close]?.[1]
  if (opening === undefined || closing === undefined) return events
  const type = opening.type === 'inlineNoteStart' ? 'inlineNote' : 'span'
  // A bracket that opens a link has a marker inside: two events more.
  const first = open + (type === 'span' ? 4 : 2)
  const group = { type, start: { ...opening.start }, end: { ...closing.end } } as const
  let inner = events.slice(first, close)
  const resolvers = (context.parser.constructs.insideSpan.null ?? []).map((construct) => construct.resolveAll)
  for (const resolve of new Set(resolvers)) if (resolve) inner = resolve(inner, context)
  const attributes = events.slice(close).filter(([, token]) => token.type === 'spanAttributes')
  const grouped: Event[] = [['enter', group, context], ...inner, ...attributes, ['exit', group, context]]
  // In place: the parser keeps hold of its list.
  events.length = open
  for (const event of grouped) events.push(event)
  return events
}
