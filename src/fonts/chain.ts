import type { Shaping } from '../types/fonts.js'
import { clustersOf, isPlain, isSpace, isUnseen, presentationOf } from './clusters.js'
import { byNearness, type OpenFace } from './face.js'
import { scriptOf } from './scripts.js'

/** Text of one face and one script. */
export interface FaceRun {
  readonly face: OpenFace
  readonly script: string
  readonly text: string
}

/** A character that all picture faces have. */
const SMILE = 0x1f600

/** Finds the faces in which a text is set where its own does not have all of it. */
export class Chain {
  readonly lost = new Set<string>()
  private readonly orders = new Map<string, readonly OpenFace[]>()

  constructor(private readonly faces: readonly OpenFace[]) {}

  /** Cut a text where another face or another script begins. What its reader takes for one sign stays in one face, where one has it. */
  itemise(first: OpenFace, text: string, shaping: Shaping): readonly FaceRun[] {
    if (isPlain(text) && hasAll(first, text)) return [{ face: first, script: '', text }]
    const runs: FaceRun[] = []
    for (const cluster of clustersOf(text)) {
      const face = this.faceFor(first, cluster, shaping)
      if (face) add(runs, face, cluster)
      else for (const character of cluster) this.addAlone(runs, first, character, shaping)
    }
    return runs
  }

  /** A character of a sign that no face has whole: the sign falls apart into what there is. */
  private addAlone(runs: FaceRun[], first: OpenFace, character: string, shaping: Shaping): void {
    const last = runs.at(-1)
    if (last && isUnseen(codeOf(character))) {
      add(runs, last.face, character)
      return
    }
    const face = this.faceFor(first, character, shaping)
    if (!face) this.lost.add(character)
    add(runs, face ?? first, character)
  }

  private faceFor(first: OpenFace, cluster: string, shaping: Shaping): OpenFace | undefined {
    const wanted = presentationOf(cluster)
    if (wanted !== 'emoji' && hasAll(first, cluster)) return first
    const order = this.orderFor(first, shaping)
    const whole = order.filter((face) => hasAll(face, cluster))
    // A letter and its accent may be one character of a face.
    const composed = whole.length ? whole : order.filter((face) => hasAll(face, cluster.normalize('NFC')))
    const suited = wanted && composed.find((face) => face.has(SMILE) === (wanted === 'emoji'))
    return suited ?? composed[0]
  }

  /** The face, the families named beside its own, and the others as they are listed; of each family the likest first. */
  private orderFor(first: OpenFace, { families = [] }: Shaping): readonly OpenFace[] {
    const key = `${first.id}|${families.join('|')}`
    const known = this.orders.get(key)
    if (known) return known
    const names = new Set([first.family, ...families, ...this.faces.map((face) => face.family)])
    const likest = [...names].flatMap((name) =>
      byNearness(
        this.faces.filter((face) => face.family === name),
        first.weight,
        first.style,
      ),
    )
    const order = [...new Set([first, ...likest])]
    this.orders.set(key, order)
    return order
  }
}

const codeOf = (character: string): number => character.codePointAt(0) ?? 0

function hasAll(face: OpenFace, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.codePointAt(i) ?? 0
    if (code > 0xffff) i++
    if (!face.has(code) && !isUnseen(code) && !isSpace(code)) return false
  }
  return true
}

/** Put a sign to the last run, where face and script are the same; what all scripts share goes with what stands before it. */
function add(runs: FaceRun[], face: OpenFace, cluster: string): void {
  const script = scriptOf(codeOf(cluster))
  const last = runs.at(-1)
  if (last?.face === face && (!script || !last.script || script === last.script))
    runs[runs.length - 1] = { face, script: last.script || script, text: last.text + cluster }
  else runs.push({ face, script, text: cluster })
}
