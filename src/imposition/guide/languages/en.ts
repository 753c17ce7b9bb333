import type { GuideWords } from '../words.js'

export const en: GuideWords = {
  how: 'How to make this zine',
  sheets: 'Sheets: {n}',
  pages: 'Pages: {n}',
  blank: 'Blank: {n}',
  page: 'Page: {size}',
  paper: 'Paper: {name}',
  front: 'front',
  back: 'back',
  flip: { short: '“Flip on short edge”', long: '“Flip on long edge”' },
  edges: { short: 'short', long: 'long' },
  printBoth:
    'Print it on both sides. In the printer’s window choose “Actual size” (100\u00a0%), “Two-sided” and {flip}.',
  printOne: 'Print it on one side of the paper. In the printer’s window choose “Actual size” (100\u00a0%).',
  printByHand:
    'Print the file “-fronts” at “Actual size” (100\u00a0%). Turn the whole pile over on its {edge} edge, put it back, and print “-backs”.',
  pile: 'Lay the sheets on one another as they came out: the first on top, its front up.',
  piles: 'Count the sheets into piles, in their order: {counts}. In each, the first is on top, its front up.',
  fold: {
    left: 'Fold the left half behind the right half.',
    right: 'Fold the right half behind the left half.',
    top: 'Fold the top half behind the bottom half.',
    bottom: 'Fold the bottom half behind the top half.',
  },
  nest: 'Open the folded sheets in their middle and put them into one another: the first outside, the next within ({counts}).',
  gather: 'Lay the signatures on one another, the first on top, with all folds on one side.',
  slitHead: 'Slit the folds at the head with a knife, so that all pages open.',
  slitHeadAndEdge: 'Slit the folds at the head and at the fore-edge with a knife, so that all pages open.',
  staple: 'Open it in the middle. Put two staples through the fold, from the outside: {a} from its ends.',
  sew: 'Prick four holes through each fold: {a} from its ends, and {b} from them to the inner ones. Sew the signatures, each to the one before.',
  sewOne:
    'Open it in the middle. Prick four holes through the fold: {a} from its ends, and {b} from them to the inner ones. Sew it with a thread.',
  cover: 'Before, fold the cover from its own sheet about it.',
  cutPile: 'Cut the whole pile along the thick lines, in the order of the numbers.',
  stack: 'Put the piles on one another in this order, 1 on top. Nothing has to be sorted.',
  edge: {
    left: 'Tap the leaves even. Staple them {a} from the left edge, or brush that edge with glue.',
    right: 'Tap the leaves even. Staple them {a} from the right edge, or brush that edge with glue.',
  },
  crease: 'Fold the sheet along every line, and open it again.',
  slitMiddle: 'Cut the thick line in the middle, between the two outer columns, and no further.',
  lengthwise: 'Fold it along its length, with the print outside and the first page below.',
  push: 'Push both ends together until the slit opens, and four leaves stand about the middle.',
  close: 'Lay the leaves round on one another, until the first page is in front. Press it flat.',
  snake:
    'Cut the three thick lines, from the edge where the scissors stand to the end of the line. The sheet is one long strip now.',
  zigzag: 'Begin with the second page: fold it over onto the third, print on print, then to and fro to the end.',
  wrap: 'Bring the last page of the strip, which is the title, round to the front, and glue it there, back to back.',
  strips: 'Cut the sheets along the thick lines into strips, and lay them in their order: {n}.',
  tape: 'Put the strips end to end, in their order, and tape them on the back.',
  concertina: 'Fold it to and fro along the lines, the first fold away from you.',
  overleaf: 'Read to its end, turn the strip over, and read on.',
  away: 'fold away from you',
  towards: 'fold towards you',
  cut: 'cut',
  grain:
    'Paper that cracks in the fold lies with its grain across it: take thinner paper, or ask for short-grain paper.',
  sheetsEach: 'sheets: {counts}',
  test: {
    head: 'Test sheet',
    turn: 'Turn this sheet over like the page of a book. Is there nothing on its back? Choose “Two-sided” in the printer’s window, or make the zine with --duplex\u00a0manual.',
    right:
      'Does this arrow point up, when you have turned the sheet like the page of a book? Then the setting is right: {flip}.',
    wrong:
      'Does it point down? Choose {flip} in the printer’s window, and print again; or leave the printer as it is and make the zine with --flip\u00a0{word}.',
    one: 'This zine is printed on one side: there is nothing to turn.',
    edges:
      'At each edge: the first line that is printed whole tells how much your printer leaves white, in millimetres. Say so with --margin, such as --margin\u00a05mm.',
    size: 'Measure: this line is 100 mm long, and that one 4 inches. If they are not, choose “Actual size” (100\u00a0%), never “Fit to page”.',
    light:
      'Hold the sheet against the light: the crosses of both sides show how far they are from each other. Up to 2 mm are usual.',
  },
}
