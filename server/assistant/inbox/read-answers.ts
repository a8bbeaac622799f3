import { z } from 'zod';
import { listInText, objectInText } from '../../ai/json-in-text.ts';
import { type StoredPlan, skills } from '../../features/inbox/inbox.ts';
import { mostQuestions, mostSubtasks } from './inbox-prompts.ts';

/** Texts and numbers of a model: what does not fit is left out, so that one slip does not spoil the whole answer. */
const text = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .transform((said) => said.slice(0, longest));
const orNothing = <T extends z.ZodType>(kind: T) => kind.optional().catch(undefined);
const date = orNothing(z.iso.date());

const listOf = <T extends z.ZodType>(kind: T, most: number) =>
  z
    .array(z.unknown())
    .catch([])
    .transform((said) =>
      said
        .flatMap((entry): z.output<T>[] => {
          const read = kind.safeParse(entry);
          return read.success ? [read.data] : [];
        })
        .slice(0, most),
    );

const sorting = z.object({
  priority: orNothing(z.enum(['low', 'medium', 'high', 'urgent'])),
  tags: listOf(text(50), 5),
  needs_planning: z.boolean(),
  /** Number of a project from 1. */
  project: orNothing(z.number().int()),
});
export type Sorting = z.infer<typeof sorting>;

/** Undefined when the answer says nothing that can be used; so it is for the others. */
export const readSorting = (answer: string): Sorting | undefined =>
  sorting.safeParse(objectInText(answer)).data;

export function readQuestions(answer: string): string[] | undefined {
  const questions = listOf(text(500), mostQuestions).parse(listInText(answer));
  return questions.length > 0 ? questions : undefined;
}

const plan = z.object({
  summary: text(2000),
  due_date: date,
  skills: listOf(z.enum(skills.map(({ id }) => id)), 10),
  project: orNothing(text(200)),
  subtasks: listOf(
    z.object({
      title: text(500),
      description: orNothing(text(5000)),
      estimated_minutes: orNothing(z.number().int().min(1).max(100_000)),
      due_date: date,
      depends_on: listOf(z.number().int().min(0), mostSubtasks),
    }),
    mostSubtasks,
  ),
});

/** A plan without subtasks is none. A subtask waits only for earlier ones, so that none waits for itself. */
export function readPlan(answer: string): StoredPlan | undefined {
  const read = plan.safeParse(objectInText(answer)).data;
  if (!read || read.subtasks.length === 0) return undefined;
  return {
    summary: read.summary,
    suggested_root_due_date: read.due_date,
    suggested_skills: read.skills.length > 0 ? [...new Set(read.skills)] : undefined,
    suggested_project_title: read.project,
    subtasks: read.subtasks.map(({ depends_on, ...subtask }, index) => ({
      ...subtask,
      depends_on_indices: [...new Set(depends_on)].filter((other) => other < index),
    })),
  };
}
