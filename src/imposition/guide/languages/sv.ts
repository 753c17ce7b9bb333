import type { GuideWords } from '../words.js'

export const sv: GuideWords = {
  how: 'Så görs det här zinet',
  sheets: 'Ark: {n}',
  pages: 'Sidor: {n}',
  blank: 'Tomma: {n}',
  page: 'Sida: {size}',
  paper: 'Papper: {name}',
  front: 'framsida',
  back: 'baksida',
  flip: {
    short: '”Vänd längs kortsidan”',
    long: '”Vänd längs långsidan”',
  },
  edges: {
    short: 'kort',
    long: 'lång',
  },
  printBoth:
    'Skriv ut på båda sidor. Välj i skrivarens fönster ”Faktisk storlek” (100\u00a0%), ”Dubbelsidigt” och {flip}.',
  printOne: 'Skriv ut på papperets ena sida. Välj i skrivarens fönster ”Faktisk storlek” (100\u00a0%).',
  printByHand:
    'Skriv ut filen ”-fronts” i ”Faktisk storlek” (100\u00a0%). Vänd hela högen över dess {edge}sida, lägg tillbaka den och skriv ut ”-backs”.',
  pile: 'Lägg arken på varandra som de kommer ut: det första överst, med framsidan upp.',
  piles: 'Räkna arken i högar, i ordning: {counts}. I varje ligger det första överst, med framsidan upp.',
  fold: {
    left: 'Vik vänstra halvan bakom den högra.',
    right: 'Vik högra halvan bakom den vänstra.',
    top: 'Vik övre halvan bakom den nedre.',
    bottom: 'Vik nedre halvan bakom den övre.',
  },
  nest: 'Öppna de vikta arken i mitten och lägg dem i varandra: det första ytterst, nästa inuti ({counts}).',
  gather: 'Lägg häftena på varandra, det första överst, med alla ryggar åt samma håll.',
  slitHead: 'Skär upp vecken upptill med en kniv, så att alla sidor går att öppna.',
  slitHeadAndEdge: 'Skär upp vecken upptill och i framkanten med en kniv, så att alla sidor går att öppna.',
  staple: 'Öppna i mitten. Sätt två klamrar genom vecket, utifrån: {a} från dess ändar.',
  sew: 'Stick fyra hål genom varje veck: {a} från ändarna, och {b} därifrån till de inre. Sy häftena, vart och ett till det förra.',
  sewOne:
    'Öppna i mitten. Stick fyra hål genom vecket: {a} från ändarna, och {b} därifrån till de inre. Sy det med en tråd.',
  cover: 'Vik först omslaget, som har ett eget ark, omkring.',
  cutPile: 'Skär hela högen längs de tjocka linjerna, i siffrornas ordning.',
  stack: 'Lägg högarna på varandra i den här ordningen, 1 överst. Inget behöver sorteras.',
  edge: {
    left: 'Jämna till bladen. Häfta dem {a} från vänsterkanten, eller stryk lim på den kanten.',
    right: 'Jämna till bladen. Häfta dem {a} från högerkanten, eller stryk lim på den kanten.',
  },
  crease: 'Vik arket längs varje linje, och öppna det igen.',
  slitMiddle: 'Klipp den tjocka linjen i mitten, mellan de två yttre kolumnerna, och inte längre.',
  lengthwise: 'Vik det på längden, med trycket utåt och första sidan nedtill.',
  push: 'Skjut ihop båda ändarna tills snittet öppnar sig och fyra blad står kring mitten.',
  close: 'Lägg bladen runt på varandra, tills första sidan är främst. Tryck platt.',
  snake: 'Klipp de tre tjocka linjerna, från kanten där saxen står till linjens slut. Arket är nu en lång remsa.',
  zigzag: 'Börja med andra sidan: vik den över den tredje, tryck mot tryck, sedan fram och tillbaka till slutet.',
  wrap: 'För remsans sista sida, som är titeln, runt till framsidan och limma fast den där, rygg mot rygg.',
  strips: 'Skär arken i remsor längs de tjocka linjerna, och lägg dem i ordning: {n}.',
  tape: 'Lägg remsorna ände mot ände, i ordning, och tejpa dem på baksidan.',
  concertina: 'Vik fram och tillbaka längs linjerna, första vecket bakåt.',
  overleaf: 'Läs till slutet, vänd remsan och läs vidare.',
  away: 'vik bakåt',
  towards: 'vik mot dig',
  cut: 'skär',
  grain:
    'Papper som spricker i vecket har fibrerna på tvären: ta tunnare, eller fråga efter papper med kort fiberriktning.',
  sheetsEach: 'ark: {counts}',
  test: {
    head: 'Testblad',
    turn: 'Vänd bladet som sidan i en bok. Är baksidan tom? Välj ”Dubbelsidigt” i skrivarens fönster, eller gör zinet med --duplex\u00a0manual.',
    right: 'Pekar pilen uppåt, när du har vänt bladet som sidan i en bok? Då är inställningen rätt: {flip}.',
    wrong:
      'Pekar den nedåt? Välj {flip} i skrivarens fönster och skriv ut igen; eller låt skrivaren vara och gör zinet med --flip\u00a0{word}.',
    one: 'Det här zinet trycks på ena sidan: det finns inget att vända.',
    edges:
      'Vid varje kant: den första linjen som är hel säger hur många millimeter skrivaren lämnar vita. Säg det med --margin, till exempel --margin\u00a05mm.',
    size: 'Mät: den här linjen är 100\u00a0mm lång, och den där 4 tum. Om inte, välj ”Faktisk storlek” (100\u00a0%), aldrig ”Anpassa till sidan”.',
    light:
      'Håll bladet mot ljuset: sidornas kors visar hur långt de ligger från varandra. Upp till 2\u00a0mm är vanligt.',
  },
}
