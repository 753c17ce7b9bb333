import type { GuideWords } from '../words.js'

export const es: GuideWords = {
  how: 'Cómo hacer este fanzine',
  sheets: 'Hojas: {n}',
  pages: 'Páginas: {n}',
  blank: 'En blanco: {n}',
  page: 'Página: {size}',
  paper: 'Papel: {name}',
  front: 'anverso',
  back: 'reverso',
  flip: {
    short: '«Voltear por el borde corto»',
    long: '«Voltear por el borde largo»',
  },
  edges: {
    short: 'corto',
    long: 'largo',
  },
  printBoth:
    'Imprímelo por las dos caras. En la ventana de la impresora elige «Tamaño real» (100\u00a0%), «A doble cara» y {flip}.',
  printOne: 'Imprímelo por una cara del papel. En la ventana de la impresora elige «Tamaño real» (100\u00a0%).',
  printByHand:
    'Imprime el archivo «-fronts» a «Tamaño real» (100\u00a0%). Da la vuelta a toda la pila por su borde {edge}, vuelve a ponerla e imprime «-backs».',
  pile: 'Pon las hojas una sobre otra tal como salen: la primera arriba, con el anverso hacia arriba.',
  piles:
    'Cuenta las hojas en montones, por su orden: {counts}. En cada uno, la primera va arriba, con el anverso hacia arriba.',
  fold: {
    left: 'Dobla la mitad izquierda detrás de la derecha.',
    right: 'Dobla la mitad derecha detrás de la izquierda.',
    top: 'Dobla la mitad de arriba detrás de la de abajo.',
    bottom: 'Dobla la mitad de abajo detrás de la de arriba.',
  },
  nest: 'Abre las hojas dobladas por el medio y mete una dentro de otra: la primera fuera, la siguiente dentro ({counts}).',
  gather: 'Pon los cuadernillos uno sobre otro, el primero arriba, con todos los lomos al mismo lado.',
  slitHead: 'Abre los pliegues de la cabeza con un cuchillo, para que se abran todas las páginas.',
  slitHeadAndEdge:
    'Abre los pliegues de la cabeza y del corte delantero con un cuchillo, para que se abran todas las páginas.',
  staple: 'Ábrelo por el medio. Pon dos grapas en el pliegue, desde fuera: a {a} de sus extremos.',
  sew: 'Haz cuatro agujeros en cada pliegue: a {a} de sus extremos, y a {b} de estos los de dentro. Cose los cuadernillos, cada uno al anterior.',
  sewOne:
    'Ábrelo por el medio. Haz cuatro agujeros en el pliegue: a {a} de sus extremos, y a {b} de estos los de dentro. Cóselo con un hilo.',
  cover: 'Antes, dobla alrededor la cubierta, que tiene su propia hoja.',
  cutPile: 'Corta toda la pila por las líneas gruesas, en el orden de los números.',
  stack: 'Pon los montones uno sobre otro en este orden, el 1 arriba. No hay que ordenar nada.',
  edge: {
    left: 'Iguala las hojas. Grápalas a {a} del borde izquierdo, o encola ese borde.',
    right: 'Iguala las hojas. Grápalas a {a} del borde derecho, o encola ese borde.',
  },
  crease: 'Dobla la hoja por todas las líneas y vuelve a abrirla.',
  slitMiddle: 'Corta la línea gruesa del medio, entre las dos columnas de los lados, y no más.',
  lengthwise: 'Dóblala a lo largo, con lo impreso por fuera y la primera página abajo.',
  push: 'Empuja los dos extremos hacia el centro hasta que se abra el corte y queden cuatro hojas en torno al medio.',
  close: 'Junta las hojas girándolas, hasta que la primera página quede delante. Aplánalo.',
  snake:
    'Corta las tres líneas gruesas, desde el borde donde están las tijeras hasta el final de la línea. La hoja es ahora una tira larga.',
  zigzag:
    'Empieza por la segunda página: dóblala sobre la tercera, impreso contra impreso, y sigue en zigzag hasta el final.',
  wrap: 'Trae delante la última página de la tira, que es la portada, y pégala ahí, dorso con dorso.',
  strips: 'Corta las hojas en tiras por las líneas gruesas y ponlas por su orden: {n}.',
  tape: 'Pon las tiras una a continuación de otra, por su orden, y únelas por detrás con cinta.',
  concertina: 'Dobla en zigzag por las líneas, el primer pliegue hacia atrás.',
  overleaf: 'Lee hasta el final, da la vuelta a la tira y sigue leyendo.',
  away: 'doblar hacia atrás',
  towards: 'doblar hacia ti',
  cut: 'cortar',
  grain:
    'El papel que se quiebra en el pliegue tiene la fibra atravesada: toma uno más fino, o pide papel de fibra corta.',
  sheetsEach: 'hojas: {counts}',
  test: {
    head: 'Hoja de prueba',
    turn: 'Da la vuelta a esta hoja como a la página de un libro. ¿No hay nada detrás? Elige «A doble cara» en la ventana de la impresora, o haz el fanzine con --duplex\u00a0manual.',
    right:
      '¿Apunta esta flecha hacia arriba, cuando la hoja se ha pasado como la página de un libro? Entonces el ajuste es correcto: {flip}.',
    wrong:
      '¿Apunta hacia abajo? Elige {flip} en la ventana de la impresora e imprime otra vez; o deja la impresora como está y haz el fanzine con --flip\u00a0{word}.',
    one: 'Este fanzine se imprime por una cara: no hay nada que voltear.',
    edges:
      'En cada borde: la primera línea impresa entera dice cuántos milímetros deja en blanco la impresora. Dilo con --margin, por ejemplo --margin\u00a05mm.',
    size: 'Mide: esta línea tiene 100\u00a0mm, y aquella 4 pulgadas. Si no es así, elige «Tamaño real» (100\u00a0%), nunca «Ajustar a la página».',
    light:
      'Mira la hoja al trasluz: las cruces de las dos caras muestran cuánto se apartan. Hasta 2\u00a0mm es lo normal.',
  },
}
