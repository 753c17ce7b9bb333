import type { GuideWords } from '../words.js'

export const pt: GuideWords = {
  how: 'Como fazer este zine',
  sheets: 'Folhas: {n}',
  pages: 'Páginas: {n}',
  blank: 'Em branco: {n}',
  page: 'Página: {size}',
  paper: 'Papel: {name}',
  front: 'frente',
  back: 'verso',
  flip: {
    short: '“Virar na borda curta”',
    long: '“Virar na borda longa”',
  },
  edges: {
    short: 'curta',
    long: 'longa',
  },
  printBoth:
    'Imprima dos dois lados. Na janela da impressora escolha “Tamanho real” (100\u00a0%), “Frente e verso” e {flip}.',
  printOne: 'Imprima num lado do papel. Na janela da impressora escolha “Tamanho real” (100\u00a0%).',
  printByHand:
    'Imprima o ficheiro “-fronts” em “Tamanho real” (100\u00a0%). Vire toda a pilha pela sua borda {edge}, ponha-a de novo e imprima “-backs”.',
  pile: 'Ponha as folhas umas sobre as outras como saem: a primeira em cima, com a frente para cima.',
  piles: 'Conte as folhas em montes, por ordem: {counts}. Em cada um a primeira fica em cima, com a frente para cima.',
  fold: {
    left: 'Dobre a metade esquerda por trás da direita.',
    right: 'Dobre a metade direita por trás da esquerda.',
    top: 'Dobre a metade de cima por trás da de baixo.',
    bottom: 'Dobre a metade de baixo por trás da de cima.',
  },
  nest: 'Abra as folhas dobradas ao meio e meta-as umas dentro das outras: a primeira por fora, a seguinte dentro ({counts}).',
  gather: 'Ponha os cadernos uns sobre os outros, o primeiro em cima, com todas as lombadas do mesmo lado.',
  slitHead: 'Corte com uma faca as dobras da cabeça, para que todas as páginas se abram.',
  slitHeadAndEdge: 'Corte com uma faca as dobras da cabeça e da frente, para que todas as páginas se abram.',
  staple: 'Abra-o ao meio. Ponha dois agrafos na dobra, por fora: a {a} das pontas.',
  sew: 'Faça quatro furos em cada dobra: a {a} das pontas, e a {b} destes os de dentro. Cosa os cadernos, cada um ao anterior.',
  sewOne:
    'Abra-o ao meio. Faça quatro furos na dobra: a {a} das pontas, e a {b} destes os de dentro. Cosa-o com um fio.',
  cover: 'Antes, dobre à volta a capa, que tem folha própria.',
  cutPile: 'Corte toda a pilha pelas linhas grossas, na ordem dos números.',
  stack: 'Ponha os montes uns sobre os outros por esta ordem, o 1 em cima. Não há nada a ordenar.',
  edge: {
    left: 'Acerte as folhas. Agrafe-as a {a} da borda esquerda, ou passe cola nessa borda.',
    right: 'Acerte as folhas. Agrafe-as a {a} da borda direita, ou passe cola nessa borda.',
  },
  crease: 'Dobre a folha por todas as linhas, e abra-a de novo.',
  slitMiddle: 'Corte a linha grossa do meio, entre as duas colunas de fora, e não mais.',
  lengthwise: 'Dobre-a ao comprido, com o impresso por fora e a primeira página em baixo.',
  push: 'Empurre as duas pontas uma para a outra até o corte se abrir e quatro folhas ficarem à volta do meio.',
  close: 'Junte as folhas rodando-as, até a primeira página ficar à frente. Aperte.',
  snake:
    'Corte as três linhas grossas, da borda onde está a tesoura até ao fim da linha. A folha é agora uma tira comprida.',
  zigzag:
    'Comece pela segunda página: dobre-a sobre a terceira, impresso contra impresso, e siga em ziguezague até ao fim.',
  wrap: 'Traga para a frente a última página da tira, que é o título, e cole-a aí, costas com costas.',
  strips: 'Corte as folhas em tiras pelas linhas grossas, e ponha-as por ordem: {n}.',
  tape: 'Ponha as tiras seguidas, por ordem, e una-as por trás com fita.',
  concertina: 'Dobre em ziguezague pelas linhas, a primeira dobra para trás.',
  overleaf: 'Leia até ao fim, vire a tira e continue.',
  away: 'dobrar para trás',
  towards: 'dobrar para si',
  cut: 'cortar',
  grain: 'O papel que estala na dobra tem a fibra atravessada: use um mais fino, ou peça papel de fibra curta.',
  sheetsEach: 'folhas: {counts}',
  test: {
    head: 'Folha de teste',
    turn: 'Vire esta folha como a página de um livro. Não há nada no verso? Escolha “Frente e verso” na janela da impressora, ou faça o zine com --duplex\u00a0manual.',
    right:
      'Esta seta aponta para cima, depois de virar a folha como a página de um livro? Então a definição está certa: {flip}.',
    wrong:
      'Aponta para baixo? Escolha {flip} na janela da impressora e imprima de novo; ou deixe a impressora como está e faça o zine com --flip\u00a0{word}.',
    one: 'Este zine imprime-se num só lado: não há nada a virar.',
    edges:
      'Em cada borda: a primeira linha impressa por inteiro diz quantos milímetros a impressora deixa em branco. Diga-o com --margin, por exemplo --margin\u00a05mm.',
    size: 'Meça: esta linha tem 100\u00a0mm, e aquela 4 polegadas. Se não, escolha “Tamanho real” (100\u00a0%), nunca “Ajustar à página”.',
    light: 'Veja a folha contra a luz: as cruzes dos dois lados mostram quanto se afastam. Até 2\u00a0mm é normal.',
  },
}
