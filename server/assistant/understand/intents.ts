/**
 * What a message may ask for. The order is the order of classes in the model file: adding one means training again.
 * `weekly_review` is recognised by rule only, see `weekly-review.ts`.
 */
export const learnedIntents = [
  'general_chat',
  'create_todo',
  'query_todos',
  'update_todo',
  'delete_todo',
  'complete_todo',
  'create_event',
  'query_events',
  'update_event',
  'delete_event',
  'create_memo',
  'query_memos',
  'update_memo',
  'delete_memo',
  'search',
  'delegate_task',
  'daily_briefing',
  'suggest_time',
  'check_conflicts',
  'analyze_schedule',
] as const;

export const intents = [...learnedIntents, 'weekly_review'] as const;

export type LearnedIntent = (typeof learnedIntents)[number];
export type Intent = (typeof intents)[number];
