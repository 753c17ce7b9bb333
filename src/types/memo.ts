/**
 * What former builds worked out. A key names all that its bytes were made from, the maker's own format included: a memo
 * may know nothing and forget at any time, and what it gives back is what would be worked out again.
 */
export interface Memo {
  /** The bytes last written under a key, if they are still known whole; they begin at a multiple of 8 in their buffer. */
  read(key: string): Uint8Array | undefined
  /** Keep bytes for later builds. They are not copied: leave them as they are. */
  write(key: string, bytes: Uint8Array): void
}
