/**
 * What a model's words say about the owner's things: that something was or will be done to them (`acted`), that a wish is
 * taken on without saying what was done (`assent`), or what there is (`told`).
 */
export type Claim = 'acted' | 'assent' | 'told' | 'none';

/** Said of something else, or not said to be so. */
const doubts =
  /\b(?:not|cannot|unable|would you|shall i|should i|want me to|if you|you can|you could|let me know)\b|n['’]t\b|할까요|드릴까요|못\s?(?:했|하)|수 없|않았/iu;

const things =
  /\b(?:list|to-?dos?|tasks?|reminders?|calendar|schedule|events?|appointments?|meetings?|notes?|memos?|(?:as )?(?:done|completed?))\b|할\s?일|목록|일정|캘린더|달력|메모|노트|알림|약속|예약/iu;

const acts: readonly RegExp[] = [
  // I've added, I have just scheduled, was successfully deleted, it has been moved
  /\b(?:i(?:['’]ve| have)?|been|was|were|is now|are now|successfully)\s+(?:\w+\s+){0,3}?(?:added|created|scheduled|booked|put|set|saved|noted|recorded|deleted|removed|cancell?ed|completed|marked|moved|rescheduled|updated|changed|renamed)\b/iu,
  // I'll add, I will put, I'm going to book
  /\bi(?:['’]ll| will|['’]m going to| am going to)\s+(?:\w+\s+){0,2}?(?:add|create|schedule|book|put|set|save|note|record|delete|remove|cancel|complete|mark|move|reschedule|update|change|rename)\b/iu,
  // Added “milk” to your list, Adding it to your list
  /^(?:\w+[,!]\s+)?(?:(?:add|creat|schedul|book|sav|delet|remov|cancel|complet|mark|mov|reschedul|updat|chang|renam)l?(?:ed|ing))\b/iu,
  // is now on your list
  /\b(?:is|are)\s+(?:now\s+)?(?:on|in)\s+your\b/iu,
  /(?:추가|등록|생성|저장|삭제|변경|수정|완료|기록|설정|취소|메모|예약)(?:을|를)?\s?(?:했|하였|해\s?(?:두었|뒀|놓|드렸|드릴)|되었|됐|할게|하겠)|옮겼|옮겨\s?(?:두었|뒀|놓|드렸)/u,
];

/** Remindings need no other thing to be about. */
const reminding = /\bi(?:['’]ll| will)\s+(?:\w+\s+)?remind you\b|알려\s?드릴게요|상기시켜/iu;

const assents =
  /^(?:done|ok(?:ay)?|sure(?: thing)?|all set|got it|of course|al(?:l )?right|will do|certainly|absolutely|no problem|noted|understood|added|deleted|removed|cancell?ed|moved|saved|scheduled|booked|네|넵|알겠|완료|추가했|삭제했|변경했)(?![\p{L}])/iu;

/** Longer answers say more than yes. */
const longestAssent = 80;

const tellings =
  /\byou(?:['’]ve| have| don['’]t have| do not have| currently have)\b.*\b(?:tasks?|to-?dos?|events?|appointments?|meetings?|notes?|memos?|reminders?|anything|nothing)\b|\byour (?:calendar|schedule|list|day|week)\b.*\b(?:is|looks|shows)\b|(?:할\s?일|일정|메모|약속)[이가은는]?\s?(?:\d+|없|있)/iu;

const sentencesOf = (text: string) => text.match(/[^.!?\n]+[.!?]*/gu) ?? [];

/** What some words claim, by their wording alone. */
export function claimIn(said: string): Claim {
  const sentences = sentencesOf(said.trim()).map((sentence) => sentence.trim());
  const stated = sentences.filter((sentence) => !sentence.endsWith('?') && !doubts.test(sentence));
  if (stated.some(saysActed)) return 'acted';
  if (sentences.some((sentence) => tellings.test(sentence))) return 'told';
  const isAssent = said.length <= longestAssent && !said.includes('?') && assents.test(said.trim());
  return isAssent ? 'assent' : 'none';
}

function saysActed(sentence: string): boolean {
  if (reminding.test(sentence)) return true;
  return things.test(sentence) && acts.some((act) => act.test(sentence));
}
