// C0 and C1 controls but tab and line feed, non-characters that XML 1.0 forbids, soft hyphens, lone halves of a pair.
const unwanted = /[^\P{Cc}\t\n]|[\u00AD\uFFFE\uFFFF]|\p{Cs}/gu

/**
 * Turn an author's text into text that XML 1.0 (section 2.2, Char) can hold: controls, halves of surrogate pairs and soft hyphens
 * are left out. The word joiner becomes U+FEFF, which old reading systems know to be invisible, as many do not know U+2060; the
 * narrow no-break space becomes a plain one, for where a font has none they show a question mark before every French stop.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(unwanted, '')
    .replaceAll('\u2060', '\uFEFF')
    .replaceAll('\u202F', '\u00A0')
}

/** Turn a text of any shape into one clean line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim()
}
