import type { chatWords as english } from '../en/chat.ts';

/** The words of the screen Chat. */
export const chatWords: typeof english = {
  chat: {
    heading: '대화',
    startOver: '새 대화',
    emptyHeading: '인사를 건네 보세요',
    empty: '여기에 쓰면 휴대폰에서와 똑같이 답합니다.',
    placeholder: '메시지',
    hint: 'Enter로 보내고 Shift+Enter로 줄을 바꿉니다.',
    send: '보내기',
    stop: '멈추기',
    you: '나',
    assistant: '비서',
    log: '대화 내용',
    waiting: '생각하는 중',
    stopped: '멈췄습니다.',
    cutOff: '답이 도중에 끊겼습니다.',
    nothing: '비서가 답하지 않았습니다.',
    silent: '서버가 1분 동안 아무 말이 없어 기다리기를 그만두었습니다.',
  },
};
