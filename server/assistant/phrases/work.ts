/** What the assistant says about work in the background. Instructions come from the owner and are quoted. */
export type WorkPhrases = {
  /** The work was taken on. */
  delegated(instruction: string): string;
  /** Asks before work is taken on that may not have been wished. */
  propose(instruction: string): string;
  /** What is named when the work is taken back. */
  theWork(instruction: string): string;
  dividing: string;
  working: string;
  almostDone: string;
  partsDone(done: number, all: number): string;
  /** No AI is chosen. */
  noAi: string;
  unexpected: string;
  /** ClawChat stopped a second time in the middle of it. */
  interrupted: string;
  allPartsFailed(reason: string): string;
  /** These are missing in a result. */
  missingParts(instructions: readonly string[]): string;
  /** Said in the conversation that asked for it. */
  failed(instruction: string, reason: string): string;
};

/** Characters of an instruction that are repeated. */
const shownInstruction = 80;

function quoted(instruction: string): string {
  const characters = [...instruction.replace(/\s+/gu, ' ').trim()];
  const shown = characters.slice(0, shownInstruction).join('').trimEnd();
  return characters.length > shownInstruction ? `“${shown}…”` : `“${shown}”`;
}

const bullets = (lines: readonly string[]) => lines.map((line) => `\n• ${quoted(line)}`).join('');

export const workInEnglish: WorkPhrases = {
  delegated: (instruction) =>
    `I am working on ${quoted(instruction)} and will tell you here when it is done.`,
  propose: (instruction) => `Shall I start working on ${quoted(instruction)}? Say yes to do it.`,
  theWork: (instruction) => `the work on ${quoted(instruction)}, with what came of it.`,
  dividing: 'Dividing the work',
  working: 'Working on it',
  almostDone: 'Almost done',
  partsDone: (done, all) => `${done} of ${all} parts done`,
  noAi: 'No AI is connected, so nobody can do this. Install Ollama from ollama.com on this computer, or enter the address and key of an AI service in the dashboard; then ask again.',
  unexpected: 'Something went wrong here. Please ask again.',
  interrupted: 'ClawChat was stopped twice in the middle of this. Ask again to begin anew.',
  allPartsFailed: (reason) => `No part of this could be done. ${reason}`,
  missingParts: (instructions) => `These parts could not be done:${bullets(instructions)}`,
  failed: (instruction, reason) => `I could not finish ${quoted(instruction)}. ${reason}`,
};

export const workInKorean: WorkPhrases = {
  delegated: (instruction) => `${quoted(instruction)} 작업을 시작했어요. 끝나면 여기에 알려 드릴게요.`,
  propose: (instruction) => `${quoted(instruction)} 작업을 시작할까요? '네'라고 하시면 진행할게요.`,
  theWork: (instruction) => `${quoted(instruction)} 작업과 그 결과`,
  dividing: '작업을 나누는 중',
  working: '작업하는 중',
  almostDone: '거의 끝났어요',
  partsDone: (done, all) => `${all}개 중 ${done}개 완료`,
  noAi: '연결된 AI가 없어서 이 작업을 할 수 없어요. 이 컴퓨터에 ollama.com에서 Ollama를 설치하거나, 대시보드에서 AI 서비스의 주소와 키를 입력한 뒤 다시 요청해 주세요.',
  unexpected: '문제가 생겼어요. 다시 요청해 주세요.',
  interrupted: '작업 도중 ClawChat이 두 번 종료되었어요. 다시 요청하시면 처음부터 시작할게요.',
  allPartsFailed: (reason) => `어느 부분도 끝내지 못했어요. ${reason}`,
  missingParts: (instructions) => `다음 부분은 끝내지 못했어요:${bullets(instructions)}`,
  failed: (instruction, reason) => `${quoted(instruction)} 작업을 끝내지 못했어요. ${reason}`,
};
