import type { WriteScope } from '../db/work.ts';
import type { Hub } from './hub.ts';

export type Module = 'todos' | 'events' | 'memos';

/** Tells every socket, once the change is committed, that a module's data changed. */
export function announceChange(
  { afterCommit }: Pick<WriteScope, 'afterCommit'>,
  hub: Hub,
  module: Module,
): void {
  afterCommit(() => hub.broadcast({ type: 'module_data_changed', data: { module } }));
}
