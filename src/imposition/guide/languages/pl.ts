import type { GuideWords } from '../words.js'

export const pl: GuideWords = {
  how: 'Jak zrobić ten zin',
  sheets: 'Arkusze: {n}',
  pages: 'Strony: {n}',
  blank: 'Puste: {n}',
  page: 'Strona: {size}',
  paper: 'Papier: {name}',
  front: 'przód',
  back: 'tył',
  flip: {
    short: '„Odwróć wzdłuż krótszej krawędzi”',
    long: '„Odwróć wzdłuż dłuższej krawędzi”',
  },
  edges: {
    short: 'krótszej',
    long: 'dłuższej',
  },
  printBoth:
    'Wydrukuj po obu stronach. W oknie drukarki wybierz „Rzeczywisty rozmiar” (100\u00a0%), „Druk dwustronny” i {flip}.',
  printOne: 'Wydrukuj po jednej stronie papieru. W oknie drukarki wybierz „Rzeczywisty rozmiar” (100\u00a0%).',
  printByHand:
    'Wydrukuj plik „-fronts” w „Rzeczywistym rozmiarze” (100\u00a0%). Odwróć cały stos wzdłuż jego {edge} krawędzi, włóż go z powrotem i wydrukuj „-backs”.',
  pile: 'Połóż arkusze na sobie tak, jak wychodzą: pierwszy na wierzchu, przodem do góry.',
  piles: 'Odlicz arkusze w stosy, po kolei: {counts}. W każdym pierwszy leży na wierzchu, przodem do góry.',
  fold: {
    left: 'Zegnij lewą połowę za prawą.',
    right: 'Zegnij prawą połowę za lewą.',
    top: 'Zegnij górną połowę za dolną.',
    bottom: 'Zegnij dolną połowę za górną.',
  },
  nest: 'Otwórz zgięte arkusze w środku i włóż jeden w drugi: pierwszy na zewnątrz, następny do środka ({counts}).',
  gather: 'Połóż składki na sobie, pierwszą na wierzchu, grzbietami w jedną stronę.',
  slitHead: 'Rozetnij nożem zgięcia u góry, żeby wszystkie strony się otwierały.',
  slitHeadAndEdge: 'Rozetnij nożem zgięcia u góry i z przodu, żeby wszystkie strony się otwierały.',
  staple: 'Otwórz w środku. Wbij od zewnątrz dwie zszywki w zgięcie: {a} od jego końców.',
  sew: 'Przekłuj w każdym zgięciu cztery otwory: {a} od końców, a wewnętrzne {b} dalej. Zszyj składki, każdą z poprzednią.',
  sewOne: 'Otwórz w środku. Przekłuj w zgięciu cztery otwory: {a} od końców, a wewnętrzne {b} dalej. Zszyj nicią.',
  cover: 'Przedtem owiń całość okładką, która ma własny arkusz.',
  cutPile: 'Przetnij cały stos wzdłuż grubych linii, w kolejności numerów.',
  stack: 'Połóż stosy na sobie w tej kolejności, 1 na wierzchu. Niczego nie trzeba sortować.',
  edge: {
    left: 'Wyrównaj kartki. Zszyj je {a} od lewej krawędzi albo posmaruj tę krawędź klejem.',
    right: 'Wyrównaj kartki. Zszyj je {a} od prawej krawędzi albo posmaruj tę krawędź klejem.',
  },
  crease: 'Zegnij arkusz wzdłuż każdej linii i rozłóż go z powrotem.',
  slitMiddle: 'Przetnij grubą linię w środku, między dwiema skrajnymi kolumnami, i nie dalej.',
  lengthwise: 'Zegnij go wzdłuż, drukiem na zewnątrz, z pierwszą stroną na dole.',
  push: 'Zsuń oba końce ku sobie, aż nacięcie się otworzy i cztery kartki staną wokół środka.',
  close: 'Złóż kartki dookoła jedną na drugą, aż pierwsza strona będzie z przodu. Dociśnij.',
  snake:
    'Przetnij trzy grube linie, od krawędzi, przy której są nożyczki, do końca linii. Arkusz jest teraz jednym długim paskiem.',
  zigzag: 'Zacznij od drugiej strony: zegnij ją na trzecią, druk do druku, a potem w harmonijkę do końca.',
  wrap: 'Przełóż ostatnią stronę paska, czyli tytuł, na przód i przyklej ją tam, grzbietem do grzbietu.',
  strips: 'Potnij arkusze na paski wzdłuż grubych linii i ułóż je po kolei: {n}.',
  tape: 'Połóż paski jeden za drugim, po kolei, i sklej je z tyłu taśmą.',
  concertina: 'Zegnij w harmonijkę wzdłuż linii, pierwsze zgięcie do tyłu.',
  overleaf: 'Przeczytaj do końca, odwróć pasek i czytaj dalej.',
  away: 'zegnij do tyłu',
  towards: 'zegnij do siebie',
  cut: 'przetnij',
  grain: 'Papier, który pęka w zgięciu, ma włókna w poprzek: weź cieńszy albo poproś o papier o krótkim włóknie.',
  sheetsEach: 'arkusze: {counts}',
  test: {
    head: 'Arkusz próbny',
    turn: 'Odwróć ten arkusz jak stronę książki. Czy z tyłu nic nie ma? Wybierz w oknie drukarki „Druk dwustronny” albo zrób zin z --duplex\u00a0manual.',
    right:
      'Czy ta strzałka wskazuje w górę, gdy arkusz jest odwrócony jak strona książki? Ustawienie jest dobre: {flip}.',
    wrong:
      'Czy wskazuje w dół? Wybierz w oknie drukarki {flip} i wydrukuj jeszcze raz; albo zostaw drukarkę, jak jest, i zrób zin z --flip\u00a0{word}.',
    one: 'Ten zin drukuje się po jednej stronie: nie ma czego odwracać.',
    edges:
      'Przy każdej krawędzi: pierwsza linia wydrukowana w całości mówi, ile milimetrów drukarka zostawia białych. Podaj to w --margin, na przykład --margin\u00a05mm.',
    size: 'Zmierz: ta linia ma 100\u00a0mm, a tamta 4 cale. Jeśli nie, wybierz „Rzeczywisty rozmiar” (100\u00a0%), nigdy „Dopasuj do strony”.',
    light:
      'Spójrz na arkusz pod światło: krzyżyki obu stron pokazują, jak daleko są od siebie. Do 2\u00a0mm to rzecz zwykła.',
  },
}
