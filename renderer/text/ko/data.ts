import type { dataWords as english } from '../en/data.ts';
import { plural } from '../plural.ts';

/** The words of the screen Data. */
export const dataWords: typeof english = {
  data: {
    heading: '데이터',
    backups: '백업',
    folder: '보관 위치',
    none: '아직 백업이 없습니다.',
    noneText: '백업에는 대화, 할 일, 일정, 메모, 파일, 설정이 모두 들어 있습니다.',
    make: '지금 백업',
    making: '백업하는 중',
    made: '백업을 만들었습니다.',
    when: '만든 때',
    size: '크기',
    why: '이유',
    reasons: { asked: '요청', scheduled: '일정에 따라', before_restore: '복원하기 전' },
    unreadable: (count: number) =>
      plural('ko', count, { other: '그 폴더에 백업처럼 보이지만 읽을 수 없는 파일이 #개 있습니다.' }),
    remove: '삭제',
    removeHeading: '이 백업을 삭제할까요?',
    removeText: (moment: string) => `${moment}의 백업이 완전히 없어집니다. 쓰고 있는 데이터는 그대로입니다.`,
    removeNow: '삭제하기',
    kinds: '저장된 것',
    kind: '종류',
    count: '개수',
    oldest: '가장 오래된 것',
    newest: '가장 새로운 것',
    names: {
      conversations: '대화',
      messages: '메시지',
      todos: '할 일',
      events: '일정',
      memos: '메모',
    },
  },
};
