/** Exit codes: problems under --strict, no book could be made, our own mistake (sysexits' EX_SOFTWARE), broken off. */
export const EXIT = { problems: 1, noBook: 2, ourMistake: 70, interrupted: 130 } as const
