import type { AccessibilityClaims } from '../types/manuscript.js'

/** What the content gives to readers who cannot see it, found while the pages were made. */
export interface Access {
  /** Whether pictures stand in the text, the cover left aside. */
  readonly pictures: boolean
  /** Whether each of them is described in words. */
  readonly described: boolean
  /** Whether a picture may move: nobody can tell whether it flashes. */
  readonly moving: boolean
  /** Whether all of the sheet is Fleuron's own, so that its contrast is known. */
  readonly ownSheet: boolean
  /** Whether the pages of the printed edition are marked and listed. */
  readonly paged: boolean
  /** Whether each link and each picture of the text found its place. */
  readonly whole: boolean
}

/** The standard the book meets when nothing in it is unknown to us. */
const standard = 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA'

/**
 * Turn what is known of the content into metadata (EPUB Accessibility 1.1, section 3; schema.org's vocabulary), as pairs of property
 * and value. Conformance is claimed only where nothing of the author's could break it: each picture described, no foreign sheet.
 */
export function accessibilityOf(access: Access): [property: string, value: string][] {
  const { pictures, described, moving, ownSheet, whole } = access
  const features = ['displayTransformability', 'readingOrder', 'structuralNavigation', 'tableOfContents', 'unlocked']
  if (described) features.unshift('alternativeText')
  if (access.paged) features.push('pageBreakMarkers', 'pageNavigation')
  const conforms = described && !moving && ownSheet && whole
  return [
    ...(conforms
      ? ([
          ['dcterms:conformsTo', standard],
          ['a11y:certifiedBy', 'Fleuron'],
        ] as const)
      : []),
    ['schema:accessMode', 'textual'],
    ...(pictures ? ([['schema:accessMode', 'visual']] as const) : []),
    ...(described ? ([['schema:accessModeSufficient', 'textual']] as const) : []),
    ...(pictures ? ([['schema:accessModeSufficient', 'textual,visual']] as const) : []),
    ...features.map((feature) => ['schema:accessibilityFeature', feature] as const),
    ['schema:accessibilityHazard', moving ? 'unknown' : 'none'],
    ['schema:accessibilitySummary', summaryOf(access, conforms)],
  ].map(([property = '', value = '']) => [property, value])
}

function summaryOf({ pictures, described, moving }: Access, conforms: boolean): string {
  return [
    'The text can be reflowed, resized and read aloud; headings, landmarks and a table of contents help to find the way.',
    !pictures ? 'There are no pictures but the cover.' : '',
    pictures && described ? 'Each picture is described in words.' : '',
    pictures && !described ? 'Some pictures have no description.' : '',
    moving ? 'Some pictures may move.' : '',
    conforms ? `Made to meet ${standard}.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

const properties: Readonly<Record<keyof AccessibilityClaims, string>> = {
  modes: 'schema:accessMode',
  sufficient: 'schema:accessModeSufficient',
  features: 'schema:accessibilityFeature',
  hazards: 'schema:accessibilityHazard',
  summary: 'schema:accessibilitySummary',
}

/** Turn what was found, and what the author says, into one list: of each property the author's word stands. */
export function claimed(
  found: readonly [property: string, value: string][],
  claims: AccessibilityClaims = {},
): [property: string, value: string][] {
  const said = Object.entries(properties).flatMap(([key, property]) => {
    // The keys of the table are those of the claims.
    const value = claims[key as keyof AccessibilityClaims]
    return value === undefined ? [] : [value].flat().map((one): [string, string] => [property, one])
  })
  const taken = new Set(said.map(([property]) => property))
  return [...found.filter(([property]) => !taken.has(property)), ...said]
}
