import type { GuideWords } from '../words.js'

export const nl: GuideWords = {
  how: 'Zo maak je deze zine',
  sheets: 'Vellen: {n}',
  pages: 'Pagina’s: {n}',
  blank: 'Leeg: {n}',
  page: 'Pagina: {size}',
  paper: 'Papier: {name}',
  front: 'voorkant',
  back: 'achterkant',
  flip: {
    short: '‘Omslaan langs korte zijde’',
    long: '‘Omslaan langs lange zijde’',
  },
  edges: {
    short: 'korte',
    long: 'lange',
  },
  printBoth:
    'Druk hem aan twee kanten af. Kies in het venster van de printer ‘Werkelijke grootte’ (100\u00a0%), ‘Dubbelzijdig’ en {flip}.',
  printOne:
    'Druk hem op één kant van het papier af. Kies in het venster van de printer ‘Werkelijke grootte’ (100\u00a0%).',
  printByHand:
    'Druk het bestand ‘-fronts’ af op ‘Werkelijke grootte’ (100\u00a0%). Keer de hele stapel om over de {edge} zijde, leg hem terug en druk ‘-backs’ af.',
  pile: 'Leg de vellen op elkaar zoals ze eruit komen: het eerste boven, met de voorkant omhoog.',
  piles: 'Tel de vellen in stapels, op volgorde: {counts}. In elke ligt het eerste boven, met de voorkant omhoog.',
  fold: {
    left: 'Vouw de linkerhelft achter de rechterhelft.',
    right: 'Vouw de rechterhelft achter de linkerhelft.',
    top: 'Vouw de bovenste helft achter de onderste.',
    bottom: 'Vouw de onderste helft achter de bovenste.',
  },
  nest: 'Open de gevouwen vellen in het midden en steek ze in elkaar: het eerste buiten, het volgende erin ({counts}).',
  gather: 'Leg de katernen op elkaar, het eerste boven, met alle ruggen aan één kant.',
  slitHead: 'Snijd de vouwen aan de kop open met een mes, zodat alle pagina’s opengaan.',
  slitHeadAndEdge: 'Snijd de vouwen aan de kop en aan de voorkant open met een mes, zodat alle pagina’s opengaan.',
  staple: 'Open hem in het midden. Zet twee nietjes door de vouw, van buitenaf: {a} van de uiteinden.',
  sew: 'Prik vier gaten door elke vouw: {a} van de uiteinden, en {b} verder de binnenste. Naai de katernen, elk aan het vorige.',
  sewOne:
    'Open hem in het midden. Prik vier gaten door de vouw: {a} van de uiteinden, en {b} verder de binnenste. Naai hem met een draad.',
  cover: 'Vouw eerst het omslag, dat een eigen vel heeft, eromheen.',
  cutPile: 'Snijd de hele stapel langs de dikke lijnen, in de volgorde van de nummers.',
  stack: 'Leg de stapels in deze volgorde op elkaar, 1 boven. Er valt niets te sorteren.',
  edge: {
    left: 'Klop de bladen gelijk. Niet ze {a} van de linkerrand, of bestrijk die rand met lijm.',
    right: 'Klop de bladen gelijk. Niet ze {a} van de rechterrand, of bestrijk die rand met lijm.',
  },
  crease: 'Vouw het vel langs elke lijn, en open het weer.',
  slitMiddle: 'Knip de dikke lijn in het midden, tussen de twee buitenste kolommen, en niet verder.',
  lengthwise: 'Vouw het in de lengte, met de druk naar buiten en de eerste pagina onder.',
  push: 'Duw beide uiteinden naar elkaar toe tot de snede opengaat en vier bladen om het midden staan.',
  close: 'Leg de bladen rondom op elkaar, tot de eerste pagina voor is. Druk plat.',
  snake:
    'Knip de drie dikke lijnen, van de rand waar de schaar staat tot het einde van de lijn. Het vel is nu één lange strook.',
  zigzag: 'Begin met de tweede pagina: vouw die over de derde, druk op druk, en dan heen en weer tot het einde.',
  wrap: 'Breng de laatste pagina van de strook, de titel, rond naar voren, en plak die daar vast, rug aan rug.',
  strips: 'Snijd de vellen langs de dikke lijnen in stroken, en leg ze op volgorde: {n}.',
  tape: 'Leg de stroken op volgorde tegen elkaar, en plak ze aan de achterkant met tape.',
  concertina: 'Vouw heen en weer langs de lijnen, de eerste vouw naar achteren.',
  overleaf: 'Lees tot het einde, keer de strook om en lees verder.',
  away: 'naar achteren vouwen',
  towards: 'naar je toe vouwen',
  cut: 'snijden',
  grain:
    'Papier dat in de vouw breekt, ligt dwars op zijn looprichting: neem dunner papier, of vraag om breedlopend papier.',
  sheetsEach: 'vellen: {counts}',
  test: {
    head: 'Testvel',
    turn: 'Keer dit vel om als de pagina van een boek. Staat er niets op de achterkant? Kies ‘Dubbelzijdig’ in het venster van de printer, of maak de zine met --duplex\u00a0manual.',
    right:
      'Wijst deze pijl omhoog, als je het vel hebt omgeslagen als de pagina van een boek? Dan is de instelling goed: {flip}.',
    wrong:
      'Wijst hij omlaag? Kies {flip} in het venster van de printer en druk opnieuw af; of laat de printer zoals hij is en maak de zine met --flip\u00a0{word}.',
    one: 'Deze zine wordt op één kant gedrukt: er valt niets om te keren.',
    edges:
      'Aan elke rand: de eerste lijn die heel is afgedrukt, zegt hoeveel millimeter de printer wit laat. Zeg dat met --margin, zoals --margin\u00a05mm.',
    size: 'Meet: deze lijn is 100\u00a0mm lang, en die 4 inch. Zo niet, kies ‘Werkelijke grootte’ (100\u00a0%), nooit ‘Aanpassen aan pagina’.',
    light:
      'Houd het vel tegen het licht: de kruisen van beide kanten tonen hoe ver ze uiteen liggen. Tot 2\u00a0mm is gewoon.',
  },
}
