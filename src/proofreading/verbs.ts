// Verbs of saying, by their classes in English: Beth Levin, English Verb Classes and Alternations (Chicago 1993), sections 37.3
// (manner of speaking), 37.7 (say), 37.8 (complain), and those of asking, answering and going on that grammars give with them
// (Quirk et al., A Comprehensive Grammar of the English Language, 1985, 14.28–30).

/** Those that do nothing but say: what follows `she asked.` is not told of her hands. */
const saying = `
  say ask reply answer respond retort rejoin inquire enquire demand remark observe comment declare announce state assert affirm aver proclaim
  exclaim ejaculate cry shout yell call scream shriek bellow bawl holler roar thunder boom bark snap snarl growl hiss rasp croak drawl
  whisper murmur mutter mumble grumble grunt moan groan wail whine whimper sob stammer stutter splutter babble gabble jabber gibber lisp
  squeak squeal screech yelp croon coo purr chirp chant intone drone blurt
  tell add agree admit concede confess confide claim explain insist protest object complain grouse gripe argue counter contradict correct
  interrupt interject repeat echo reiterate suggest propose advise urge warn caution threaten promise assure vow swear beg plead
  implore entreat beseech order command instruct boast brag joke jest quip tease taunt sneer scoff jeer mock scold chide rebuke reproach
  conclude continue resume interpose persist volunteer venture prompt report relate reveal mention speculate wonder muse reflect reason think
  gasp pant breathe choke sniff gulp quaver quiver
`

/** Those of them that are also something else that people do, or that need not be of speech. */
const also = `begin finish return offer read sing break laugh sigh smile grin chuckle giggle nod shrug cough go`

const irregular: Readonly<Record<string, readonly string[]>> = {
  say: ['said', 'says'],
  tell: ['told'],
  think: ['thought'],
  swear: ['swore'],
  begin: ['began'],
  sing: ['sang'],
  read: ['read'],
  go: ['went'],
  break: ['broke'],
  plead: ['pleaded', 'pled'],
  beseech: ['beseeched', 'besought'],
  sob: ['sobbed'],
  beg: ['begged'],
  brag: ['bragged'],
  quip: ['quipped'],
  nod: ['nodded'],
  grin: ['grinned'],
  admit: ['admitted'],
  snap: ['snapped'],
}

/** The forms in which a story has a verb: past, and present for those told in it. */
function formsOf(verb: string): readonly string[] {
  const past = irregular[verb] ?? [
    /e$/.test(verb) ? `${verb}d` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`,
  ]
  const present = /(?:s|sh|ch|o)$/.test(verb)
    ? `${verb}es`
    : /[^aeiou]y$/.test(verb)
      ? `${verb.slice(0, -1)}ies`
      : `${verb}s`
  return [...past, present]
}

const wordsOf = (list: string): string[] => list.trim().split(/\s+/)

/** All forms of verbs that say. */
export const SAYING: ReadonlySet<string> = new Set(wordsOf(saying).flatMap(formsOf))
/** All forms of verbs that may say. */
export const MAYBE_SAYING: ReadonlySet<string> = new Set([...SAYING, ...wordsOf(also).flatMap(formsOf)])
