/** What becomes of a todo in the inbox, as the result or the failure of the work on it. */
export type InboxPhrases = {
  sorted: string;
  asked: string;
  /** Somebody moved the todo meanwhile. */
  overtaken: string;
  /** The AI said nothing of use. */
  unreadable: string;
  /** There is no Obsidian vault. */
  noVault: string;
};

export const inboxInEnglish: InboxPhrases = {
  sorted: 'Sorted.',
  asked: 'There are questions about this before it can be planned.',
  overtaken: 'This was changed meanwhile, so it was left as it is.',
  unreadable:
    'The AI gave an answer that cannot be used. Try again, or choose a larger model in the dashboard.',
  noVault: 'This server has no Obsidian vault, so nothing can be written to one.',
};

export const inboxInKorean: InboxPhrases = {
  sorted: '정리했어요.',
  asked: '계획을 세우기 전에 여쭤볼 것이 있어요.',
  overtaken: '그사이에 변경되어 그대로 두었어요.',
  unreadable: 'AI의 답변을 사용할 수 없어요. 다시 시도하거나 대시보드에서 더 큰 모델을 선택해 주세요.',
  noVault: '이 서버에는 Obsidian 보관함이 없어서 쓸 수 없어요.',
};
