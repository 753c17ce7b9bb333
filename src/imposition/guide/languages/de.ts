import type { GuideWords } from '../words.js'

export const de: GuideWords = {
  how: 'So entsteht dieses Zine',
  sheets: 'Bogen: {n}',
  pages: 'Seiten: {n}',
  blank: 'Leer: {n}',
  page: 'Seite: {size}',
  paper: 'Papier: {name}',
  front: 'Vorderseite',
  back: 'Rückseite',
  flip: {
    short: '„An kurzer Kante spiegeln“',
    long: '„An langer Kante spiegeln“',
  },
  edges: {
    short: 'kurzen',
    long: 'langen',
  },
  printBoth:
    'Beidseitig drucken. Im Fenster des Druckers wählen: „Tatsächliche Größe“ (100\u00a0%), „Beidseitig“ und {flip}.',
  printOne: 'Auf eine Seite des Papiers drucken. Im Fenster des Druckers „Tatsächliche Größe“ (100\u00a0%) wählen.',
  printByHand:
    'Die Datei „-fronts“ in „Tatsächlicher Größe“ (100\u00a0%) drucken. Den ganzen Stapel über seine {edge} Kante wenden, wieder einlegen und „-backs“ drucken.',
  pile: 'Die Bogen aufeinanderlegen, wie sie aus dem Drucker kommen: der erste oben, die Vorderseite nach oben.',
  piles:
    'Die Bogen der Reihe nach in Stapel zählen: {counts}. In jedem liegt der erste oben, die Vorderseite nach oben.',
  fold: {
    left: 'Die linke Hälfte hinter die rechte falten.',
    right: 'Die rechte Hälfte hinter die linke falten.',
    top: 'Die obere Hälfte hinter die untere falten.',
    bottom: 'Die untere Hälfte hinter die obere falten.',
  },
  nest: 'Die gefalteten Bogen in ihrer Mitte öffnen und ineinanderstecken: der erste außen, der nächste darin ({counts}).',
  gather: 'Die Lagen aufeinanderlegen, die erste oben, alle Rücken auf einer Seite.',
  slitHead: 'Die Falze am Kopf mit einem Messer aufschneiden, damit sich alle Seiten öffnen.',
  slitHeadAndEdge:
    'Die Falze am Kopf und an der Vorderkante mit einem Messer aufschneiden, damit sich alle Seiten öffnen.',
  staple: 'In der Mitte öffnen. Zwei Klammern von außen durch den Falz setzen: {a} von seinen Enden.',
  sew: 'Vier Löcher durch jeden Falz stechen: {a} von seinen Enden und {b} weiter zu den inneren. Die Lagen heften, jede an die vorige.',
  sewOne:
    'In der Mitte öffnen. Vier Löcher durch den Falz stechen: {a} von seinen Enden und {b} weiter zu den inneren. Mit einem Faden heften.',
  cover: 'Vorher den Umschlag von seinem eigenen Bogen darumfalten.',
  cutPile: 'Den ganzen Stapel an den dicken Linien schneiden, in der Reihenfolge der Nummern.',
  stack: 'Die Stapel in dieser Reihenfolge aufeinanderlegen, 1 oben. Nichts muss sortiert werden.',
  edge: {
    left: 'Die Blätter aufstoßen. {a} vom linken Rand klammern oder diesen Rand mit Leim bestreichen.',
    right: 'Die Blätter aufstoßen. {a} vom rechten Rand klammern oder diesen Rand mit Leim bestreichen.',
  },
  crease: 'Den Bogen an jeder Linie falten und wieder öffnen.',
  slitMiddle: 'Die dicke Linie in der Mitte schneiden, zwischen den beiden äußeren Spalten und nicht weiter.',
  lengthwise: 'Der Länge nach falten, der Druck außen, die erste Seite unten.',
  push: 'Beide Enden zusammenschieben, bis sich der Schlitz öffnet und vier Blätter um die Mitte stehen.',
  close: 'Die Blätter rundum aufeinanderlegen, bis die erste Seite vorn ist. Flach drücken.',
  snake:
    'Die drei dicken Linien schneiden, vom Rand, an dem die Schere steht, bis zum Ende der Linie. Der Bogen ist nun ein langer Streifen.',
  zigzag: 'Mit der zweiten Seite beginnen: sie auf die dritte falten, Druck auf Druck, dann hin und her bis zum Ende.',
  wrap: 'Die letzte Seite des Streifens, den Titel, nach vorn herumlegen und dort ankleben, Rücken an Rücken.',
  strips: 'Die Bogen an den dicken Linien in Streifen schneiden und der Reihe nach hinlegen: {n}.',
  tape: 'Die Streifen der Reihe nach aneinanderlegen und auf der Rückseite mit Klebeband verbinden.',
  concertina: 'An den Linien hin und her falten, den ersten Falz nach hinten.',
  overleaf: 'Bis zum Ende lesen, den Streifen wenden und weiterlesen.',
  away: 'nach hinten falten',
  towards: 'nach vorn falten',
  cut: 'schneiden',
  grain: 'Papier, das im Falz bricht, liegt quer zu seiner Laufrichtung: dünneres nehmen oder nach Schmalbahn fragen.',
  sheetsEach: 'Bogen: {counts}',
  test: {
    head: 'Testblatt',
    turn: 'Dieses Blatt wenden wie die Seite eines Buches. Ist die Rückseite leer? „Beidseitig“ im Fenster des Druckers wählen oder das Zine mit --duplex\u00a0manual machen.',
    right:
      'Zeigt dieser Pfeil nach oben, wenn das Blatt wie die Seite eines Buches gewendet ist? Dann stimmt die Einstellung: {flip}.',
    wrong:
      'Zeigt er nach unten? {flip} im Fenster des Druckers wählen und noch einmal drucken; oder den Drucker lassen, wie er ist, und das Zine mit --flip\u00a0{word} machen.',
    one: 'Dieses Zine wird auf einer Seite gedruckt: Es gibt nichts zu wenden.',
    edges:
      'An jedem Rand: Die erste ganz gedruckte Linie sagt, wie viele Millimeter der Drucker weiß lässt. Mit --margin sagen, etwa --margin\u00a05mm.',
    size: 'Messen: Diese Linie ist 100\u00a0mm lang, jene 4 Zoll. Wenn nicht: „Tatsächliche Größe“ (100\u00a0%) wählen, nie „An Seite anpassen“.',
    light:
      'Das Blatt gegen das Licht halten: Die Kreuze beider Seiten zeigen, wie weit sie voneinander liegen. Bis 2\u00a0mm sind üblich.',
  },
}
