import { describe, expect, test } from 'vitest'
import { outlineWork, readAs } from './outline.js'

const md = (text: string): string => outlineWork(readAs('a.md', text))
const problems = (text: string): string[] =>
  readAs('a.md', text).problems.map(({ rule, reason }) => `${rule}: ${reason}`)

describe('chapters', () => {
  test('one under each heading, what stands before has no title', () => {
    expect(md('Before.\n\n# One *day*\n\nFirst.\n\nSecond.\n\n# Two\n\nThird.')).toBe(
      '= (none)\np.first: Before.\n= One *day*\np.first: First.\np: Second.\n= Two\np.first: Third.',
    )
  })
  test('a file without heading is one chapter', () => {
    expect(md('Just this.')).toBe('= (none)\np.first: Just this.')
  })
  test('the shallowest headings begin chapters', () => {
    expect(md('## One\n\nA.\n\n### Inside\n\nB.')).toBe('= One\np.first: A.\nh3: Inside\np.first: B.')
  })
  test('front matter is taken off', () => {
    expect(md('---\ntitle: X\n---\n\nText.')).toBe('= (none)\np.first: Text.')
  })
  test('a title underlined with = is a title, text over --- is not', () => {
    expect(md('The Ferry\n=========\n\nText.\n---\nMore.')).toBe(
      '= The Ferry\np.first: Text.\nhr.break\np.first: More.',
    )
  })
  test('indented text is no code', () => {
    expect(md('    Far in.')).toBe('= (none)\np.first: Far in.')
  })
})

describe('breaks', () => {
  const marks = [
    '* * *',
    '***',
    '#',
    '~~~',
    '---',
    '===',
    'oOo',
    'xXx',
    '-x-',
    '~*~',
    '•',
    '⁂',
    '[hr]',
    '<hr>',
    '<center>***</center>',
    '\\*\\*\\*',
    ':::',
    '░░░',
    '🌙🌙🌙',
    'LINE BREAK',
    '____spacer____',
    '<p>&nbsp;</p>',
  ]
  test.each(marks)('%s', (mark) => {
    expect(md(`One went.\n\n${mark}\n\nTwo came.`)).toBe('= (none)\np.first: One went.\nhr.break\np.first: Two came.')
  })
  const texts = [
    '...',
    '"?"',
    'IV',
    'O',
    '12',
    ':-)',
    '^_^',
    '<3',
    '**Bold words**',
    '***THE END***',
    '—',
    '--',
    'Ooo!',
    '$ $ $',
    'x',
  ]
  test.each(texts)('%s is text', (text) => {
    expect(md(`One went.\n\n${text}\n\nTwo came.`)).not.toContain('hr')
  })
  test('an open ~~~ swallows nothing', () => {
    expect(md('One.\n\n~~~\n\nTwo.\n\n~~~\n\nThree.')).toBe(
      '= (none)\np.first: One.\nhr.break\np.first: Two.\nhr.break\np.first: Three.',
    )
  })
  test('closed fences are code', () => {
    expect(md('One.\n\n```\n***\n```\n\nTwo.')).toBe('= (none)\np.first: One.\npre: <code|***␤>\np: Two.')
  })
  test('first and last in a chapter they are dropped, and told', () => {
    const text = '# One\n\n***\n\nText.\n\n***\n\n# Two\n\nMore.\n\n~~~\n'
    expect(md(text)).toBe('= One\np.first: Text.\n= Two\np.first: More.')
    expect(problems(text)).toEqual([
      'breaks: Break “***” is the first thing in its chapter',
      'breaks: Break “***” is the last thing in its chapter',
      'breaks: Break “~~~” is the last thing in its chapter',
    ])
  })
  test('words between marks stay', () => {
    expect(md('One.\n\n*** Harry’s POV ***\n\nTwo.')).toBe(
      '= (none)\np.first: One.\nhr.break\np.first: Harry’s POV\np: Two.',
    )
  })
  test('kisses under a letter are kisses', () => {
    expect(md('Come soon.\n\nLove, Anna\n\nxxx\n\nShe folded it.')).toContain('p: xxx')
  })
})

describe('gaps', () => {
  const prose = Array.from({ length: 8 }, (_, i) => `Paragraph ${i} went on.`)
  test('a rare one is a gap', () => {
    expect(md(`${prose.join('\n\n')}\n\n\n\nElsewhere it rained.`)).toContain('hr.gap\np.first: Elsewhere it rained.')
  })
  test('the same everywhere they are spacing', () => {
    expect(md(prose.join('\n\n\n'))).not.toContain('hr')
  })
  test('a stray one inside a dialogue is asked, not made', () => {
    const work = readAs('a.md', `${prose.join('\n\n')}\n\n"Not for me, but for you."\n\n\n"Yes. I know."\n\nShe went.`)
    expect(outlineWork(work)).not.toContain('hr')
    expect(work.sources[0]?.questions).toMatchObject([
      { rule: 'gaps', taken: 'no break', place: { start: { line: 18 } } },
    ])
  })
})

describe('containers', () => {
  test('a letter', () => {
    const text =
      '::: letter\nThe Rectory  \n4 May 1911\n\nDear Ines,\n\nThe boat is mended.\n\nCome soon.\n\nYours,\\\nTom\n:::\n\nShe read it.'
    expect(md(text)).toBe(
      '= (none)\ndiv.letter\n  p.dateline: <line|The Rectory><line|4 May 1911>\n  p.salutation: Dear Ines,\n  p: The boat is mended.\n  p: Come soon.\n  p.closing: Yours,\n  p.signature: <line|Tom>\np: She read it.',
    )
  })
  test('verse, with its indents', () => {
    expect(md('::: {.verse}\nThe sea is wide,\n  the *boat\n      is* small.\n\nRow.\n:::')).toBe(
      '= (none)\ndiv.verse\n  p.stanza: <line|The sea is wide,><line.indent-1|the *boat*><line.indent-2|*is* small.>\n  p.stanza: <line|Row.>',
    )
  })
  test('messages', () => {
    expect(md('::: messages\nInes: where are you\nTom: 8:35 boat\n:::')).toBe(
      '= (none)\ndiv.messages\n  p.from: <name|Ines:> where are you\n  p.to: <name|Tom:> 8:35 boat',
    )
  })
  test('an epigraph', () => {
    expect(md('::: epigraph\nAll rivers run.\n\n— Old song\n:::\n\nText.')).toContain(
      'blockquote.epigraph\n  p: All rivers run.\n  footer: — Old song',
    )
  })
  test('nested, and one left open closes with its chapter', () => {
    const text = '# One\n\n::: letter\nDear Tom,\n\n::: verse\nRow\n:::\n\nIt goes on.\n\n# Two\n\nText.'
    expect(md(text)).toBe(
      '= One\ndiv.letter\n  p.salutation: Dear Tom,\n  div.verse\n    p.stanza: <line|Row>\n  p: It goes on.\n= Two\np.first: Text.',
    )
    expect(problems(text)).toEqual(['containers: Container “letter” is never closed'])
  })
})

describe('hostile HTML', () => {
  test('scripts vanish, words stay', () => {
    expect(
      md('Hi <script>alert(1)</script> <b onclick="x()" style="color:red">you</b> <blink>in a wink</blink>.'),
    ).toBe('= (none)\np.first: Hi  <b|you> in a wink.')
  })
  test('links and pictures lead nowhere they should not', () => {
    expect(
      md(
        '[a](javascript:x) <a href="data:x">b</a> ![](../../etc/passwd) ![](http://x.y/z.png) ![](images/map.png) [c](http://x.y)',
      ),
    ).toBe('= (none)\np.first: [a]() [b]() ![](../../etc/passwd) ![]() ![](images/map.png) [c](http://x.y)')
  })
  test('a comment that never ends costs nothing', () => {
    expect(md('One.\n\n<!-- oops\n\nTwo.\n\n<script>\n\nThree.')).toContain('Three.')
  })
  test('comments vanish', () => {
    expect(md('One <!-- not this --> two.\n\n<!--\nnor\n\nthis\n-->\n\nThree.')).toBe(
      '= (none)\np.first: One  two.\np: Three.',
    )
  })
  test('old markup becomes ours', () => {
    expect(md('<center>The End</center>\n\n<p align="right">Paris</p>\n\nOne<br><br>two\n\nx <hr> y')).toContain(
      'p.right: Paris\np: One\np: two',
    )
  })
  test('deep nesting and long paragraphs are read plainly', () => {
    const work = readAs('a.md', `${'> '.repeat(500)}deep\n\n${'word '.repeat(20_000)}`)
    expect(work.problems.map(({ rule }) => rule)).toEqual(['size', 'size'])
    expect(outlineWork(work)).toContain('word word')
  })
})

test('notes stand at the end of the chapter that refers to them', () => {
  expect(md('# One\n\nText.[^a]\n\n# Two\n\nMore.\n\n[^a]: The *note*.')).toBe(
    '= One\np.first: Text.[1](#note-1)\naside\n  p: [1](#noteref-1) The *note*.\n= Two\np.first: More.',
  )
})

test('a file whose lines are paragraphs is read line by line, and told', () => {
  const text = Array.from({ length: 10 }, (_, i) => `This is paragraph ${i}, and it ends.`).join('\n')
  expect(md(text).split('\n')).toHaveLength(11)
  expect(problems(text)).toEqual(['lines: No empty lines between paragraphs; every line was read as a paragraph'])
})
