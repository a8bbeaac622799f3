import { delegateTaskAction } from '../tasks/delegate.ts';
import type { Intent } from '../understand/intents.ts';
import type { Action, ItemAction } from './action.ts';
import {
  createEventAction,
  deleteEventAction,
  deleteEventItem,
  queryEventsAction,
  updateEventAction,
  updateEventItem,
} from './event-actions.ts';
import {
  createMemoAction,
  deleteMemoAction,
  deleteMemoItem,
  queryMemosAction,
  updateMemoAction,
  updateMemoItem,
} from './memo-actions.ts';
import { searchAction } from './search-action.ts';
import {
  completeTodoAction,
  completeTodoItem,
  createTodoAction,
  deleteTodoAction,
  deleteTodoItem,
  queryTodosAction,
  updateTodoAction,
  updateTodoItem,
} from './todo-actions.ts';

/** What is done inside one transaction for each intent; the other intents answer from what they read, see answers/. */
export const actions: Partial<Record<Intent, Action>> = {
  create_todo: createTodoAction,
  query_todos: queryTodosAction,
  update_todo: updateTodoAction,
  complete_todo: completeTodoAction,
  delete_todo: deleteTodoAction,
  create_event: createEventAction,
  query_events: queryEventsAction,
  update_event: updateEventAction,
  delete_event: deleteEventAction,
  create_memo: createMemoAction,
  query_memos: queryMemosAction,
  update_memo: updateMemoAction,
  delete_memo: deleteMemoAction,
  search: searchAction,
  delegate_task: delegateTaskAction,
};

/** What a confirmed proposal does to each of its items. */
export const itemActions: Partial<Record<Intent, ItemAction>> = {
  update_todo: updateTodoItem,
  complete_todo: completeTodoItem,
  delete_todo: deleteTodoItem,
  update_event: updateEventItem,
  delete_event: deleteEventItem,
  update_memo: updateMemoItem,
  delete_memo: deleteMemoItem,
};
