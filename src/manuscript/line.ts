/** One line of a text: its words without outer spaces, and where it stands (`end` before the line end, `next` after it). */
export interface Line {
  readonly start: number
  readonly end: number
  readonly next: number
  readonly text: string
  /** Inside front matter, fenced code or a comment: nobody's to read. */
  verbatim: boolean
}

/** Turn a text into its lines. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const match of text.matchAll(/\r\n?|\n/g)) {
    const next = match.index + match[0].length
    lines.push({ start, end: match.index, next, text: clean(text.slice(start, match.index)), verbatim: false })
    start = next
  }
  lines.push({ start, end: text.length, next: text.length, text: clean(text.slice(start)), verbatim: false })
  return lines
}

/** Zero-width litter is no text: a line of nothing else is an empty line. */
function clean(line: string): string {
  const text = line.trim()
  return /[\u200b\u2060\ufeff]/.test(text) ? text.replace(/[\u200b\u2060\ufeff]/g, '').trim() : text
}

/** Turn the lines of Markdown into where its front matter ends: the index of the first line of the book. */
export function frontMatterEnd(lines: readonly Line[]): number {
  const fence = lines[0]?.text
  if (fence !== '---' && fence !== '+++') return 0
  for (let i = 1; i < lines.length; i++) {
    const text = lines[i]?.text ?? ''
    if (text === fence || (fence === '---' && text === '...')) {
      const inside = lines.slice(1, i).map((line) => line.text)
      // A break at the top of a file has prose after it: front matter is keys, lists and comments.
      const keys = inside.filter((line) => /^([\w-]+\s*[:=]|-\s|#|$)/.test(line)).length
      return i > 1 && keys * 2 > inside.length && /[:=]/.test(inside.join('')) ? i + 1 : 0
    }
  }
  return 0
}

/** Mark the lines of closed code fences and of comments verbatim. Return the lines that open a fence that nobody closes. */
export function markVerbatim(lines: readonly Line[], from: number): Line[] {
  const open: Line[] = []
  const endless = new Set<string>()
  for (let i = 0; i < from; i++) verbatim(lines[i])
  for (let i = from; i < lines.length; i++) {
    const line = lines[i]
    if (line === undefined) break
    // Three tildes with nothing after them are a break; with a language they are a fence.
    const fence = /^(`{3,})[^`]*$|^(~{3,})\s*\w[\w+-]*$/.exec(line.text)
    const mark = fence?.[1] ?? fence?.[2]
    const closes =
      mark !== undefined
        ? (text: string) => text.startsWith(mark) && /^(`+|~+)$/.test(text)
        : (text: string) => text.includes('-->')
    if (mark === undefined && !(line.text.startsWith('<!--') && !line.text.includes('-->'))) continue
    const kind = mark ?? '-->'
    if (endless.has(kind)) {
      open.push(line)
      continue
    }
    let end = i + 1
    while (end < lines.length && !closes(lines[end]?.text ?? '')) end++
    // What one cannot find below it, the next cannot either.
    if (end === lines.length) {
      open.push(line)
      endless.add(kind)
    } else {
      for (; i < end; i++) verbatim(lines[i])
      verbatim(lines[end])
    }
  }
  return open
}

function verbatim(line: Line | undefined): void {
  if (line !== undefined) line.verbatim = true
}
