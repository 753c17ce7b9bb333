/**
 * Turn a number of sheets into signatures of the sizes wished for; the last size goes on. What is left over is the last signature's,
 * and it is never a lonely sheet, which would hang by a single fold: it takes one from the signature before, or joins it.
 */
export function signaturesOf(sheets: number, wished: readonly number[]): number[] {
  const sizes: number[] = []
  for (let left = sheets; left > 0; ) {
    const size = Math.min(left, Math.max(1, wished[sizes.length] ?? wished.at(-1) ?? left))
    sizes.push(size)
    left -= size
  }
  const [before, last] = sizes.slice(-2)
  const asked = wished[sizes.length - 1] ?? wished.at(-1)
  if (sizes.length < 2 || before === undefined || last !== 1 || asked === 1) return sizes
  return [...sizes.slice(0, -2), ...(before > 2 ? [before - 1, 2] : [before + 1])]
}
