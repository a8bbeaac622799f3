import {
  createMemo,
  deleteMemo,
  getMemo,
  type Memo,
  memoCreate,
  selectMemos,
  updateMemo,
} from '../../features/memos/memos.ts';
import { nameOf } from '../items.ts';
import type { WishParameters } from '../wish.ts';
import type { Action, ItemAction } from './action.ts';
import { askWhatToChange, chooseItem } from './choose-item.ts';
import { given, saysSomething } from './given.ts';

const mostListed = 5;
/** Characters of a memo's content in a list. */
const shownContent = 60;

const card = (action_type: string, { id, title }: Pick<Memo, 'id' | 'title'>) => ({
  action_type,
  module: 'memos',
  memo_id: id,
  memo_title: title,
});

const told = (memo: Memo) => nameOf({ kind: 'memo', id: memo.id, title: memo.title, item: memo });

export const createMemoAction: Action = async ({ phrases, scope, dependencies, origin }, { parameters }) => {
  const title = parameters.title ?? phrases.untitled.memo;
  const wanted = memoCreate.parse({
    title,
    content: parameters.description ?? title,
    ...given({ tags: parameters.tags }),
  });
  const made = await createMemo(scope, dependencies, wanted, origin);
  return { text: phrases.done('created', 'memo', told(made), []), card: card('memo_created', made) };
};

export const queryMemosAction: Action = async ({ phrases, scope }) => {
  const { items, total } = await selectMemos(scope.db, 1, mostListed);
  if (total === 0) return { text: phrases.nothing('memo') };
  const lines = items.map(({ title, content }) => `${title}: ${shorten(content)}`);
  return { text: phrases.list('memo', total, lines, total - lines.length) };
};

function shorten(content: string): string {
  const characters = [...content.replace(/\s+/gu, ' ').trim()];
  return characters.length > shownContent
    ? `${characters.slice(0, shownContent).join('')}…`
    : characters.join('');
}

export const updateMemoAction: Action = async (context, wish) => {
  if (!saysSomething(changeOf(wish.parameters))) return askWhatToChange(context, 'memo', wish);
  const choice = await chooseItem(context, 'memo', 'update', wish);
  return 'outcome' in choice ? choice.outcome : updateMemoItem(context, wish, choice.item.id);
};

export const updateMemoItem: ItemAction = async ({ scope, dependencies, phrases }, { parameters }, id) => {
  const changed = await updateMemo(scope, dependencies, id, changeOf(parameters));
  return { text: phrases.done('updated', 'memo', told(changed), []), card: card('memo_updated', changed) };
};

export const deleteMemoAction: Action = async (context, wish) => {
  const choice = await chooseItem(context, 'memo', 'delete', wish);
  return 'outcome' in choice ? choice.outcome : deleteMemoItem(context, wish, choice.item.id);
};

export const deleteMemoItem: ItemAction = async ({ scope, dependencies, phrases }, _wish, id) => {
  const memo = await getMemo(scope, id);
  await deleteMemo(scope, dependencies, id);
  return { text: phrases.done('deleted', 'memo', told(memo), []), card: card('memo_deleted', memo) };
};

const changeOf = ({ new_title, description, tags }: WishParameters) =>
  given({ title: new_title, content: description, tags });
