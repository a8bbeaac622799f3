/** What a reply says that the assistant did, found or proposes: its `metadata` and the `actions` in it. */

type Fields = Readonly<Record<string, unknown>>;

export type CardItem = { id: string; title: string };
export type CardTime = { start: string; reason: string };

export type ChatCard = {
  /** `todo_created`, `confirmation_needed` and so on. */
  type: string;
  /** Under which it is undone or confirmed. */
  actionId: string | undefined;
  canUndo: boolean;
  canConfirm: boolean;
  /** It was taken back, here or elsewhere. */
  isUndone: boolean;
  kind: 'todo' | 'event' | 'memo' | undefined;
  item: CardItem | undefined;
  /** RFC 3339. */
  at: string | undefined;
  taskId: string | undefined;
  /** Of a proposal, or what stands in the way. */
  items: readonly CardItem[];
  alternatives: readonly CardItem[];
  times: readonly CardTime[];
};

const wordsIn = (fields: Fields, name: string): string | undefined => {
  const value = fields[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

function objectsIn(fields: Fields, name: string): Fields[] {
  const list = fields[name];
  return Array.isArray(list) ? list.filter((each) => typeof each === 'object' && each !== null) : [];
}

const itemsIn = (fields: Fields, name: string): CardItem[] =>
  objectsIn(fields, name).map((each) => ({
    id: wordsIn(each, 'id') ?? '',
    title: wordsIn(each, 'title') ?? '',
  }));

const kinds = ['todo', 'event', 'memo'] as const;

function cardFrom(fields: Fields): ChatCard | undefined {
  const type = wordsIn(fields, 'action_type');
  if (type === undefined) return undefined;
  const kind = kinds.find((each) => type.startsWith(each));
  const title = kind && wordsIn(fields, `${kind}_title`);
  return {
    type,
    actionId: wordsIn(fields, 'action_id'),
    canUndo: fields['can_undo'] === true,
    canConfirm: fields['can_confirm'] === true,
    isUndone: fields['action_status'] === 'undone',
    kind,
    item: kind && title ? { id: wordsIn(fields, `${kind}_id`) ?? '', title } : undefined,
    at: wordsIn(fields, 'event_start_time'),
    taskId: wordsIn(fields, 'task_id'),
    items: itemsIn(fields, type === 'conflicts_found' ? 'conflicts' : 'items'),
    alternatives: itemsIn(fields, 'alternatives'),
    times: objectsIn(fields, 'suggestions').map((each) => ({
      start: wordsIn(each, 'start') ?? '',
      reason: wordsIn(each, 'reason') ?? '',
    })),
  };
}

/** The cards of a reply in their order; what this page does not know is left out. */
export function cardsOf(metadata: Fields | undefined): ChatCard[] {
  if (metadata === undefined) return [];
  const found = [metadata, ...objectsIn(metadata, 'actions')].map(cardFrom);
  return found.filter((card) => card !== undefined);
}
