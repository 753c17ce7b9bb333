import type { Construct, Extension } from 'micromark-util-types'

/** A list of labels that knows at once which it holds: the parser asks at every bracket. */
export class Labels extends Array<string> {
  private readonly known = new Set<string>()

  override includes(label: string): boolean {
    return this.known.has(label)
  }

  override push(...labels: string[]): number {
    for (const label of labels) this.known.add(label)
    return super.push(...labels)
  }
}

// Lines that define a note, or an address for links, also inside quotations and lists.
const noteLine = /^[\s>]*\[\^((?:\\.|[^\]\s[\\])+)\]:/gm
const linkLine = /^[\s>]*\[((?:\\.|[^\][\\^])(?:\\.|[^\][\\])*)\]:[ \t]*(?:<[^<>]*>|\S+)(?:[ \t]+["'(].*)?[ \t]*$/gm

/** Turn a text into what gives a Markdown parser the labels of all its notes and links before it reads a part of it. */
export function labelsOf(text: string): Extension {
  const notes = new Labels()
  const links = new Labels()
  for (const [, label = ''] of text.matchAll(noteLine)) notes.push(normal(label))
  for (const [, label = ''] of text.matchAll(linkLine)) links.push(normal(label))
  const tell: Construct = {
    name: 'labels',
    tokenize(_effects, _ok, nok) {
      this.parser.defined = links
      this.parser.gfmFootnotes = notes
      return nok
    },
  }
  // Labels stand behind a bracket: at each of them the parser comes by here first.
  return { document: { [bracket]: tell }, text: { [bracket]: tell } }
}

const bracket = 91

/** A label as CommonMark (0.31, section 4.7) compares it. */
const normal = (label: string): string =>
  label
    .replace(/[\t\n\r ]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase()
