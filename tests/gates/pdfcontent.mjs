// A page's content as operations, each with its operands (ISO 32000-1, 7.8.2): only what our own painter writes is known.

const TOKEN =
  /\s*(?:(<<)|(>>)|(\[)|(\])|\/([^\s/<>[\]()]*)|<([\da-fA-F\s]*)>|\(((?:\\.|[^\\)])*)\)|([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(?=[\s/<>[\]()]|$)|([A-Za-z'"*\d]+))/y

/** Turn a content stream, its bytes as letters, into operations: `{operator, operands}`; strings are hexadecimal figures, names have no slash. */
export function* operations(content) {
  TOKEN.lastIndex = 0
  const stack = [[]]
  while (TOKEN.lastIndex < content.length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(content)
    if (!match) {
      if (content.slice(at).trim() === '') return
      throw new Error(`unknown content: ${JSON.stringify(content.slice(at, at + 40))}`)
    }
    const [, dictOpen, dictClose, arrayOpen, arrayClose, name, hex, string, number, operator] = match
    const top = stack.at(-1)
    if (dictOpen || arrayOpen) stack.push([])
    else if (arrayClose) stack.at(-2).push(stack.pop())
    else if (dictClose) {
      const flat = stack.pop()
      stack.at(-1).push(Object.fromEntries(flat.flatMap((key, i) => (i % 2 ? [] : [[key, flat[i + 1]]]))))
    } else if (name !== undefined) top.push(name)
    else if (hex !== undefined) top.push(hex.replace(/\s/g, ''))
    else if (string !== undefined) top.push(Buffer.from(string, 'latin1').toString('hex'))
    else if (number !== undefined) top.push(Number(number))
    else if (operator !== undefined) {
      yield { operator, operands: top }
      stack.splice(0, stack.length, [])
    }
  }
}
