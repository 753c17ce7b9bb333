/** Turn a name nobody knows into advice: the known name it is nearest to, else all of them. */
export function cureFor(spelled: string, known: readonly string[], others: readonly string[] = []): string {
  const nearest = nearestTo(spelled, known, others)
  return nearest === undefined ? `Fleuron knows ${known.join(', ')}.` : `Did you mean "${nearest}"?`
}

/** Turn a name nobody knows into the known one that it is a slip of the pen for, if there is one. */
export function nearestTo(
  spelled: string,
  known: readonly string[],
  others: readonly string[] = [],
): string | undefined {
  const [nearest] = [...known, ...others]
    .map((name) => ({ name, far: distance(spelled.toLowerCase(), name.toLowerCase()) }))
    .sort((one, other) => one.far - other.far)
  // A third of the letters may differ, or it is another word.
  return nearest !== undefined && nearest.far <= Math.max(1, nearest.name.length / 3) ? nearest.name : undefined
}

/** How many letters to add, take out, change or swap to turn one word into another (optimal string alignment). */
function distance(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= Math.min(one.length, 40); row++) {
    const now = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      const costs = [(last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1)]
      if (swapped) costs.push((before[column - 2] ?? 0) + 1)
      now.push(Math.min(...costs))
    }
    before = last
    last = now
  }
  return last[other.length] ?? other.length
}
