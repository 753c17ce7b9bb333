import type { EReader } from '../types/device.js'

const EJECT = 'Eject it before you unplug it; the book is then in its library.'

/**
 * Every e-reader that Fleuron knows. A drive is the first row's that fits, so that what looks like another's stands above it. Folders
 * and makers' numbers are those of calibre's drivers.
 */
export const READERS: readonly EReader[] = [
  {
    id: 'tolino',
    name: 'Tolino',
    way: 'drive',
    // Those since 2024 are Kobos inside, but are given plain EPUB.
    formats: ['.epub', '.pdf'],
    marks: [],
    volume: /tolino/i,
    model: /^(690|691|693)$/,
    folders: ['Books', 'books'],
    usb: ['1f85', '4173'],
    wake: 'tap "Connect" on its screen',
    afterwards: EJECT,
  },
  {
    id: 'kobo',
    name: 'Kobo',
    way: 'drive',
    // Its own pages, notes and statistics are for kepubs alone; an EPUB opens in its older reader.
    formats: ['.kepub.epub', '.epub', '.pdf'],
    marks: [['.kobo']],
    volume: /^koboereader/i,
    folders: [''],
    longestPath: 185,
    usb: ['2237'],
    wake: 'tap "Connect" on its screen',
    afterwards: EJECT,
  },
  {
    id: 'pocketbook',
    name: 'PocketBook',
    way: 'drive',
    formats: ['.epub', '.mobi', '.pdf'],
    // A Kindle has a folder "system", too, but no settings in it.
    marks: [['system', 'applications'], ['system/config']],
    volume: /^(pocketbook|pb\d{3})/i,
    folders: ['Books', 'books', ''],
    wake: 'tap "PC link" on its screen',
    afterwards: EJECT,
  },
  {
    id: 'kindle',
    // A Paperwhite of 2024 shows no drive, and is then told how it is reached (`wake`).
    aliases: ['paperwhite', 'kindle-paperwhite', 'oasis', 'kindle-oasis', 'voyage', 'kindle-voyage'],
    name: 'Kindle (up to 2023)',
    way: 'drive',
    formats: ['.azw3', '.mobi', '.pdf'],
    marks: [['documents', 'system']],
    volume: /^kindle/i,
    folders: ['documents'],
    usb: ['1949'],
    wake: 'unlock it; a Kindle of 2024 or a Scribe shows no drive: send the book by mail, with --device kindle-mail',
    afterwards: EJECT,
  },
  {
    id: 'nook',
    name: 'Nook',
    way: 'drive',
    formats: ['.epub', '.pdf'],
    marks: [['NOOK/Books'], ['NOOK/My Files'], ['My Files/Books']],
    volume: /^nook/i,
    folders: ['NOOK/Books', 'NOOK/My Files', 'My Files/Books', 'My Files', 'my documents'],
    usb: ['2080'],
    wake: 'unlock it',
    afterwards: EJECT,
  },
  {
    id: 'remarkable',
    name: 'reMarkable',
    way: 'web',
    // Its screen has the size of an A5 page, and it makes pages of an EPUB once and for all.
    formats: ['.pdf', '.epub'],
    largest: 100_000_000,
    wake: 'switch on Settings > Storage > USB web interface',
    afterwards: 'It is in "My files".',
  },
  {
    id: 'kindle-mail',
    name: 'Kindle, by mail',
    way: 'mail',
    formats: ['.epub', '.pdf'],
    // Amazon's limits for one letter: 50 MB, 25 books; a letter of ours has one book.
    largest: 50_000_000,
    afterwards:
      'Amazon takes it only when the sender is on your "Approved Personal Document E-mail List" (Manage Your Content and Devices > Preferences > Personal Document Settings); else it is dropped without a word. It comes to the Kindle over Wi-Fi in a few minutes.',
  },
  {
    id: 'kindle-2024',
    aliases: ['scribe', 'kindle-scribe', 'colorsoft', 'kindle-colorsoft'],
    name: 'Kindle of 2024 and later, Kindle Scribe',
    way: 'hand',
    formats: ['.epub', '.pdf'],
    afterwards:
      'It shows no drive (MTP only). Send the .epub by mail with --device kindle-mail, or put it on https://www.amazon.com/sendtokindle in a browser.',
  },
  {
    id: 'boox',
    name: 'Boox',
    way: 'hand',
    formats: ['.epub', '.pdf'],
    usb: ['2207'],
    afterwards:
      'It shows no drive (MTP only). Copy the .epub into its folder "Books" with your file manager (on a Mac, with a program for MTP).',
  },
  {
    id: 'supernote',
    name: 'Supernote',
    way: 'hand',
    formats: ['.epub', '.pdf'],
    usb: ['2207'],
    afterwards:
      'It shows no drive (MTP only). Copy the .epub into its folder "Document" with your file manager (on a Mac, with a program for MTP).',
  },
]

/** Where a reMarkable answers when it is plugged in. */
export const REMARKABLE = 'http://10.11.99.1'

/** All that a drive is looked at for: what it is known by, and where books go. */
export const MARKS: readonly string[] = [
  ...new Set(READERS.flatMap(({ marks = [], folders = [] }) => [...marks.flat(), ...folders.filter(Boolean)])),
]
