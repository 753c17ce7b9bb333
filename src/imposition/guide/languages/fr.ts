import type { GuideWords } from '../words.js'

export const fr: GuideWords = {
  how: 'Comment fabriquer ce zine',
  sheets: 'Feuilles\u00a0: {n}',
  pages: 'Pages\u00a0: {n}',
  blank: 'Blanches\u00a0: {n}',
  page: 'Page\u00a0: {size}',
  paper: 'Papier\u00a0: {name}',
  front: 'recto',
  back: 'verso',
  flip: {
    short: '«\u00a0Retourner sur les bords courts\u00a0»',
    long: '«\u00a0Retourner sur les bords longs\u00a0»',
  },
  edges: {
    short: 'court',
    long: 'long',
  },
  printBoth:
    'Imprimez-le des deux côtés. Dans la fenêtre de l’imprimante, choisissez «\u00a0Taille réelle\u00a0» (100\u00a0%), «\u00a0Recto verso\u00a0» et {flip}.',
  printOne:
    'Imprimez-le d’un seul côté du papier. Dans la fenêtre de l’imprimante, choisissez «\u00a0Taille réelle\u00a0» (100\u00a0%).',
  printByHand:
    'Imprimez le fichier «\u00a0-fronts\u00a0» en «\u00a0Taille réelle\u00a0» (100\u00a0%). Retournez toute la pile sur son bord {edge}, remettez-la et imprimez «\u00a0-backs\u00a0».',
  pile: 'Posez les feuilles l’une sur l’autre comme elles sortent\u00a0: la première au-dessus, le recto vers le haut.',
  piles:
    'Comptez les feuilles en piles, dans l’ordre\u00a0: {counts}. Dans chacune, la première est au-dessus, le recto vers le haut.',
  fold: {
    left: 'Pliez la moitié gauche derrière la moitié droite.',
    right: 'Pliez la moitié droite derrière la moitié gauche.',
    top: 'Pliez la moitié du haut derrière celle du bas.',
    bottom: 'Pliez la moitié du bas derrière celle du haut.',
  },
  nest: 'Ouvrez les feuilles pliées en leur milieu et glissez-les l’une dans l’autre\u00a0: la première dehors, la suivante dedans ({counts}).',
  gather: 'Posez les cahiers l’un sur l’autre, le premier au-dessus, tous les dos du même côté.',
  slitHead: 'Fendez les plis en tête avec un couteau, pour que toutes les pages s’ouvrent.',
  slitHeadAndEdge: 'Fendez les plis en tête et en gouttière avec un couteau, pour que toutes les pages s’ouvrent.',
  staple: 'Ouvrez-le au milieu. Mettez deux agrafes dans le pli, de l’extérieur\u00a0: à {a} de ses bouts.',
  sew: 'Percez quatre trous dans chaque pli\u00a0: à {a} de ses bouts, puis {b} plus loin. Cousez les cahiers, chacun au précédent.',
  sewOne:
    'Ouvrez-le au milieu. Percez quatre trous dans le pli\u00a0: à {a} de ses bouts, puis {b} plus loin. Cousez-le avec un fil.',
  cover: 'Avant, pliez autour la couverture, imprimée sur sa propre feuille.',
  cutPile: 'Coupez toute la pile le long des traits épais, dans l’ordre des numéros.',
  stack: 'Posez les piles l’une sur l’autre dans cet ordre, 1 au-dessus. Il n’y a rien à trier.',
  edge: {
    left: 'Égalisez les feuillets. Agrafez-les à {a} du bord gauche, ou encollez ce bord.',
    right: 'Égalisez les feuillets. Agrafez-les à {a} du bord droit, ou encollez ce bord.',
  },
  crease: 'Pliez la feuille le long de chaque ligne, et rouvrez-la.',
  slitMiddle: 'Coupez le trait épais du milieu, entre les deux colonnes extérieures, et pas plus loin.',
  lengthwise: 'Pliez-la dans sa longueur, l’impression dehors et la première page en bas.',
  push: 'Poussez les deux bouts l’un vers l’autre jusqu’à ce que la fente s’ouvre et que quatre feuillets se dressent autour du milieu.',
  close:
    'Rabattez les feuillets l’un sur l’autre en tournant, jusqu’à ce que la première page soit devant. Aplatissez.',
  snake:
    'Coupez les trois traits épais, du bord où sont les ciseaux jusqu’au bout du trait. La feuille est maintenant une longue bande.',
  zigzag:
    'Commencez par la deuxième page\u00a0: pliez-la sur la troisième, impression contre impression, puis en accordéon jusqu’au bout.',
  wrap: 'Ramenez devant la dernière page de la bande, qui est le titre, et collez-la là, dos à dos.',
  strips: 'Coupez les feuilles en bandes le long des traits épais, et posez-les dans l’ordre\u00a0: {n}.',
  tape: 'Mettez les bandes bout à bout, dans l’ordre, et collez du ruban adhésif au dos.',
  concertina: 'Pliez en accordéon le long des lignes, le premier pli vers l’arrière.',
  overleaf: 'Lisez jusqu’au bout, retournez la bande et continuez.',
  away: 'plier vers l’arrière',
  towards: 'plier vers vous',
  cut: 'couper',
  grain:
    'Un papier qui craque au pli a ses fibres en travers\u00a0: prenez-en un plus mince, ou demandez les fibres dans le sens du pli.',
  sheetsEach: 'feuilles\u00a0: {counts}',
  test: {
    head: 'Feuille d’essai',
    turn: 'Tournez cette feuille comme la page d’un livre. N’y a-t-il rien au dos\u00a0? Choisissez «\u00a0Recto verso\u00a0» dans la fenêtre de l’imprimante, ou faites le zine avec --duplex\u00a0manual.',
    right:
      'Cette flèche pointe-t-elle vers le haut, une fois la feuille tournée comme la page d’un livre\u00a0? Alors le réglage est bon\u00a0: {flip}.',
    wrong:
      'Pointe-t-elle vers le bas\u00a0? Choisissez {flip} dans la fenêtre de l’imprimante, et réimprimez\u00a0; ou laissez l’imprimante telle quelle et faites le zine avec --flip\u00a0{word}.',
    one: 'Ce zine est imprimé d’un seul côté\u00a0: il n’y a rien à retourner.',
    edges:
      'À chaque bord\u00a0: la première ligne imprimée en entier dit combien de millimètres l’imprimante laisse en blanc. Dites-le avec --margin, par exemple --margin\u00a05mm.',
    size: 'Mesurez\u00a0: cette ligne a 100\u00a0mm, et celle-là 4 pouces. Sinon, choisissez «\u00a0Taille réelle\u00a0» (100\u00a0%), jamais «\u00a0Ajuster à la page\u00a0».',
    light:
      'Tenez la feuille contre la lumière\u00a0: les croix des deux côtés montrent leur décalage. Jusqu’à 2\u00a0mm, c’est normal.',
  },
}
