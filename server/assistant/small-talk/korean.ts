import type { Moment, TalkWords } from './types.ts';

const formatted =
  (options: Intl.DateTimeFormatOptions) =>
  ({ now, zone }: Moment) =>
    new Intl.DateTimeFormat('ko-KR', { timeZone: zone, ...options }).format(now);

const time = formatted({ hour: 'numeric', minute: '2-digit' });
const date = formatted({ weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });

const abilities = [
  '할 일, 일정, 메모를 관리해 드려요. 이렇게 말해 보세요:',
  '• “내일 저녁 7시에 화분에 물 주기 알려줘”',
  '• “금요일 3시에 치과”',
  '• “이번 주 일정 알려줘”',
  '• “메모: 여분 열쇠는 김 씨네 있음”',
  '• “되돌려”라고 하면 마지막 일을 취소해요.',
].join('\n');

export const korean: TalkWords = {
  topics: [
    {
      pattern: /^(?:안녕|안녕하세요|안녕하십니까|하이|좋은 아침)(?:이에요|이야)?$/u,
      answer: () => '안녕하세요! 무엇을 도와드릴까요?',
    },
    { pattern: /^(?:고마워|고마워요|감사합니다|감사해요|땡큐)$/u, answer: () => '천만에요.' },
    { pattern: /^(?:잘 가|잘가|안녕히 계세요|잘 자|잘자)$/u, answer: () => '또 만나요.' },
    {
      pattern: /^(?:도움말|도와줘|뭐 할 수 있어|무엇을 할 수 있어|뭘 할 수 있어|무엇을 할 수 있나요)$/u,
      answer: () => abilities,
    },
    {
      pattern: /^(?:넌 누구야|너는 누구야|누구세요|이름이 뭐야)$/u,
      answer: () => `저는 이 컴퓨터에 있는 비서 ClawChat이에요. ${abilities}`,
    },
    {
      pattern: /^(?:지금 )?몇 시(?:야|예요|에요|입니까|지)?$/u,
      answer: (moment) => `지금은 ${time(moment)}이에요.`,
    },
    {
      pattern: /^오늘(?:이)? (?:며칠|무슨 요일|몇 월 며칠)(?:이야|이에요|입니까|이지)?$/u,
      answer: (moment) => `오늘은 ${date(moment)}이에요.`,
    },
  ],
  questions: [/^(.+?)(?:이|가|은|는)? 어디(?:에)? ?(?:있어|있지|있나|뒀지|뒀어|있나요)$/u],
  found: (lines) => `이런 것이 있어요:${lines.map((line) => `\n• ${line}`).join('')}`,
  foundNothing: (asked) => `“${asked}”에 대한 내용을 찾지 못했어요.`,
};
