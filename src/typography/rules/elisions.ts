/** Words that lose their beginning, written without the apostrophe: nearly always an apostrophe stands before them. */
const strong = `
  em ems tis twas twere twill twould twon twont tisn tisnt twasn twasnt twarn twarnt twan twant tain taint tweren twud twudn twouldn
  cause cos coz cuz kase bout bouts neath gainst mongst tween twixt twould nother nuther nuff nough kay sup fore forehand
  cross round way cept stead spose sposing pose sposed pon til till bye nless less low lows lowed lowing lowance
  scuse scusin cept ceptin ceptn xcept xcepting spect spects spected specs specially spression sperience splain spite splode
  prentice prentices member membered fraid shamed shamin longside sides most fess fessed deed deedy course count cordin cording
  lectric lection lectioneer mancipation mediately nitiated rithmetic rested ristocrat ventions vantage zackly xactly
  tater taters taties baccy bacca bacco backer gator gators coon coons possum possums rangutan nana
  im ims isself imself erself emself emselves ere er ead eads eart earts eaven eavens eavy ell elp elped enry erbert arry arriet
  ouse ouses ome omes orse orses ot otel our ours undred undreds ungry unt urry urt urts usband usbands ow owever owl owling
  and ands andkerchief andle andsome andy ang anged appen appens appened appy ard arder ardly arm armony art arts as asn at ats ate
  ave aving avin aven avent ay azel ear eard earin earing earty eat eaten eath eed eel eels eerd een eight em ere eres erself ide
  ides idin ill ills ilt im imself ind int is isn iss istory it its itched itting ittin itten itself obbled obby old olds olding ole
  oles oliday oly onest oney onor onour ood ook ooks oop oot ope oped opes oping oo oom ooman ornet orrible orrid orror osses
  arf alf evenin mornin
  ospital ostess ouf ound ounds oused ousewife ousin ug uge ull ullo um uman umble umbug umor umour ump unch unter unting urrah ush usky
  yde ymn ypocrite e es a
  tho thout thwart ud uds uz un uns us ve s d ll re m n t v y ye
  ny lo st ad uch ull usha ongue quest gratulate terpret sturb spute stracted stroy stroyed dout low crease live ford
  tention steamed sassin sassinate nnounce nquire squire rithmatic pothecary tack merican merica talian nglish ngland
  frisco orleans lizabeth liza gustus rora lonzo lexander polyon tonio zekiel rastus melia manda bednego
  leven leventh nette ception nuff ology versity varsity flu phone plane bus cello gym van fridge roo
  board fro midst quation spicion spicious structions larmed larum ternity dentical bliged bleeged cute cuter cumulate
  sblood sdeath swounds zounds sfoot slife swelp strewth struth
  sixties seventies eighties nineties twenties thirties forties fifties
  sixty-eight eighty-four forty-nine forty-niner forty-niners
`

// Of those, these are as often the first word of a quotation: only what stands round them decides.
const weak = `
  a i as at is it its and ill are art all old our round cross most way course count less till low long live ford crease quest
  board arm arms ear ears eat ate eight ell em and ands ate it at as is own ere old hold ours round will way us ye y t s m n d v ve un
  re ll ope eel int member rested structions bus van plane phone cello gym squire attack sides and hence
  vantage stead flu ad ole ode one at's is's it's e e's fore
`

const split = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))
const strongWords = split(strong)
const weakWords = split(weak)

// What people drop an aitch from. Written with it; the first letter is left out when they are looked up.
const aitches = split(`
  had hair half hall ham hammer hand handful handle handsome handy hang hanged hanging happen happened happens happy harbour hard harder hardly
  harm harmless harp harry has hasn haste hat hats hate hated hates haul haunt have haven having hawk hay hazel he head headed heads
  health heap heaps hear heard hearing hears heart hearts hearty heat heaven heavens heavy hedge heel heels held hell help helped helping
  helps hem hen henry her here hers herself hey hid hidden hide high higher highness hill hills him himself hind hinder hint hip hire his history
  hit hits hitch hob hobby hog hold holding holds hole holes holiday hollow holy home homes honest honey honour hook hop hope hoped hopes
  hopin horn horrible horrid horror horse horses hospital host hot hotel hound hour house houses how however howl howling hug huge hull hullo
  human humble humbug hump henery herbert harold harriet horace hector hugh holmes hatty horatio hundred hundreds hung hunger hungry hunt hunting hurry hurt hurts husband hush hut hymn half-past hello
`)

// Words that lose their end to an apostrophe, written without it.
const cut = split(`
  o th an wi mo po ol th' fo do ha wo de en un yo sho befo afo mos jes jis las las' fus bes nex ain didn don couldn wouldn shouldn isn wasn
  doan roun aroun groun foun soun min han lan islan fren frien len sen en wes res los kep slep tol col ole chile gi giv hav ou thou
  lil li'l wid wit mis marse ther tha twil onto mornin evenin nothin somethin anythin everythin bein goin comin doin ma pa i a e t d s ter
  t'other tho altho thro ev'n e'en o'er ere ne'er wh mebbe fu yer ye yo yourn pard rath suthin las raf cap'n gen'l lor lawd gawd gor
  fac fack correc exac objec subjec perfec distric stric kin' min' fin' blin' behin' aroun' poun' thousan husban understan stan han'
`)

export type Elision = 'strong' | 'weak' | 'none'

/** Turn the word after a mark into how surely an apostrophe stands for its beginning. */
export function elisionBefore(word: string): Elision {
  const lower = word.toLowerCase().replaceAll('’', "'")
  // I and A with a capital have lost nothing.
  if (/^(?:I|A)(?:$|['’ -])/.test(word)) return 'none'
  const stem = lower.replace(/'(?:s|d|ll|re|ve|t|n't|m|nt|em)$/, '')
  const first = /^\p{L}+(?=-)/u.exec(lower)?.[0]
  if (first !== undefined && (strongWords.has(first) || aitches.has(`h${first}`))) return 'strong'
  if (weakWords.has(lower) || weakWords.has(stem)) return 'weak'
  if (strongWords.has(lower) || strongWords.has(stem) || strongWords.has(lower.replaceAll("'", ''))) return 'strong'
  if (aitches.has(`h${stem}`) || aitches.has(`h${lower}`)) return 'strong'
  // Spoken -in' and the like on a word that lost its aitch.
  return /^(?:[aeiou])/.test(lower) && aitches.has(`h${stem.replace(/(?:in|ing|ed|s)$/, '')}`) ? 'strong' : 'none'
}

/** Turn the word before a mark into how surely an apostrophe stands for its end. */
export function elisionAfter(word: string): Elision {
  const lower = word.toLowerCase().replaceAll('’', "'")
  // A single capital is a letter's name or an initial.
  if (/^\p{Lu}$/u.test(word)) return 'none'
  if (cut.has(lower)) return 'strong'
  if (
    /[^aeiou]in$|[aeiouy]{1,2}[^aeiou]?in$/.test(lower) &&
    lower.length > 4 &&
    !/(?:again|captain|certain|mountain|fountain|curtain|villain|remain|contain|explain|plain|train|brain|chain|grain|strain|stain|begin|within|cousin|basin|cabin|robin|martin|satin|latin|berlin|dublin|violin|assassin|margin|origin|virgin|penguin|ruin|coffin|muffin|pumpkin|napkin|kin|skin|join|coin|bargain|britain)$/.test(
      lower,
    )
  )
    return 'strong'
  return /s$/.test(lower) ? 'weak' : 'none'
}
