import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Claim, claimIn } from './claims.ts';

const said: Record<Claim, readonly string[]> = {
  acted: [
    "I've added milk to your shopping list.",
    'I have just scheduled the meeting with Anna for Friday at 3.',
    'Sure! I’ve set a reminder for tomorrow at 9.',
    'The dentist appointment has been moved to Friday.',
    'Added “milk” to your to-do list!',
    "Got it, I'll add that to your calendar.",
    "I'll remind you tomorrow at 5 pm.",
    'Done! Milk is now on your list.',
    'Your event was successfully deleted.',
    'I marked “call mom” as done.',
    'Okay, I put it on your calendar. Anything else?',
    '우유를 할 일 목록에 추가했어요.',
    '금요일 3시에 치과 일정을 등록했습니다.',
    '네, 메모를 저장해 두었어요.',
  ],
  assent: ['Done.', 'Sure!', 'OK, will do.', 'Got it.', 'Added!', '네, 알겠습니다.'],
  told: [
    'You have no events today.',
    'Your calendar is clear this week!',
    'You have three tasks for today: rest, sleep, and repeat.',
    '오늘은 일정이 없어요.',
  ],
  none: [
    'Milk is a nutritious drink.',
    'Which Friday do you mean?',
    "Would you like me to add it to your list? I haven't added anything yet.",
    'I can not add events to your calendar.',
    'If you want, I can add it to your list.',
    'You could put it on your calendar yourself.',
    "I've added a second verse to the poem about the sea.",
    'Sure! Here is a haiku: the moon is in the river, and nobody was there to see it rise at all.',
    'The meeting of the two rivers is a sight.',
    'I was created by a team of people.',
    'Penicillin was noted for the first time in 1928.',
    'Notes are the symbols of music.',
    'Shall I book the table?',
    '일정을 추가할까요?',
    '',
  ],
};

for (const [claim, sentences] of Object.entries(said)) {
  for (const sentence of sentences) {
    test(`${JSON.stringify(sentence)} claims ${claim}`, () => assert.equal(claimIn(sentence), claim));
  }
}
