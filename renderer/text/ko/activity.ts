import type { activityWords as english } from '../en/activity.ts';

/** The words of the screen Activity. */
export const activityWords: typeof english = {
  activity: {
    heading: '활동',
    recent: '최근',
    nothing: '아직 아무 일도 없었습니다.',
    nothingText: '메시지, 할 일, 일정, 메모가 생기면 여기에 나타납니다.',
    what: '종류',
    text: '내용',
    when: '때',
    types: { message: '메시지', todo: '할 일', event: '일정', memo: '메모' },
    tasks: '끝난 작업',
    outcome: '결과',
    statuses: { completed: '완료', failed: '실패' },
  },
};
