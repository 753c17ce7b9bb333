import { describe, expect, test } from 'vitest'
import { readAll } from '../../src/manuscript/read.js'
import { outlineWork, readAs } from './outline.js'

const md = (text: string): string => outlineWork(readAs('a.md', text)).replace('= (none)\n', '')
const problems = (text: string): string[] =>
  readAs('a.md', text).problems.map(({ rule, reason }) => `${rule}: ${reason}`)

describe("classes of the author's own", () => {
  const text = '[loud]{.shout .zebra}\n\n::: placard\nKeep out.\n:::\n\n<p class="shout">Raw.</p>\n'
  const bytes = (words: string) => new TextEncoder().encode(words)
  const read = (css: string[]) =>
    readAll({
      files: [{ path: 'a.md', bytes: bytes(text) }],
      meta: { css },
      assets: [{ path: 'own.css', bytes: bytes('.placard p, em.shout:first-child { color: red }') }],
    })
  test('are kept where a stylesheet of the book names them', () => {
    expect(outlineWork(read(['own.css']))).toMatch(/<shout\|loud>[\s\S]*div\.placard[\s\S]*p\.shout: Raw/)
    expect(read(['own.css']).problems).toEqual([])
  })
  test('mean nothing in a book that does not ask for the stylesheet', () => {
    expect(outlineWork(read([]))).not.toMatch(/shout|placard/)
    expect(read([]).problems.map(({ reason }) => reason)).toEqual(['Unknown container “placard”'])
  })
})

describe('spans', () => {
  test.each([
    ['[S.S. Alma]{.small-caps} sailed', 'p.first: <small-caps|S.S. Alma> sailed'],
    ['[le *mot* juste]{lang=fr}', 'p.first: <span|le *mot* juste>'],
    ['*so [very]{.small-caps} soft*', 'p.first: *so <small-caps|very> soft*'],
    ['[a [link](http://x.y) in it]{.small-caps}', 'p.first: <small-caps|a [link](http://x.y) in it>'],
    ['[one [two]{.right} three]{.center}', 'p.first: <center|one <right|two> three>'],
    ['[of no class we know]{.zebra}', 'p.first: <|of no class we know>'],
  ])('%s', (text, is) => {
    expect(md(text)).toBe(is)
  })
  test.each([
    'He said [sic] and {so on}.',
    '[plain]',
    '[not] {.directly}',
    '[of words]{like these}',
    '[nothing]{}',
    'closed]{.small-caps}',
    '[open {.small-caps}',
    '`[in code]{.small-caps}`',
    '\\[escaped]{.small-caps}',
    '[over]{.small\ncaps}',
    'x^2 and ^ and ^[ that stays open',
  ])('%s stays as it is', (text) => {
    const typed = text.replace('\\[', '[').replace('\n', '␤')
    expect(md(text)).toBe(`p.first: ${typed.replace(/`(.*)`/, '<code|$1>')}`)
  })
  test('language and direction stand on the element', () => {
    const [paragraph] = readAs('a.md', '[ana]{lang=ar dir=rtl}').chapters[0]?.body.children ?? []
    expect(paragraph).toMatchObject({ children: [{ tagName: 'span', properties: { lang: 'ar', dir: 'rtl' } }] })
  })
})

describe('notes', () => {
  test('a label means the note of its own chapter', () => {
    expect(md('# One\n\nA.[^1]\n\n[^1]: First.\n\n# Two\n\nB.[^1]\n\n[^1]: Second.')).toBe(
      '= One\np.first: A.[1](#note-1)\naside\n  p: [1](#noteref-1) First.\n= Two\np.first: B.[1](#note-1)\naside\n  p: [1](#noteref-1) Second.',
    )
  })
  test('they are numbered as they are referred to, and lead back to every place', () => {
    expect(md('A[^b] and[^a] and[^b].\n\n[^a]: An a.\n\n    More of it.\n\n[^b]: A b.')).toBe(
      'p.first: A[1](#note-1) and[2](#note-2) and[1](#note-1).\naside\n  p: [1](#noteref-1) A b. [↩2](#noteref-1-2)\naside\n  p: [2](#noteref-2) An a.\n  p: More of it.',
    )
  })
  test('in the line', () => {
    expect(md('One^[A note with [brackets] and *stress*.] two.')).toBe(
      'p.first: One[1](#note-1) two.\naside\n  p: [1](#noteref-1) A note with [brackets] and *stress*.',
    )
  })
  test('two chapters may share one', () => {
    const text = '# One\n\nA.[^x]\n\n# Two\n\nB.[^x]\n\n# Three\n\nC.\n\n[^x]: Shared.'
    expect(md(text)).toBe(
      '= One\np.first: A.[1](#note-1)\naside\n  p: [1](#noteref-1) Shared.\n= Two\np.first: B.[1](#note-1)\naside\n  p: [1](#noteref-1) Shared.\n= Three\np.first: C.',
    )
  })
  test('one that nothing refers to stays, and is told', () => {
    const text = 'A.[^1]\n\n[^1]: First.\n\n[^1]: Second.\n\n[^2]: Third.'
    expect(md(text)).toContain('aside\n  p: Second.\naside\n  p: Third.')
    expect(problems(text)).toEqual([
      'notes: Nothing refers to the note “Second.”',
      'notes: Nothing refers to the note “Third.”',
    ])
  })
  test('inside containers and quotations', () => {
    expect(md('::: letter\nDear Tom,\n\nRow.[^1]\n\n[^1]: Or sail.\n:::\n\n> Quoted.[^2]\n>\n> [^2]: By whom?')).toBe(
      'div.letter\n  p.salutation: Dear Tom,\n  p: Row.[1](#note-1)\nblockquote\n  p: Quoted.[2](#note-2)\naside\n  p: [1](#noteref-1) Or sail.\naside\n  p: [2](#noteref-2) By whom?',
    )
  })
  test('one on a title goes to the end of the first paragraph', () => {
    expect(md('# One[^t]\n\nText.\n\n[^t]: On the title.')).toBe(
      '= One\np.first: Text.[1](#note-1)\naside\n  p: [1](#noteref-1) On the title.',
    )
  })
})

describe('insets', () => {
  test('a letter in one paragraph keeps its own line ends', () => {
    expect(md('::: letter\nDear Ines,\nThe boat is\nmended.\nYours,\nTom\n:::')).toBe(
      'div.letter\n  p.salutation: Dear Ines,\n  p: The boat is␤mended.\n  p.closing: Yours,\n  p.signature: <line|Tom>',
    )
  })
  test('a letter in any language closes where a short line ends with a comma', () => {
    expect(md('::: {.letter lang=fr}\nMon cher Pell,\n\nJe vois tout.\n\nVotre ami,\\\nJean\n:::')).toBe(
      'div.letter\n  p.salutation: Mon cher Pell,\n  p: Je vois tout.\n  p.closing: Votre ami,\n  p.signature: <line|Jean>',
    )
  })
  test('a line end inside emphasis costs no word', () => {
    expect(md('::: letter\n*Dear Ines,\nso* on.\n\nTom.\n:::')).toBe(
      'div.letter\n  p.salutation: *Dear Ines,*\n  p: *so* on.\n  p: Tom.',
    )
  })
  test('messages: times, names once set apart, lines that go on', () => {
    expect(
      md('::: chat\n21:04\n\nAda: are you asleep\nTom: no\nand you\n\nTuesday, 9:15 pm\n\n**Ada:** *no*\n:::'),
    ).toBe(
      'div.messages\n  p.time: <time|21:04>\n  p.from: <name|Ada:> are you asleep\n  p.to: <name|Tom:> no\n  p.to.more: and you\n  p.time: <time|Tuesday, 9:15 pm>\n  p.from: <name|Ada:> *no*',
    )
  })
  test('the stamps of a log become times, each once', () => {
    expect(md('::: chat\n[21:04] Ada: hi\n[21:04] Tom: who\n[9:05 pm] **Ada:** me\n21:06 was late\n:::')).toBe(
      'div.messages\n  p.time: <time|21:04>\n  p.from: <name|Ada:> hi\n  p.to: <name|Tom:> who\n  p.time: <time|9:05 pm>\n  p.from: <name|Ada:> me\n  p.from.more: 21:06 was late',
    )
  })
  test('long names ask for a wider column', () => {
    expect(md('::: messages\nBartholomew: hi\n:::')).toMatch(/^div\.messages\.wide/)
  })
  test('a sign, line by line', () => {
    expect(md('::: sign\nNo landing\nBeware\n:::')).toBe('div.sign\n  p: <line|No landing><line|Beware>')
  })
  test.each(['cutting', 'note'])('a %s with its headline', (name) => {
    expect(md(`::: ${name}\n**Keeper not found**\n\nHe was not.\n:::`)).toBe(
      `div.${name}\n  p.headline: Keeper not found\n  p: He was not.`,
    )
  })
  test.each(['-- Me', '— Me', '\n-- Me'])('an epigraph ends with its source: %s', (source) => {
    expect(md(`::: epigraph\nAll rivers\nrun.\n${source}\n:::`)).toMatch(
      /^blockquote\.epigraph\n {2}p: All rivers[ ␤]run\.\n {2}footer: (--|—) Me$/,
    )
  })
  test('attributes, more than one class, nesting', () => {
    expect(md('::: {.letter .right lang=fr}\nCher ami,\n\n::: poem\nRow\n:::\n:::')).toBe(
      'div.letter.right\n  p.salutation: Cher ami,\n  div.verse\n    p.stanza: <line|Row>',
    )
  })
  test('one we do not know is told, its text stays', () => {
    expect(md('::: zebra\nText.\n:::')).toBe('div\n  p: Text.')
    expect(problems('::: zebra\nText.\n:::')).toEqual(['containers: Unknown container “zebra”'])
  })
})

describe('pictures', () => {
  test.each([
    ['![x](a.png)', 'figure: ![](a.png)'],
    ['![x](a.png "A title")', 'figure\n  img\n  figcaption: A title'],
    ['![x](a.png)\n*A line*', 'figure\n  img\n  figcaption: A line'],
    ['![x](a.png){.plate}', 'figure.plate: ![](a.png)'],
    ['![x](a.png){.plate}\n*A line*', 'figure.plate\n  img\n  figcaption: A line'],
    ['See ![x](a.png){.plate} here.', 'p.first: See ![](a.png) here.'],
    ['![x](a.png){width=48%}', 'figure.width-50: ![](a.png)'],
    ['![x](a.png){width=3in}', 'figure: ![](a.png)'],
    ['![x](a.png){.plate}\n\nText.', 'figure.plate: ![](a.png)\np.first: Text.'],
    ['![x](a.png) {so}', 'p.first: ![](a.png) {so}'],
  ])('%s', (text, is) => {
    expect(md(text)).toBe(is)
  })
})

test('tables keep their heads and the sides of their columns', () => {
  expect(md('| a | b | c |\n|:--|--:|:-:|\n| 1 | *2* | 3 |')).toBe(
    'table\n  thead\n    tr\n      th: a\n      th.right: b\n      th.center: c\n  tbody\n    tr\n      td: 1\n      td.right: *2*\n      td.center: 3',
  )
})

describe('HTML from elsewhere', () => {
  test.each([
    ['<center>The End</center>', 'div.center\n  p: The End'],
    ['<p style="text-align: center; color: red">C</p>', 'p.first.center: C'],
    ['<u>under</u> <font color="red">red</font> <tt>type</tt>', 'p.first: *under* <span|red> <code|type>'],
    ['<span style="font-style:italic">so</span> <span style="font-weight:700">bold</span>', 'p.first: *so* **bold**'],
    ['H<sub>2</sub>O and <small>low</small> x<sup>2</sup>', 'p.first: H<sub|2>O and <small|low> x<sup|2>'],
    ['<details><summary>Spoiler</summary>Hidden.</details>', 'div\n  p.headline: Spoiler\n  p: Hidden.'],
    ['<blockquote>Said.<br><br>Again.</blockquote>', 'blockquote\n  p: Said.\n  p: Again.'],
    [
      '<table><tr><td align="right">1</td><th>2</th></tr></table>',
      'table\n  tbody\n    tr\n      td.right: 1\n      th: 2',
    ],
    [
      '<div class="userstuff letter"><p>Dear Tom,</p><p>Row.</p><p align="right">Yours,</p></div>',
      'div.letter\n  p.salutation: Dear Tom,\n  p: Row.\n  p.closing: Yours,',
    ],
  ])('%s', (text, is) => {
    expect(md(text)).toBe(is)
  })
})
