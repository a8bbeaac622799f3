/** Before "at 3" these verbs make it a place or an aim: "look at 3 options". */
export const aimingWords: ReadonlySet<string> = new Set(
  'look looking looked looks stare staring good bad better best great laugh aim aimed guess glance shout yell arrive arrived priced valued rated capped stuck'.split(
    ' ',
  ),
);

/** "Increase by 5": what follows "by" is an amount. */
export const amountVerbs: ReadonlySet<string> = new Set(
  'increase increased multiply multiplied divide divided reduce reduced raise raised cut lower lowered grow grew up down off scale times thousand hundred million'.split(
    ' ',
  ),
);

/** "On a scale from 1 to 10", "ages from 3 to 6": what follows "from" is a range of numbers. */
export const scaleWords: ReadonlySet<string> = new Set(
  'scale scales count counting rate rank number numbers range ranging ranges age ages aged score scores price prices values levels'.split(
    ' ',
  ),
);

/** Made of a holiday's name and held on it: "Christmas dinner". Any other noun only borrows the name. */
export const holidayEvents: ReadonlySet<string> = new Set(
  'dinner lunch brunch breakfast party mass service parade'.split(' '),
);

/** The last word of a holiday that can mean nothing but the day. */
export const dayNames: ReadonlySet<string> = new Set(
  'day eve monday tuesday wednesday thursday friday saturday sunday night'.split(' '),
);

/** A subject before "may" or "march" makes it a verb. */
export const subjects: ReadonlySet<string> = new Set(
  'i you he she it we they who which that this there one what everyone someone nobody to'.split(' '),
);

/** Before "sat" or "sun" these make it a verb or a star. */
export const notBeforeShortDay: ReadonlySet<string> = new Set(
  'the a an of in he she i we they you it who some much more hot full no get got to just and cat dog then had has have was is'.split(
    ' ',
  ),
);

/** "The weekly report": one that everybody knows, not a wish to repeat. */
export const definite: ReadonlySet<string> = new Set(
  'the this that last next today tomorrow our their his her its these those'.split(' '),
);

/** "10 minutes before", "an hour early": a distance from something else. */
export const distances: ReadonlySet<string> = new Set(
  'before early earlier prior ahead beforehand late away of old apart each per after'.split(' '),
);

/** Words for what is done in the evening: a bare 7 to 11 is then pm. */
export const eveningWords: ReadonlySet<string> = new Set(
  'dinner dinners drinks party parties reservation reservations supper tonight evening night cocktails nightcap concert gig nightclub banquet movie movies film cinema theatre theater opera pub karaoke fireworks sleepover'.split(
    ' ',
  ),
);

/** Words for what is done early: a bare 1 to 6 is then am. */
export const morningWords: ReadonlySet<string> = new Set('breakfast wake alarm sunrise dawn'.split(' '));

/** What follows in capitals is the name of a work. */
export const playingWords: ReadonlySet<string> = new Set(
  'watch rewatch stream listen read reread play'.split(' '),
);

/** "Move the dentist to Friday": what stands behind "to" is the new time. */
export const movingWords: ReadonlySet<string> = new Set(
  'move moved moving reschedule rescheduled push pushed postpone postponed shift change changed delay bring switch swap rebook bump resched defer snooze'.split(
    ' ',
  ),
);

/** "A shift from 22:00 to 06:00", "oil change 9 to 10": behind any but these words they are things. */
export const thingsToo: ReadonlySet<string> = new Set('shift change switch swap delay bump push'.split(' '));

/** What may stand in front of a command. */
export const beforeCommands: ReadonlySet<string> = new Set(
  'please and to you then just can could would will i we should must also hey ok so instead lets'.split(' '),
);
