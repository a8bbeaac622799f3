import { inboxInKorean } from './inbox.ts';
import { planningInKorean } from './planning.ts';
import { timeTeller } from './time.ts';
import type { KindName, Phrases } from './types.ts';
import { workInKorean } from './work.ts';

const kinds: Record<KindName, string> = { todo: '할 일', event: '일정', memo: '메모' };
const verbs = {
  created: '추가했어요',
  updated: '변경했어요',
  completed: '완료했어요',
  deleted: '삭제했어요',
} as const;
const questions = { update: '변경', complete: '완료', delete: '삭제' } as const;
const priorities: Readonly<Record<string, string>> = {
  low: '낮음',
  medium: '보통',
  high: '높음',
  urgent: '긴급',
};
const statuses: Readonly<Record<string, string>> = {
  pending: '대기',
  in_progress: '진행 중',
  completed: '완료',
  cancelled: '취소',
};

const quoted = (title: string) => `“${title}”`;
const bullets = (lines: readonly string[]) => lines.map((line) => `\n• ${line}`).join('');
const andMore = (more: number) => (more > 0 ? `\n… 그 밖에 ${more}개` : '');

export const korean: Phrases = {
  time: timeTeller('ko-KR'),
  priority: (level) => `우선순위 ${priorities[level] ?? level}`,
  done: (what, kind, title, details) => {
    const tail = details.length > 0 ? ` (${details.join(', ')})` : '';
    return `${kinds[kind]} ${quoted(title)}${tail} ${verbs[what]}.`;
  },
  due: (time) => `${time}까지`,
  repeats: '반복',
  at: (place) => `장소 ${place}`,
  untitled: { todo: '제목 없는 할 일', event: '제목 없는 일정', memo: '빠른 메모' },
  whichItem: (kind) => `어떤 ${kinds[kind]}인지 알려 주세요.`,
  notFound: (kind, words) => `${quoted(words)}에 맞는 ${kinds[kind]} 항목을 찾지 못했어요.`,
  whatToChange: (kind, title) => `${kinds[kind]} ${quoted(title)} 항목을 찾았어요. 무엇을 바꿀까요?`,
  whenShouldItBe: (title) => `${quoted(title)} 일정은 언제인가요?`,
  list: (kind, total, lines, more) => `${kinds[kind]} ${total}개가 있어요:${bullets(lines)}${andMore(more)}`,
  nothing: (kind) => `해당하는 ${kinds[kind]} 항목이 없어요.`,
  status: (status) => statuses[status] ?? status,
  propose: (verb, titles) =>
    titles.length === 1
      ? `${quoted(titles[0] ?? '')} 항목을 ${questions[verb]}할까요? '네'라고 하시면 진행할게요.`
      : `다음 ${titles.length}개 항목을 ${questions[verb]}할까요?${bullets(titles.map(quoted))}\n'네'라고 하시면 진행할게요.`,
  proposeAdding: (kind, title) =>
    `${kinds[kind]} ${quoted(title)} 항목을 추가할까요? '네'라고 하시면 진행할게요.`,
  proposeOneOf: (verb, best, others) =>
    `여러 항목이 있어요. ${quoted(best)} 항목을 ${questions[verb]}할까요? '네'라고 하시거나 다른 이름을 알려 주세요:${bullets(others.map(quoted))}`,
  leftOut: (titles) => `그사이 바뀌었거나 삭제된 항목은 그대로 두었어요:${bullets(titles.map(quoted))}`,
  dropped: '알겠어요. 그대로 둘게요.',
  nothingToConfirm: '확인을 기다리는 일이 없어요.',
  undone: (summary, kept) =>
    kept === 0 ? `되돌렸어요: ${summary}` : `그사이 바뀐 것만 빼고 되돌렸어요: ${summary}`,
  nothingToUndo: '되돌릴 일이 없어요.',
  found: (query, lines, more) => `${quoted(query)} 검색 결과:${bullets(lines)}${andMore(more)}`,
  foundNothing: (query) => `${quoted(query)}에 대한 결과가 없어요.`,
  actionFailed: '죄송해요. 처리하지 못했어요.',
  nothingDone:
    '확실히 해 두자면, 방금은 아무것도 추가하거나 바꾸지 않았어요. 무엇을 할지 한 번 더 말씀해 주세요.',
  worksWithoutAi: '할 일, 일정, 메모는 AI 없이도 쓸 수 있어요. “도움말”이라고 해 보세요.',
  language: 'Korean',
  planning: planningInKorean,
  work: workInKorean,
  inbox: inboxInKorean,
};
