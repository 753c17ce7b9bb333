/** Heads and folios stand a line away from the text. */
const inMargin = (place: string): string =>
  `@top-${place} { padding-bottom: 1rlh } @bottom-${place} { padding-top: 1rlh }`

/** What every reading system does with unstyled HTML, so that the compositor starts from the same place. */
export const USER_AGENT = `
html, body, section, article, header, footer, nav, aside, main, div, p, h1, h2, h3, h4, h5, h6, blockquote, figure,
figcaption, ul, ol, dl, dt, dd, pre, hr, table, thead, tbody, tfoot, tr, td, th, caption, hgroup { display: block }
head, script, style, template, title { display: none }
li { display: list-item }
ul { list-style-type: disc }
ol { list-style-type: decimal }
em, i, cite, var, dfn { font-style: italic }
strong, b, th { font-weight: bold }
h1, h2, h3, h4, h5, h6 { break-after: avoid; break-inside: avoid }
pre { white-space: pre-wrap }
sup { vertical-align: super; font-size: .7em }
sub { vertical-align: sub; font-size: .7em }
s, del { text-decoration: line-through }
small { font-size: smaller }
figure { break-inside: avoid }
[dir=ltr] { direction: ltr }
[dir=rtl] { direction: rtl }
[dir=auto] { direction: auto }
@page {
  ${['left', 'center', 'right'].map(inMargin).join('\n  ')}
}
`
