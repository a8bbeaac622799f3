import { invertTable } from './table.ts';

/**
 * Chat spellings, contractions and common slips, one line a meaning. Only whole tokens are replaced, before anything
 * else looks at them.
 */
export const spellings = invertTable(`
tomorrow: tmrw tmr tmw tomo tomoz tommorow tommorrow tomorow tomorro tomorrw tmoro 2moro 2morrow tmrow tomarrow
today: tdy 2day tday todday
tonight: tonite 2nite 2night tnite
yesterday: yest yday
monday: mon
tuesday: tue tues tuesdy
wednesday: wed weds wednsday wendesday
thursday: thu thur thurs thrusday
friday: fri firday
saturday: sat saterday
sunday: sun
week: wk
weeks: wks
weekend: wkend wknd
minutes: mins min
hour: hr
hours: hrs
end_of_day: eod
end_of_week: eow
morning: morn
afternoon: aft arvo
evening: eve
appointment: appt apt apptmt apointment appointmnt
appointments: appts
meeting: mtg meetng
meetings: mtgs
calendar: cal calender calandar calander calendr
schedule: sched skedule scedule schedual shedule shcedule
reschedule: resched rescedule reshedule
birthday: bday
doctor: doc
remind: rem
reminder: remindr remnder remider
remind_me: remindme
remember: remeber rember remmeber
conference: conf
message: msg
picture: pic
information: info
todo: to-do
todos: to-dos
task_list: tasklist
todo_list: todolist
groceries: grocries grocerys
grocery: groc
shopping: shoping
delete: delet dlete del
cancel: cancell cancle cxl
remove: rm
change: chg
update: upd
please: pls plz plse pleas
thanks: thx thnx ty tx
you: u ya
your: ur
are: r
ok: okay k
yes: yea yeah yep
no: nope nah
going_to: gonna
want_to: wanna
have_to: gotta
give_me: gimme
let_me: lemme
because: cuz coz bc
about: abt
with: w w/
and: n & +
at: @
before: b4
right_now: rn atm
what: wat wut wht
when: wen
have: hv hav
should: shld
could: cld
would: wld
what_is: what's whats
what_are: what're
what_have: what've
when_is: when's whens
where_is: where's wheres
who_is: who's whos
how_is: how's hows
that_is: that's thats
there_is: there's theres
it_is: it's
let_us: let's lets
i_am: i'm im
i_have: i've ive
i_would: i'd
i_will: i'll
you_are: you're youre
we_are: we're
we_have: we've
we_will: we'll
they_are: they're
do_not: don't dont
does_not: doesn't doesnt
did_not: didn't didnt
can_not: can't cant cannot
will_not: won't wont
is_not: isn't isnt
are_not: aren't arent
was_not: wasn't
have_not: haven't havent
has_not: hasn't hasnt
should_not: shouldn't
would_not: wouldn't
could_not: couldn't
o'clock: oclock
`);

/** Command words in which a single slip of the finger is forgiven, see `repairSpelling`. */
export const repairable =
  `remind reminder reminders remember schedule reschedule calendar appointment appointments
meeting meetings tomorrow cancel delete remove complete completed finished grocery groceries shopping update rename
priority postpone overdue briefing conflict conflicts available research summarize journal monday tuesday wednesday
thursday saturday evening afternoon morning weekend dentist birthday`.split(/\s+/);

/** Ordinary words that lie one slip away from a command word and mean what they say. */
export const notSlips = new Set(
  `rewind cancer remote compete finnish stopping melting mooring moaning mourning demote resemble overdrive removed
deleted cancels deletes removes reminded reminding renamed finishes priorities updated updates conflicted researcher
journals meetings weekends schedules scheduled rescheduled calendars evenings mornings afternoons seeming meaning
meeting morning evening warning learning boring working walking`.split(/\s+/),
);
