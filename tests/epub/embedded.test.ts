import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { makeShaper } from '../../src/fonts/shaper.js'
import { prepare } from '../../src/main.js'
import { OUTPUTS } from '../../src/output/index.js'
import { openPress } from '../../src/output/press.js'
import type { Manuscript, OutputWishes } from '../../src/types/manuscript.js'
import { parts } from './fixture.js'

const { templates } = parts()
const manuscript: Manuscript = {
  name: 'folder',
  meta: { title: 'T', lang: 'en-GB', css: ['own.css'] },
  files: [{ path: 'a.md', bytes: new TextEncoder().encode('# Offing\n\nThe *first* ferry.\n') }],
  assets: [
    {
      path: 'own.css',
      bytes: new TextEncoder().encode(
        'p { font-family: "Nowhere Sans", sans-serif; color: #111 } @media screen { p, nav { color: #222 } }',
      ),
    },
  ],
  problems: [],
}

async function made(wishes: OutputWishes, theme: string) {
  const { edition } = await prepare(manuscript, { theme })
  const press = openPress(edition, { format: 'a5', epubTemplates: templates, wishes: { epub: wishes } })
  const file = await OUTPUTS.find(({ name }) => name === 'epub')?.make(press)
  const zip = await JSZip.loadAsync(file?.bytes ?? new Uint8Array())
  const fonts = Object.keys(zip.files).filter((path) => path.includes('/fonts/'))
  const css = (await zip.file('OEBPS/style.css')?.async('string')) ?? ''
  return { edition, css, fonts, bytesOf: async (path: string) => zip.file(path)?.async('uint8array') }
}

describe('the sheet of an EPUB', () => {
  it('leaves colours to the reader, but where the author speaks to screens alone', async () => {
    const { css } = await made({}, 'aldine')
    expect(css).not.toContain('#111')
    expect(css).toContain('@media screen {\np {\n  color: #222;\n}\n}')
  })
})

describe('the faces of an EPUB', () => {
  it("are the reader's own", async () => {
    const { css, fonts } = await made({}, 'briar')
    expect(fonts).toEqual([])
    expect(css).not.toMatch(/font-family|@font-face/)
  })

  it('are those of the pages where the author asks for them, with the letters of the text alone', async () => {
    const { edition, css, fonts, bytesOf } = await made({ fonts: 'embed' }, 'briar')
    expect(css).toContain(':root {\n  font-family: "Alegreya";\n}')
    expect(css).toContain('src: url(fonts/alegreya-400regular.ttf);')
    expect(css).not.toContain('Nowhere')
    // No telegram and no code stand in this book.
    expect(fonts.join()).not.toContain('courier')
    const whole = edition.faces.find(({ path }) => path.endsWith('Alegreya_400Regular.ttf'))
    const bytes = (await bytesOf('OEBPS/fonts/alegreya-400regular.ttf')) ?? new Uint8Array()
    if (!whole) throw new Error('The theme has no face')
    expect(bytes.length).toBeLessThan(whole.bytes.length / 2)
    // What is left sets the text as the whole face does.
    const [one, other] = [whole, { ...whole, bytes }].map((face) => {
      const shaper = makeShaper([face])
      const [body] = shaper.faces
      if (!body) throw new Error('The shaper has no face')
      const shaping = { features: ['smcp'], tracking: 0, key: 'smcp' }
      return shaper.shape(body, 'Offing ferry', shaping).flatMap((run) => run.glyphs.map(({ advance }) => advance))
    })
    expect(other).toEqual(one)
    const lacking = makeShaper([{ ...whole, bytes }])
    const [body] = lacking.faces
    if (body) lacking.shape(body, 'Ж', { features: [], tracking: 0, key: '' })
    expect(lacking.missing()).toEqual(['Ж'])
  })
})
