import type { Job, LayoutName } from '../../types/imposition.js'
import type { Layout } from '../layout.js'
import { accordion } from './accordion.js'
import { cutStack } from './cutStack.js'
import { booklet, signatures } from './folio.js'
import { mini8 } from './mini8.js'
import { mini16 } from './mini16.js'
import { octavo } from './octavo.js'
import { pages } from './pages.js'
import { quarto } from './quarto.js'

/** Every way to put pages on sheets. */
const ALL: Readonly<Record<LayoutName, (job: Pick<Job, 'up' | 'panels'>) => Layout>> = {
  booklet: () => booklet,
  signatures: () => signatures,
  quarto: () => quarto,
  octavo: () => octavo,
  'cut-stack': ({ up }) => cutStack(up),
  'mini-8': () => mini8,
  'mini-16': () => mini16,
  accordion: ({ panels }) => accordion(panels),
  pages: () => pages,
}

/** The layout that a job asks for. */
export const layoutOf = (job: Pick<Job, 'layout' | 'up' | 'panels'>): Layout => ALL[job.layout](job)
