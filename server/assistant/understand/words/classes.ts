import { invertTable, readTable } from './table.ts';

/**
 * Lexical classes: words that do the same work in a request, one line a class. A word belongs to one class; phrases
 * use `_`. The classifier sees classes in place of the words, which is how it copes with words it was never taught.
 */
export const wordClasses = invertTable(`
DAY: monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
DAY: sundays today tomorrow tonight yesterday today's tomorrow's tonight's yesterday's monday's tuesday's wednesday's
DAY: thursday's friday's saturday's sunday's weekday weekdays christmas easter thanksgiving halloween new_year's_eve
DAY: the_day_after_tomorrow day_after_tomorrow the_day_before
PERIOD: week weeks weekend weekends month months year years quarter fortnight week's month's q1 q2 q3 q4 end_of_day
PERIOD: end_of_week end_of_the_week end_of_the_month end_of_the_day
MONTH: january february april june july august september october november december jan feb apr jun jul aug sep sept oct
MONTH: nov dec
PART: morning afternoon evening night noon midday midnight lunchtime am pm p.m a.m o'clock mornings evenings nights
LENGTH: minutes minute hour hours hourly
EACH: every each daily weekly monthly yearly annually biweekly recurring repeating repeat recur
NUMBER: one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty fifteen
ORDINAL: first third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
ORDINAL: sixteenth seventeenth eighteenth nineteenth twentieth last latest newest

ADD: add append put create make insert include enter new start_a
ADD: throw stick slap chuck toss_in
BOOK: arrange organize organise reserve block set_up setup pencil pencil_in block_off plan_a slot_in
REMOVE: delete remove erase cancel clear drop trash bin discard scrap scratch toss wipe purge ditch nix kill lose
REMOVE: unschedule get_rid_of take_off call_off throw_out throw_away clear_out no_longer_need cancelled canceled axe
REMOVE: deleting removing cancelling canceling clearing eliminate decline nuke wipe_out take_out called_off deleted
REMOVE: removed cleared uninvite
MOVE: move reschedule push shift postpone delay bump bring_forward swap switch defer snooze moved push_back
MOVE: pushed bring_up put_off rescheduled postponed moving moves shifted delayed
CHANGE: change update edit modify rename adjust correct amend alter extend shorten rewrite replace retitle revise
CHANGE: changed updated prolong lengthen reword
STATUS: priority urgent important high low medium top deadline due status flag subtask tag tagged reopen unmark
STATUS: uncheck in_progress started deprioritize reprioritize recurring due_date overdue
DONE: done finished completed complete finish tick check_off tick_off cross_off cross strike strike_off close
DONE: resolve accomplished wrapped_up wrapped sorted crossed ✓ ✔ ✅ ☑ all_done already_did ticked knocked_out
DONE: handled taken_care_of
MARK: mark
SHOW: show display view see open pull give tell print get bring read pull_up bring_up recite read_out
FIND: find search look look_for look_up locate hunt track_down retrieve query search_for looking_for hunt_down dig_out
FIND: go_find searching
REMIND: remind reminding nudge ping alert notify remind_me
FORGET: forget not_forget do_not_let_me_forget make_sure do_not_forget remember_to need_to have_to got_to must
REMEMBER: remember keep_in_mind hang_on_to
TODO: todo todos task tasks chore chores errand errands to_do to_dos action_item action_items work_item
REMINDER: reminder reminders
LIST: lists shopping grocery groceries shopping_list grocery_list todo_list things_to_do
CALENDAR: calendar agenda diary_entry calendars planner schedules
EVENT: meeting meetings appointment appointments event events calls lunch dinner brunch breakfast standup
EVENT: stand-up sync party wedding concert interview flight conference workshop webinar session class lesson practice
EVENT: rehearsal haircut dentist doctor vet checkup check-up gym yoga pilates game match recital date
EVENT: barbecue bbq picnic drinks happy_hour book_club playdate play_date therapy physio massage demo retro
EVENT: kickoff kick-off one-on-one 1:1 1on1 catchup catch-up catch_up catch_up_with check-in onsite offsite training
EVENT: ceremony graduation funeral birthday anniversary holiday vacation trip visit appointment's meeting's training
EVENT: seminar lecture exam orthodontist optometrist dermatologist hairdresser barber viewing inspection potluck
EVENT: retrospective all_hands all-hands standups movie theater theatre opera museum show_with reservation coffee
EVENT: reunion baptism tournament tryouts scrimmage parent-teacher open_house
MEMO: notes memo memos journal diary notebook jotted wrote written
WRITE: write jot record save log dictate write_down note_down jot_down take_down take_a_note write_this_down
WRITE: make_a_note note_that
AGENT: agent assistant ai delegate background research investigate outsource deep_dive report_back hand_off
AGENT: report write_up write-up dossier findings background_task gather compile draft summarize summarise analysis
AGENT: comparison literature_review put_together look_into dig_up competitor itinerary proposal
AGENT: researching drafting comparing quotes
FREE: free available availability open_slot opening openings slot slots open vacant free_time window windows
CLASH: conflict conflicts clash clashes overlap overlaps overlapping double-booked double_booked double_book conflicting
CLASH: double-book double_bookings double-bookings clashing already_booked taken
LOAD: busy busiest workload load hectic packed overcommitted overloaded swamped balanced balance fragmented heavy average
LOAD: percentage share lightest slammed stretched manageable crammed overbooked time_audit audit busier stats
LOAD: how_many_hours how_much_time too_many too_full breakdown
BRIEF: brief briefing overview summary rundown recap glance at_a_glance catch_me_up fill_me_in shaping_up run_through
BRIEF: my_day look_like looking_like in_store lined_up run_down debrief outlook
SUGGEST: suggest recommend propose best optimal ideal good_time better_time suitable fit fit_in squeeze squeeze_in
SUGGEST: when_works earliest soonest work_best works_best options suggestion suggestions convenient
PEOPLE: invite attendee attendees attending guests guest participants
PLACE: location room zoom teams link video_link venue

TASK: buy pay ring phone email send pick_up pick fetch return renew submit water clean wash vacuum hoover mop sweep
TASK: fix repair ship mail post sign fill fill_out prepare pack unpack feed walk take drop_off charge cook grab
TASK: bake defrost iron fold study practice stretch apply confirm ask reply respond contact chase collect
TASK: lock turn_in hand_in proofread mow rake trim refill restock assemble paint install measure donate exchange
TASK: descale dust scrub shovel shred recycle follow_up follow_up_with wrap learn tidy tidy_up sort sort_out empty
TASK: bring talk speak visit deliver hand finish_the fold hang scan upload download pay_for look_after polish sew
TASK: unload load plan_the rewrite_the meet_up replace_the change_the settle deposit withdraw sell rent lend borrow
TASK: hire register enroll enrol sign_up vote donate unpack decorate organise_the plant prune weed repot oil patch

WHAT: what which
WHEN: when what_time
WHERE: where
WHO: who whom
HOW: how
HOWMANY: how_many how_much how_long how_often
WHY: why explain define meaning definition
ANYTHING: anything something everything
NEXT: next upcoming
SMALLTALK: hello hi hey thanks thank bye goodbye sorry lol haha yo sup congrats welcome goodnight morning_everyone
OPINION: think feel love hate like prefer favorite favourite funny joke story poem
MEDIA: song music play playlist podcast radio album artist spotify movie_times audiobook volume track_by shuffle station
DEVICE: lights light lamp thermostat vacuum_cleaner plug socket speaker brightness tv device wifi_on alexa siri bluetooth
WEATHER: weather rain snow temperature forecast sunny umbrella degrees humid windy storm
MONEY: bank account balance_in credit card stock price dollars euros exchange_rate interest loan mortgage rate insurance
MONEY: transfer tax taxes bill apr rewards income spent spending
COOKING: recipe recipes calories ingredients cook_time cuisine restaurant restaurants takeout pizza takeaway
TRAVEL: traffic directions train taxi uber flights airport hotel hotels bus luggage carry-on airline visa_for map
GROCERY: milk eggs egg bread butter cheese coffee_beans tea sugar salt pepper flour rice pasta apples bananas banana oranges
GROCERY: lemons limes onions garlic tomatoes potatoes carrots lettuce spinach cucumber avocado avocados mushrooms beans
GROCERY: lentils chicken beef fish salmon ham bacon yogurt yoghurt cream juice water_bottles soda beer wine cereal oats
GROCERY: oatmeal honey jam oil olive_oil vinegar ketchup mustard mayo chips crisps cookies chocolate nuts shampoo soap
GROCERY: toothpaste toilet_paper paper_towels detergent nappies diapers batteries dog_food cat_food cat_litter bin_bags
GROCERY: trash_bags sponges foil stamps lightbulbs tuna turkey shrimp soup crackers peanut_butter berries strawberries
GROCERY: grapes pears celery broccoli ice_cream oat_milk tofu candles tissues razors
PERSON: mom mum mother dad father grandma grandpa gran granny wife husband sister brother boss kids son daughter uncle
PERSON: aunt girlfriend boyfriend friend friends landlord neighbour neighbor neighbours colleague client team teacher
PERSON: family parents
LANGUAGE: translate spell synonym spanish french italian german pronounce say_in
ALARM: alarm alarms timer timers wake snooze_the_alarm stopwatch
POSTAL: emails inbox tweet facebook twitter whatsapp
`);

/** Words that are a thing after an article or possessive and a deed elsewhere: `word: THING DEED`. */
export const nounOrVerb = readTable(`
call: EVENT TASK
schedule: CALENDAR BOOK
book: * BOOK
note: MEMO WRITE
list: LIST SHOW
review: EVENT TASK
order: * TASK
plan: PLAN PLAN
text: * TASK
file: * TASK
print: * TASK
check: * CHECK
play: EVENT MEDIA
drink: EVENT TASK
`);

/** Irregular past forms, which report something as done. */
export const pastForms = new Set(
  `did sent bought paid got took made wrote went gave told met ran fed read left brought built cut cleaned found had
drove ate drank swept hung dug wore put set done gotten taken written sent`.split(/\s+/),
);

/** Words that carry the frame of a sentence. They stay as they are; everything else unknown becomes one wildcard. */
export const frameWords = new Set(
  `i me my mine you your we our us he she they them it its this that these those the a an to from for at on in into of off
about with by until till after before between and or but not no as if so than then up down out over any all some more
is are am was were be been do does did have has had can could will would should may might shall need want let us please
there here now instead rather just also too only still yet already ever again other another else both per
going get got go come keep stop what's called named titled time times day days thing things item items back around
plan project long`.split(/\s+/),
);
