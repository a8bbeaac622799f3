import { promptFor } from '../../ai/prompt.ts';
import type { ChatTurn } from '../../ai/provider.ts';
import { skills } from '../../features/inbox/inbox.ts';
import type { TodoRow } from '../../features/todos/todos.ts';

/** Most questions that are asked, and most subtasks of a plan. */
export const mostQuestions = 5;
export const mostSubtasks = 30;

const longestText = 20_000;

type At = { now: Date; zone: string };

const told = ({ title, description, tags, due_date }: TodoRow) =>
  [
    `Title: ${title}`,
    ...(description ? [`Description: ${description.slice(0, longestText)}`] : []),
    ...(tags === '[]' ? [] : [`Tags: ${tags}`]),
    ...(due_date === null ? [] : [`Due: ${due_date}`]),
  ].join('\n');

/** How a todo is judged. The projects are numbered from 1. */
export function sortPrompt(todo: TodoRow, projects: readonly string[], at: At): ChatTurn[] {
  const task = [
    'Classify this todo of the user.',
    'Answer with JSON alone: {"priority": "low", "medium", "high" or "urgent", "tags": up to three short words,',
    '"needs_planning": true only when it takes several steps over more than a day, "project": number of the project that',
    'it belongs to, or null}',
  ].join('\n');
  const list = projects.map((title, index) => `${index + 1}. ${title.slice(0, 100)}`);
  return promptFor({ task, data: [told(todo), 'Projects:', ...list].join('\n'), ...at });
}

export function questionsPrompt(todo: TodoRow, at: At): ChatTurn[] {
  const task = [
    `Ask three to ${mostQuestions} short questions that must be answered before this todo of the user can be planned, in its language.`,
    'Answer with JSON alone: ["question", "question", "question"]',
  ].join('\n');
  return promptFor({ task, data: told(todo), ...at });
}

export function planPrompt(todo: TodoRow, at: At): ChatTurn[] {
  const ids = skills.filter(({ id }) => id !== 'plan').map(({ id }) => id);
  const task = [
    `Plan this todo of the user: divide it into at most ${mostSubtasks} subtasks in the order of doing, in its language.`,
    'Answer with JSON alone: {"summary": "one or two sentences", "due_date": "YYYY-MM-DD" or null,',
    `"skills": those of ${ids.join(', ')} that help, "project": title of the project, or null,`,
    '"subtasks": [{"title": "...", "description": "..." or null, "estimated_minutes": number or null,',
    '"due_date": "YYYY-MM-DD" or null, "depends_on": positions from 0 of earlier subtasks that come first}]}',
  ].join('\n');
  return promptFor({ task, data: [told(todo), ...answered(todo)].join('\n'), ...at });
}

function answered({ clarification_questions, clarification_answers }: TodoRow): string[] {
  if (clarification_questions === null || clarification_answers === null) return [];
  const questions = JSON.parse(clarification_questions) as string[];
  const answers = JSON.parse(clarification_answers) as Record<string, string>;
  return questions.flatMap((question, index) => {
    const answer = answers[String(index)];
    return answer ? [`Question: ${question}`, `Answer: ${answer.slice(0, 2000)}`] : [];
  });
}
