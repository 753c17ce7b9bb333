import type { GuideWords } from '../words.js'

export const it: GuideWords = {
  how: 'Come si fa questa fanzine',
  sheets: 'Fogli: {n}',
  pages: 'Pagine: {n}',
  blank: 'Bianche: {n}',
  page: 'Pagina: {size}',
  paper: 'Carta: {name}',
  front: 'fronte',
  back: 'retro',
  flip: {
    short: '«Capovolgi sul lato corto»',
    long: '«Capovolgi sul lato lungo»',
  },
  edges: {
    short: 'corto',
    long: 'lungo',
  },
  printBoth:
    'Stampala su due lati. Nella finestra della stampante scegli «Dimensioni effettive» (100\u00a0%), «Fronte/retro» e {flip}.',
  printOne:
    'Stampala su un lato della carta. Nella finestra della stampante scegli «Dimensioni effettive» (100\u00a0%).',
  printByHand:
    'Stampa il file «-fronts» a «Dimensioni effettive» (100\u00a0%). Gira tutta la pila sul suo lato {edge}, rimettila e stampa «-backs».',
  pile: 'Metti i fogli uno sull’altro come escono: il primo sopra, con il fronte in alto.',
  piles: 'Conta i fogli in pile, nel loro ordine: {counts}. In ognuna il primo è sopra, con il fronte in alto.',
  fold: {
    left: 'Piega la metà sinistra dietro la destra.',
    right: 'Piega la metà destra dietro la sinistra.',
    top: 'Piega la metà superiore dietro l’inferiore.',
    bottom: 'Piega la metà inferiore dietro la superiore.',
  },
  nest: 'Apri i fogli piegati a metà e mettili uno dentro l’altro: il primo fuori, il seguente dentro ({counts}).',
  gather: 'Metti le segnature una sull’altra, la prima sopra, con tutti i dorsi dalla stessa parte.',
  slitHead: 'Taglia con un coltello le pieghe in testa, così che tutte le pagine si aprano.',
  slitHeadAndEdge: 'Taglia con un coltello le pieghe in testa e sul davanti, così che tutte le pagine si aprano.',
  staple: 'Aprila a metà. Metti due punti metallici nella piega, da fuori: a {a} dalle estremità.',
  sew: 'Fai quattro fori in ogni piega: a {a} dalle estremità, e a {b} da questi quelli interni. Cuci le segnature, ognuna alla precedente.',
  sewOne:
    'Aprila a metà. Fai quattro fori nella piega: a {a} dalle estremità, e a {b} da questi quelli interni. Cucila con un filo.',
  cover: 'Prima, piegale intorno la copertina, che ha un foglio suo.',
  cutPile: 'Taglia tutta la pila lungo le linee spesse, nell’ordine dei numeri.',
  stack: 'Metti le pile una sull’altra in quest’ordine, la 1 sopra. Non c’è niente da ordinare.',
  edge: {
    left: 'Pareggia i fogli. Uniscili con punti metallici a {a} dal bordo sinistro, o incolla quel bordo.',
    right: 'Pareggia i fogli. Uniscili con punti metallici a {a} dal bordo destro, o incolla quel bordo.',
  },
  crease: 'Piega il foglio lungo ogni linea, e riaprilo.',
  slitMiddle: 'Taglia la linea spessa nel mezzo, tra le due colonne esterne, e non oltre.',
  lengthwise: 'Piegalo per il lungo, con la stampa fuori e la prima pagina in basso.',
  push: 'Spingi le due estremità l’una verso l’altra finché il taglio si apre e quattro fogli stanno intorno al centro.',
  close: 'Chiudi i fogli uno sull’altro girandoli, finché la prima pagina è davanti. Premi.',
  snake:
    'Taglia le tre linee spesse, dal bordo dove stanno le forbici alla fine della linea. Il foglio è ora una lunga striscia.',
  zigzag:
    'Comincia dalla seconda pagina: piegala sulla terza, stampa contro stampa, poi avanti e indietro fino alla fine.',
  wrap: 'Porta davanti l’ultima pagina della striscia, che è il titolo, e incollala lì, dorso contro dorso.',
  strips: 'Taglia i fogli in strisce lungo le linee spesse, e mettile in ordine: {n}.',
  tape: 'Metti le strisce una dopo l’altra, in ordine, e uniscile dietro con nastro adesivo.',
  concertina: 'Piega avanti e indietro lungo le linee, la prima piega all’indietro.',
  overleaf: 'Leggi fino alla fine, gira la striscia e continua.',
  away: 'piega all’indietro',
  towards: 'piega verso di te',
  cut: 'taglia',
  grain:
    'La carta che si spezza nella piega ha la fibra di traverso: prendine una più sottile, o chiedi carta a fibra corta.',
  sheetsEach: 'fogli: {counts}',
  test: {
    head: 'Foglio di prova',
    turn: 'Gira questo foglio come la pagina di un libro. Dietro non c’è niente? Scegli «Fronte/retro» nella finestra della stampante, o fai la fanzine con --duplex\u00a0manual.',
    right:
      'Questa freccia punta in alto, quando hai girato il foglio come la pagina di un libro? Allora l’impostazione è giusta: {flip}.',
    wrong:
      'Punta in basso? Scegli {flip} nella finestra della stampante e stampa di nuovo; o lascia la stampante com’è e fai la fanzine con --flip\u00a0{word}.',
    one: 'Questa fanzine si stampa su un lato: non c’è niente da girare.',
    edges:
      'A ogni bordo: la prima linea stampata per intero dice quanti millimetri la stampante lascia bianchi. Dillo con --margin, per esempio --margin\u00a05mm.',
    size: 'Misura: questa linea è lunga 100\u00a0mm, e quella 4 pollici. Se non è così, scegli «Dimensioni effettive» (100\u00a0%), mai «Adatta alla pagina».',
    light: 'Tieni il foglio contro la luce: le croci dei due lati mostrano quanto distano. Fino a 2\u00a0mm è normale.',
  },
}
