/** For every property a tiny document, two values, and what either has on its pages that the other has not. */
export interface Case {
  readonly html: string
  /** A rule with `$` where the value goes. */
  readonly css: string
  readonly values: readonly [string, string]
  /** What only the pages of the first value show, and what only those of the second. */
  readonly only: readonly [readonly string[], readonly string[]]
}

type Asked = Omit<Case, 'only'>
const shows = (asked: Asked, first: readonly string[], second: readonly string[]): Case => ({
  ...asked,
  only: [first, second],
})

const P = '<section><p>aaa bbb</p></section>'
const TWO = '<section><p>aaa</p><p class="b">bbb</p></section>'
const WIDE = '<section><p>aaa bbb ccc ddd eee fff ggg hhh iii jjj kkk lll</p></section>'
const lines = (letter: string, count: number) =>
  `<p>${Array.from({ length: count }, (_, i) => `${letter}${i + 1}`).join('<br>')}</p>`
const p = (name: string, ...values: [string, string]): Asked => ({ html: P, css: `p { ${name}: $ }`, values })
const on = (html: string, css: string, ...values: [string, string]): Asked => ({ html, css, values })

/** Positions are in points from the top left corner: `aaa 0,7` stands on the first line, whose capitals are 7 pt high. */
export const CASES: Readonly<Record<string, Case>> = {
  display: shows(
    on('<section><p>aaa <b>bbb</b></p></section>', 'b { display: $ }', 'inline', 'none'),
    ['bbb 20,7 700'],
    [],
  ),
  position: shows(on(TWO, '.b { top: 30pt; position: $ }', 'static', 'absolute'), ['bbb 0,17'], ['bbb 0,37']),
  float: shows(
    on(
      '<section><p>a <a href="#n">1</a></p><aside id="n"><p>note</p></aside><p>b</p></section>',
      'aside { float: $ }',
      'none',
      'footnote',
    ),
    ['note 0,17', 'b 0,27'],
    ['b 0,17', 'note 0,77'],
  ),
  top: shows(on(TWO, '.b { position: absolute; top: $ }', '30pt', '50%'), ['bbb 0,37'], ['bbb 0,47']),
  right: shows(
    on(TWO, '.b { position: absolute; text-align: right; right: $ }', '0', '10pt'),
    ['bbb 185,77'],
    ['bbb 175,77'],
  ),
  bottom: shows(on(TWO, '.b { position: absolute; bottom: $ }', '0', '10pt'), ['bbb 0,77'], ['bbb 0,67']),
  left: shows(on(TWO, '.b { position: absolute; left: $ }', '0', '10pt'), ['bbb 0,77'], ['bbb 10,77']),
  width: shows(p('text-align: right; width', 'auto', '50pt'), ['aaa bbb 165,7'], ['aaa bbb 15,7']),
  'max-width': shows(p('text-align: right; max-width', 'none', '50%'), ['aaa bbb 165,7'], ['aaa bbb 65,7']),
  height: shows(on(TWO, 'p:first-child { height: $ }', 'auto', '30pt'), ['bbb 0,17'], ['bbb 0,37']),
  'align-content': shows(p('height: 40pt; align-content', 'start', 'end'), ['aaa bbb 0,7'], ['aaa bbb 0,37']),
  'margin-top': shows(on(TWO, '.b { margin-top: $ }', '0', '10pt'), ['bbb 0,17'], ['bbb 0,27']),
  'margin-right': shows(p('text-align: right; margin-right', '0', '10pt'), ['aaa bbb 165,7'], ['aaa bbb 155,7']),
  'margin-bottom': shows(on(TWO, 'p:first-child { margin-bottom: $ }', '0', '1rlh'), ['bbb 0,17'], ['bbb 0,27']),
  'margin-left': shows(p('margin-left', '0', '10%'), ['aaa bbb 0,7'], ['aaa bbb 20,7']),
  'padding-top': shows(on(TWO, '.b { padding-top: $ }', '0', '10pt'), ['bbb 0,17'], ['bbb 0,27']),
  'padding-right': shows(p('text-align: right; padding-right', '0', '10pt'), ['aaa bbb 165,7'], ['aaa bbb 155,7']),
  'padding-bottom': shows(on(TWO, 'p:first-child { padding-bottom: $ }', '0', '10pt'), ['bbb 0,17'], ['bbb 0,27']),
  'padding-left': shows(p('padding-left', '0', '10pt'), ['aaa bbb 0,7'], ['aaa bbb 10,7']),
  'border-top': shows(p('border-top', 'none', '1pt solid red'), [], ['ground 0,-6 200x1 #f00']),
  'border-right': shows(
    p('text-align: right; padding-right: 2pt; border-right', 'none', '1pt solid'),
    ['aaa bbb 163,7'],
    ['ground 199,0 1x7 #000', 'aaa bbb 162,7'],
  ),
  'border-bottom': shows(p('border-bottom', 'none', '1pt solid'), [], ['ground 0,14.2 200x1 #000']),
  'border-left': shows(
    on(`<section>${lines('a', 10)}</section>`, 'p { padding-left: 4pt; border-left: $ }', 'none', '2pt solid red'),
    ['a1 4,7', 'a2 4,17', 'a3 4,27', 'a4 4,37', 'a5 4,47', 'a6 4,57', 'a7 4,67', 'a8 4,77', 'a9 4,7', 'a10 4,17'],
    [
      'ground 0,0 2x77 #f00',
      'a1 6,7',
      'a2 6,17',
      'a3 6,27',
      'a4 6,37',
      'a5 6,47',
      'a6 6,57',
      'a7 6,67',
      'a8 6,77',
      'ground 0,0 2x17 #f00',
      'a9 6,7',
      'a10 6,17',
    ],
  ),
  outline: shows(on(P, 'section { outline: $ }', 'none', '2pt solid'), [], ['frame -1,-1 202x79 #000']),
  'outline-offset': shows(
    on(P, 'section { outline: 2pt solid; outline-offset: $ }', '0', '-5pt'),
    ['frame -1,-1 202x79 #000'],
    ['frame 4,4 192x69 #000'],
  ),
  'background-color': shows(p('background-color', 'transparent', 'silver'), [], ['ground 0,0 200x7 #bbb']),
  rotate: shows(p('rotate', 'none', '90deg'), ['aaa bbb 0,7'], ['turned 90', 'aaa bbb -100,5']),
  color: shows(p('color', 'black', 'rgb(255 0 0)'), ['aaa bbb 0,7'], ['aaa bbb 0,7 #f00']),
  'font-family': shows(p('font-family', 'Plain', '"Other Face", serif'), ['aaa bbb 0,7'], ['aaa bbb 0,7 Other Face']),
  'font-size': shows(p('font-size', 'medium', '8pt'), ['aaa bbb 0,7'], ['aaa bbb 0,5.6 8pt']),
  'font-style': shows(p('font-style', 'normal', 'italic'), ['aaa bbb 0,7'], ['aaa bbb 0,7 italic']),
  'font-weight': shows(p('font-weight', 'normal', 'bold'), ['aaa bbb 0,7'], ['aaa bbb 0,7 700']),
  'font-variant-caps': shows(p('font-variant-caps', 'normal', 'small-caps'), ['aaa bbb 0,7'], ['aaa bbb 0,7 smcp']),
  'font-variant-numeric': shows(
    p('font-variant-numeric', 'normal', 'lining-nums tabular-nums'),
    ['aaa bbb 0,7'],
    ['aaa bbb 0,7 lnum tnum'],
  ),
  'font-variant-ligatures': shows(
    p('font-variant-ligatures', 'normal', 'no-common-ligatures'),
    ['aaa bbb 0,7'],
    ['aaa bbb 0,7 -liga -clig'],
  ),
  'font-variant-position': shows(p('font-variant-position', 'normal', 'super'), ['aaa bbb 0,7'], ['aaa bbb 0,7 sups']),
  'font-variant-alternates': shows(
    p('font-variant-alternates', 'normal', 'historical-forms'),
    ['aaa bbb 0,7'],
    ['aaa bbb 0,7 hist'],
  ),
  'font-kerning': shows(p('font-kerning', 'auto', 'none'), ['aaa bbb 0,7'], ['aaa bbb 0,7 -kern']),
  'font-feature-settings': shows(
    p('font-feature-settings', 'normal', '"ss01", "liga" 0'),
    ['aaa bbb 0,7'],
    ['aaa bbb 0,7 ss01 -liga'],
  ),
  'letter-spacing': shows(
    on('<section><p>aaa bbb</p></section>', 'p { text-align: right; letter-spacing: $ }', '0', '1pt'),
    ['aaa bbb 165,7'],
    ['aaa bbb 159,7 -liga -clig -dlig -hlig'],
  ),
  direction: shows(p('text-align: start; direction', 'ltr', 'rtl'), ['aaa bbb 0,7'], ['aaa bbb 165,7']),
  'line-height': shows(
    on('<section><p>a<br>b</p></section>', 'p { line-height: $ }', '1', '15pt'),
    ['b 0,17'],
    ['b 0,22'],
  ),
  'text-align': shows(p('text-align', 'left', 'center'), ['aaa bbb 0,7'], ['aaa bbb 82.5,7']),
  'text-indent': shows(p('text-indent', '0', '1em'), ['aaa bbb 0,7'], ['aaa bbb 10,7']),
  'text-transform': shows(p('text-transform', 'none', 'capitalize'), ['aaa bbb 0,7'], ['Aaa Bbb 0,7']),
  'text-wrap': shows(
    on(WIDE, 'p { text-wrap: $ }', 'wrap', 'balance'),
    ['aaa bbb ccc ddd eee fff ggg hhh iii jjj 0,7', 'kkk lll 0,17'],
    ['aaa bbb ccc ddd eee fff 0,7', 'ggg hhh iii jjj kkk lll 0,17'],
  ),
  'text-fit': shows(
    on('<section><p>Llanfairpwll</p></section>', 'p { width: 40pt; text-fit: $ }', 'none', 'shrink'),
    ['Llanfairpwll 0,7'],
    ['Llanfairpwll 0,7 6.6pt'],
  ),
  'white-space': shows(
    on('<section><p>a\n  b</p></section>', 'p { white-space: $ }', 'normal', 'pre-wrap'),
    ['a b 0,7'],
    ['a 0,7', 'b 0,17'],
  ),
  hyphens: shows(
    on('<section><p>aaaaa transformation</p></section>', 'p { width: 70pt; hyphens: $ }', 'none', 'auto'),
    ['aaaaa 0,7', 'transformation 0,17'],
    ['aaaaa trans- 0,7', 'formation 0,17'],
  ),
  'hanging-punctuation': shows(
    on(
      '<section><p>aaaa bbbb, cccc dddd</p></section>',
      'p { width: 50pt; text-align: right; font-family: EB Garamond; hanging-punctuation: $ }',
      'none',
      'allow-end',
    ),
    ['aaaa bbbb, 0,7 EB Garamond'],
    ['aaaa bbbb, 1.5,7 EB Garamond'],
  ),
  'vertical-align': shows(
    on('<section><p>a<i>b</i></p></section>', 'i { font-style: normal; vertical-align: $ }', 'baseline', 'super'),
    ['ab 0,7'],
    ['a 0,7', 'b 5,3.7'],
  ),
  'list-style-type': shows(
    on('<section><ol><li>a</li></ol></section>', 'ol { list-style-type: $ }', 'decimal', 'upper-roman'),
    ['1. 0,7'],
    ['I. 0,7'],
  ),
  'break-before': shows(
    on(
      '<section><p>a</p></section><section><p>b</p></section>',
      'section + section { break-before: $ }',
      'page',
      'recto',
    ),
    ['-- verso 2 200x77'],
    ['-- verso 2 blank 200x77', '-- recto 3 200x77'],
  ),
  'break-after': shows(
    on(
      `<section>${lines('a', 7)}<p class="h">h</p>${lines('b', 2)}</section>`,
      '.h { break-after: $ }',
      'auto',
      'avoid',
    ),
    ['h 0,77', 'b1 0,7', 'b2 0,17'],
    ['h 0,7', 'b1 0,17', 'b2 0,27'],
  ),
  'break-inside': shows(
    on(`<section>${lines('a', 5)}${lines('b', 5)}</section>`, 'p { break-inside: $ }', 'auto', 'avoid'),
    ['b1 0,57', 'b2 0,67', 'b3 0,77', 'b4 0,7', 'b5 0,17'],
    ['b1 0,7', 'b2 0,17', 'b3 0,27', 'b4 0,37', 'b5 0,47'],
  ),
  orphans: shows(
    on(`<section>${lines('a', 6)}${lines('b', 6)}</section>`, 'p { orphans: $ }', '2', '3'),
    ['b1 0,67', 'b2 0,77', 'b3 0,7', 'b4 0,17', 'b5 0,27', 'b6 0,37'],
    ['b1 0,7', 'b2 0,17', 'b3 0,27', 'b4 0,37', 'b5 0,47', 'b6 0,57'],
  ),
  widows: shows(
    on(`<section>${lines('a', 2)}${lines('b', 8)}</section>`, 'p { widows: $ }', '2', '4'),
    ['b5 0,67', 'b6 0,77', 'b7 0,7', 'b8 0,17'],
    ['b5 0,7', 'b6 0,17', 'b7 0,27', 'b8 0,37'],
  ),
  page: shows(
    on(P, '@page wide { margin-left: 20pt } section { page: $ }', 'auto', 'wide'),
    ['aaa bbb 0,7'],
    ['aaa bbb 20,7'],
  ),
  'string-set': shows(
    on(
      P,
      '@page { margin-top: 20pt; @top-left { content: string(head) } } p { string-set: $ }',
      'none',
      'head content()',
    ),
    [],
    ['aaa bbb 0,7'],
  ),
  'counter-reset': shows(
    on(P, 'p::before { content: counter(n) " " } section { counter-reset: $ }', 'n 4', 'n 7'),
    ['4 aaa bbb 0,7'],
    ['7 aaa bbb 0,7'],
  ),
  'counter-increment': shows(
    on(P, 'p { counter-increment: $ } p::before { content: counter(n) " " }', 'none', 'n 2'),
    ['0 aaa bbb 0,7'],
    ['2 aaa bbb 0,7'],
  ),
  'counter-set': shows(
    on(P, 'p { counter-set: $ } p::before { content: counter(n, lower-roman) " " }', 'n 3', 'n 9'),
    ['iii aaa bbb 0,7'],
    ['ix aaa bbb 0,7'],
  ),
  quotes: shows(
    on(P, 'p { quotes: $ } p::before { content: open-quote } p::after { content: close-quote }', 'auto', '"«" "»"'),
    ['“aaa bbb” 0,7'],
    ['«aaa bbb» 0,7'],
  ),
  content: shows(on(P, 'p::before { content: $ }', 'none', '"> "'), ['aaa bbb 0,7'], ['> aaa bbb 0,7']),
  'initial-letter': shows(
    on('<section><p>Baaa bbb<br>ccc<br>ddd</p></section>', 'p::first-letter { initial-letter: $ }', 'normal', '2'),
    ['Baaa bbb 0,7', 'ccc 0,17'],
    ['drawn 0,17', 'B 8.1,7 unseen', 'aaa bbb 13.1,7', 'ccc 15.1,17'],
  ),
  'min-width': shows(
    p('text-align: right; width: 20pt; min-width', '0', '50pt'),
    ['aaa 5,7', 'bbb 5,17'],
    ['aaa bbb 15,7'],
  ),
  'min-height': shows(on(TWO, 'p:first-child { min-height: $ }', '0', '30pt'), ['bbb 0,17'], ['bbb 0,37']),
  'max-height': shows(
    on('<section><p><img src="map"></p></section>', 'img { max-height: $ }', 'none', '7.5pt'),
    ['[map] 0,1 75x15'],
    ['[map] 0,4.8 37.5x7.5'],
  ),
  'border-radius': shows(
    p('background-color: silver; border-radius', '0', '2pt'),
    ['ground 0,0 200x7 #bbb'],
    ['drawn 0,0'],
  ),
  'word-spacing': shows(p('text-align: right; word-spacing', 'normal', '5pt'), ['aaa bbb 165,7'], ['aaa bbb 160,7']),
  'text-align-last': shows(
    on('<section><p>aaa<br>bbb</p></section>', 'p { text-align-last: $ }', 'auto', 'right'),
    ['aaa 0,7', 'bbb 0,17'],
    ['aaa 185,7', 'bbb 185,17'],
  ),
  'tab-size': shows(
    on('<section><pre>a\tb</pre></section>', 'pre { margin: 0; text-align: right; tab-size: $ }', '8', '4'),
    ['a b 155,7'],
    ['a b 175,7'],
  ),
  'overflow-wrap': shows(
    on('<section><p>aaaaaaaaaa</p></section>', 'p { width: 30pt; overflow-wrap: $ }', 'normal', 'anywhere'),
    ['aaaaaaaaaa 0,7'],
    ['aaaaaa 0,7', 'aaaa 0,17'],
  ),
  'word-break': shows(
    on('<section><p>aa bbbbbb</p></section>', 'p { width: 30pt; word-break: $ }', 'normal', 'break-all'),
    ['aa 0,7', 'bbbbbb 0,17'],
    ['aa bbb 0,7', 'bbb 0,17'],
  ),
  'text-decoration-line': shows(p('text-decoration-line', 'none', 'underline'), [], ['ground 0,8.1 35x0.5 #000']),
  'text-decoration-style': shows(
    p('text-decoration: underline 3pt; text-decoration-style', 'solid', 'double'),
    [],
    ['ground 0,14.1 35x3 #000'],
  ),
  'text-decoration-color': shows(
    p('text-decoration: underline; text-decoration-color', 'currentcolor', 'red'),
    ['ground 0,8.1 35x0.5 #000'],
    ['ground 0,8.1 35x0.5 #f00'],
  ),
  'text-decoration-thickness': shows(
    p('text-decoration: line-through; text-decoration-thickness', 'auto', '1pt'),
    ['ground 0,4.3 35x0.5 #000'],
    ['ground 0,4 35x1 #000'],
  ),
  'text-underline-offset': shows(
    p('text-decoration: underline; text-underline-offset', 'auto', '3pt'),
    ['ground 0,8.1 35x0.5 #000'],
    ['ground 0,10 35x0.5 #000'],
  ),
  size: shows(
    on(P, '@page { size: $ }', '200pt 77pt', 'a6 landscape'),
    ['-- recto 1 200x77'],
    ['-- recto 1 419.5x297.6'],
  ),
}
