// The manuscript that has everything: as many chapters as are wanted in books and parts, with every block, four kinds of picture, many notes and seven
// languages. It is written when it is asked for, so that the repository need not hold it; and an anthology, which has less of all but authors.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'

const A_PART = 50 // chapters
const A_BOOK = 2 // parts

const sentences = `The ferry left at eight, and nobody had asked it to wait.
She counted the lamps along the quay, and there was one too many.
It had rained since Monday; the road was a rumour.
“You may have the boat,” he said, “but not the oars.”
In the kitchen the clock had stopped for the third time that week.
He wrote the number down, and under it the number that he had hoped for.
There was salt on the sill, in a line as straight as a rule.
Nobody in the village would say who had lit the stove.
“Is it far?” asked the boy, who had walked from the other side of the hill.
The letters came on Thursdays, all of them at once, tied up with string.
A gull sat on the chimney and looked down it, as one looks into a jar.
They sold the piano, and kept the stool.
The tide was late, or the almanac was early; it came to the same.
“Then we shall need a longer rope,” said Ines, and went to find one.
By noon the fog had taken the pier, the church, and most of Tuesday.
His coat hung where he had hung it, with the hands still in the pockets.
She had never been asked, and so she had never refused.
There were eleven steps down to the water and twelve back up.
The dog knew, of course; the dog had been there.
What was left of the bread they gave to the surveyor.
The map was right about the hills and wrong about the people.
“It was open when I came,” said the carrier, “and I left it as it was.”
At the turn of the stairs somebody had put a chair, and on the chair a lemon.
He sang it again, slower, so that she could hear where it hurt.`.split('\n')

const titles = 'The Ferry|Salt|What the Tide Left|A Longer Rope|Lamps|The Other Side of the Hill|Eleven Steps'.split(
  '|',
)

/** A block: as it is typed, the words that must be read in their order, and its notes. */
const block = (typed, said = typed, notes = []) => ({ typed, said, notes })

/** Some sentences, others for each number. */
function prose(seed, count = 5) {
  const from = (n) => sentences[(seed * 7 + n * 5 + Math.floor(seed / sentences.length)) % sentences.length]
  return Array.from({ length: count }, (_, n) => from(n)).join(' ')
}

function noted(seed) {
  const note = `Note ${seed}: so the daybook has it, in another hand.`
  return block(
    `The keeper wrote it down,[^n] as he wrote everything.\n\n[^n]: ${note}`,
    'The keeper wrote it down, as he wrote everything.',
    [note],
  )
}

const letter = block(
  '::: letter\nThe Gate House\\\n2 May\n\nDear Tom,\n\nThe lamp burns well, and I have *not* come back.\n\nYours,\\\nJoan\n:::',
  'The Gate House 2 May Dear Tom, The lamp burns well, and I have not come back. Yours, Joan',
)
const verse = block(
  '::: verse\nThe gate is wide, the gate is wood,\n  it does the passing stranger good\n    to stop a while.\n\nThe gate is wood, the gate is wide.\n:::',
  'The gate is wide, the gate is wood, it does the passing stranger good to stop a while. The gate is wood, the gate is wide.',
)
const messages = block(
  '::: messages\n20:12\n\nJoan: did you close it\nTom: every night\nJoan: not yours\n:::',
  '20:12 Joan did you close it Tom every night Joan not yours',
)
const papers = block(
  '::: telegram\nGATE FOUND OPEN STOP\\\nSURVEYOR\n:::\n\n::: cutting\n**Road longer than thought**\n\nCarriers are asked to allow for it.\n:::\n\n::: sign\nClose the gate\nBy order\n:::',
  'GATE FOUND OPEN STOP SURVEYOR Road longer than thought Carriers are asked to allow for it. Close the gate By order',
)
const table = block(
  '| Day | Came | Carried |\n|---:|:---|:---:|\n| 1 | a surveyor | news |\n| 2 | children | a ladder |\n| 3 | nobody | |',
  'Day Came Carried 1 a surveyor news 2 children a ladder 3 nobody',
)
const lists = block(
  '1. Open.\n2. Watch, and write down\n   - who comes,\n   - who goes.\n3. Close.\n\n```\nLINK 100    CHAIN 1\n```',
  'Open. Watch, and write down who comes, who goes. Close. LINK 100 CHAIN 1',
)
const languages = block(
  [
    'The sign said [Défense d’entrer]{lang=fr}, and under it [שער סגור]{lang=he dir=rtl}, and under that [البوابة مغلقة]{lang=ar dir=rtl}.',
    'An older board had [門を閉めてください]{lang=ja}, [请关门]{lang=zh-Hans}, [문을 닫으세요]{lang=ko} and [Закройте калитку]{lang=ru}.',
  ].join(' '),
  'The sign said Défense d’entrer, and under it שער סגור, and under that البوابة مغلقة. An older board had 門を閉めてください, 请关门, 문을 닫으세요 and Закройте калитку.',
)
const small = block(
  'The board was signed [the keeper]{.small-caps}, in *chalk*, **twice**.',
  'The board was signed the keeper, in chalk, twice.',
)
const links = block(
  'It is told in [the second chapter](#chapter-2), and at [the archive](https://example.org/gate?a=1&b=2).',
  'It is told in the second chapter, and at the archive.',
)
const epigraph = block(
  '::: epigraph\nMeasure it twice, and then walk.\n\n-- A saying of carriers\n:::',
  'Measure it twice, and then walk. A saying of carriers',
)
const quote = block(`> ${sentences[18]}`, sentences[18])
const pictures = ['lamp.svg', 'gate.png', 'road.jpg', 'gull.gif'].map((name, at) =>
  block(
    `![${at === 3 ? '' : `A picture of the ${name.split('.')[0]}.`}](../../images/${name}${at % 2 ? ' "As it was."' : ''})`,
    at % 2 ? 'As it was.' : '',
  ),
)
const break_ = block('* * *', '')
const all = [letter, verse, messages, papers, table, lists, languages, small, links, quote, ...pictures]

function chapter(n) {
  const title = `${titles[n % titles.length]}, ${n}`
  // The first has all there is; the others have some of it in turns.
  const special = n === 1 ? all : [all[n % all.length]]
  const text = [
    ...(n % 10 === 1 ? [epigraph] : []),
    block(prose(n)),
    noted(n),
    block(prose(n + 1)),
    break_,
    ...special.flatMap((one, at) => [one, block(prose(n + at + 2, 3))]),
    break_,
    noted(n + 1000),
    block(prose(n + 3, 12)),
  ].map((one, at) => ({ ...one, typed: one.typed.replaceAll('[^n]', `[^${at}]`) }))
  return {
    typed: [`# ${title}`, ...text.map(({ typed }) => typed)].join('\n\n'),
    said: [title, ...text.map(({ said }) => said)].join('\n'),
    notes: text.flatMap(({ notes }) => notes),
  }
}

/** Write the book of everything, so many chapters of it, into a folder; returns where it is, and where the words that must be read in it. */
export async function everything(home, name, chapters) {
  const source = join(home, name)
  const words = []
  const put = file(source)
  await put(
    'book.yaml',
    [
      'title: The Book of Everything',
      'subtitle: Three Hundred Gates',
      'author: [{name: Ursula K. Quill, role: author}, {name: Tom Brand, role: ill}]',
      'lang: en-GB',
      'date: 1931-11-04',
      'publisher: The Gate Press',
      'rights: All rights reserved',
      'description: Three hundred gates, one keeper; and what came through.',
      'subject: [Gates, Keepers]',
      'series: {name: The Coast Books, position: 3}',
      'front: [dedication, epigraph]',
      'style: {chapter: {drop-cap: true, small-caps: true}}\n',
    ].join('\n'),
  )
  await put('dedication.md', 'For whoever closes it.\n')
  await put('epigraph.md', 'What is set well is not seen.\n\n-- Enoch Pell\n')
  for (let n = 1; n <= chapters; n++) {
    const part = Math.ceil(n / A_PART)
    const folder = `${Math.ceil(part / A_BOOK)} Book ${Math.ceil(part / A_BOOK)} of Gates/${part} Part ${part} of Gates`
    const { typed, said, notes } = chapter(n)
    await put(`${folder}/${String(n).padStart(3, '0')}.md`, `${typed}\n`)
    words.push(...said.split('\n'), ...notes.map((note) => `~${note}`))
  }
  for (const [name, bytes] of Object.entries(drawn)) await put(`images/${name}`, bytes)
  return { name, source, words: await put(`../${name}.words.txt`, words.join('\n')) }
}

/** Write an anthology: five stories of five authors. */
export async function anthology(home) {
  const source = join(home, 'anthology')
  const put = file(source)
  await put('book.yaml', 'title: Gates\nauthor: {name: Ada Quill, role: editor}\nlang: en-GB\ndate: 1932\n')
  const authors = ['Ada Quill', 'Tom Brand', 'Inès Marchetti', 'Enoch Pell', '山田花子']
  const words = []
  for (const [at, author] of authors.entries()) {
    const text = [prose(at, 6), '* * *', prose(at + 9, 9)]
    await put(`${at + 1}.md`, `---\nauthor: ${author}\n---\n\n# ${titles[at]}\n\n${text.join('\n\n')}\n`)
    words.push(titles[at], author, text[0], text[2])
  }
  return { name: 'anthology', source, words: await put('../anthology.words.txt', words.join('\n')) }
}

const file = (home) => async (name, bytes) => {
  const path = join(home, name)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes)
  return path
}

const drawn = {
  'lamp.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 80"><path d="M30 5 50 30 40 75H20L10 30Z" fill="#444"/><circle cx="30" cy="35" r="9" fill="#fc6"/></svg>',
  'gate.png': png(160, 100),
  'road.jpg': Buffer.from(
    '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAABf/EABwQAAICAgMAAAAAAAAAAAAAAAECAAMEERIhMf/aAAgBAQAAPwCfH1zGrZEdrG6UqOgJ/9k=',
    'base64',
  ),
  'gull.gif': Buffer.from('R0lGODlhAgACAIAAAAAAAP///ywAAAAAAgACAAACAoRRADs=', 'base64'),
}

/** A gradient, as a PNG of grey levels. */
function png(width, height) {
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: width }, (_, x) => (x + y) & 255)]),
  )
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size[8] = 8
  const pieces = [
    ['IHDR', size],
    ['IDAT', deflateSync(Buffer.concat(rows))],
    ['IEND', Buffer.alloc(0)],
  ]
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    ...pieces.map(([name, data]) => chunk(name, data)),
  ])
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** CRC-32 as in PNG, annex D. */
function crc(bytes) {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
