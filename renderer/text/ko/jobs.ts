import type { jobWords as english } from '../en/jobs.ts';
import { plural } from '../plural.ts';

/** The words of long work, wherever it is shown. */
export const jobWords: typeof english = {
  jobs: {
    running: {
      backup: '백업하는 중',
      check_backup: '백업을 복원할 수 있는지 확인하는 중',
      restore: '복원하는 중',
      reindex: '검색 색인을 새로 만드는 중',
      purge: '삭제하는 중',
      export: '내보내는 중',
      import: '가져오는 중',
      pull_model: '모델을 받는 중',
    },
    step: (kind: string, step: string) => `${kind}: ${step}`,
    steps: {
      copying: '데이터베이스 복사',
      files: '파일',
      verifying: '다시 모두 읽기',
      preparing: '준비',
      saving_present: '현재 상태 저장',
      exchanging: '교체',
      deleting: '삭제',
      compacting: '공간 정리',
      indexing: '색인 작성',
      writing: '쓰기',
      rows: '항목',
      downloading: '내려받기',
    },
    cancelling: '멈추는 중',
    cancelled: '멈췄습니다. 반쯤 된 것은 없습니다.',
    failed: '되지 않았습니다.',
    done: {
      backup: '백업을 만들었습니다.',
      check_backup: (rows: string) => `복원할 수 있는 백업입니다. 항목 ${rows}개가 모두 온전합니다.`,
      restore: '백업을 복원했습니다. 이전 상태는 이제 백업으로 남아 있습니다.',
      reindex: '검색 색인을 새로 만들었습니다.',
      purge: (count: number) =>
        plural('ko', count, { zero: '삭제할 것이 없었습니다.', other: '#개를 삭제했습니다.' }),
      export: '내보낼 파일이 준비되었습니다.',
      import: (added: string, here: string) => `가져왔습니다. 새 항목 ${added}개, 이미 있던 항목 ${here}개.`,
      pull_model: '모델이 준비되었습니다.',
    },
  },
};
