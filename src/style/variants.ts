/** The words of each part of `font-variant` (CSS Fonts 4, section 6). */
export const CAPS = [
  'small-caps',
  'all-small-caps',
  'petite-caps',
  'all-petite-caps',
  'unicase',
  'titling-caps',
] as const
export const NUMERIC = [
  'oldstyle-nums',
  'lining-nums',
  'proportional-nums',
  'tabular-nums',
  'diagonal-fractions',
  'stacked-fractions',
  'ordinal',
  'slashed-zero',
] as const
export const LIGATURES = [
  'common-ligatures',
  'no-common-ligatures',
  'discretionary-ligatures',
  'no-discretionary-ligatures',
  'historical-ligatures',
  'no-historical-ligatures',
  'contextual',
  'no-contextual',
] as const
export const POSITION = ['sub', 'super'] as const
export const ALTERNATES = ['historical-forms'] as const
