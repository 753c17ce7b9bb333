const words = (text: string): string[] => text.trim().split(/\s+/)

/** The elements that a drawing in a book may have: shapes, text, paints, and what shapes are cut and repeated by. */
export const ELEMENTS: ReadonlySet<string> = new Set(
  words(`
    svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textPath
    linearGradient radialGradient stop pattern clipPath mask marker title desc style switch
  `),
)

/** The elements whose text is kept. */
export const WORDS: ReadonlySet<string> = new Set(words('text tspan textPath title desc style'))

export const ATTRIBUTES: ReadonlySet<string> = new Set(
  words(`
    id class style lang xml:lang xml:space version viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr
    d points pathLength transform dx dy rotate textLength lengthAdjust startOffset method spacing
    gradientUnits gradientTransform spreadMethod offset stop-color stop-opacity
    patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits
    refX refY markerWidth markerHeight markerUnits orient marker marker-start marker-mid marker-end
    clip-path clip-rule mask color display visibility opacity overflow
    fill fill-opacity fill-rule stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width vector-effect paint-order shape-rendering text-rendering mix-blend-mode isolation
    font-family font-size font-stretch font-style font-variant font-weight letter-spacing word-spacing text-anchor
    text-decoration dominant-baseline alignment-baseline baseline-shift direction unicode-bidi writing-mode
    role aria-label aria-labelledby aria-hidden type
  `),
)
