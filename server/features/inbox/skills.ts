/** What a todo can be handed over for. */
type Skill = {
  id: string;
  name: string;
  description: string;
  tags: readonly string[];
  /** What the one who does it is told. */
  duty: string;
};

/** In the order of their ids. */
export const skills: readonly Skill[] = [
  {
    id: 'code_review',
    name: 'Code review',
    description: 'Looks through code in the todo for faults and says what to change.',
    tags: ['code', 'analysis'],
    duty: 'You review code: name each fault, why it is one, and what to write instead; the worst first.',
  },
  {
    id: 'data_analysis',
    name: 'Data analysis',
    description: 'Reads the figures in the todo and says what they show.',
    tags: ['data', 'analysis'],
    duty: 'You analyse data: say what the figures show, how sure that is, and what is missing.',
  },
  {
    id: 'draft',
    name: 'Draft',
    description: 'Writes a first version of the text that the todo asks for.',
    tags: ['writing'],
    duty: 'You write texts: give the finished text and nothing about it.',
  },
  {
    id: 'plan',
    name: 'Plan',
    description: 'Divides the todo into subtasks with times and an order.',
    tags: ['planning'],
    duty: 'You plan work.',
  },
  {
    id: 'prioritize',
    name: 'Prioritize',
    description: 'Orders the subtasks by what matters most.',
    tags: ['planning'],
    duty: 'You order work: list the subtasks from the most to the least important, with a reason for each.',
  },
  {
    id: 'research',
    name: 'Research',
    description: 'Finds out what is known about the todo.',
    tags: ['research'],
    duty: 'You find things out: give the facts that matter, ordered, and say what you are not sure of.',
  },
  {
    id: 'summarize',
    name: 'Summarize',
    description: 'Says in short what the todo is about.',
    tags: ['writing'],
    duty: 'You summarise: give the points that matter in a few sentences.',
  },
  {
    id: 'weekly_review',
    name: 'Weekly review',
    description: 'Looks back on the todo and says what to do next week.',
    tags: ['planning', 'review'],
    duty: 'You review a week: say what is done, what is stuck, and the next steps.',
  },
];

/** Asked for by older clients; needs an Obsidian vault, which there is none of here, so it is not offered. */
export const vaultSkill = 'obsidian_sync';

const personas = new Map([
  ['planner', 'plan'],
  ['researcher', 'research'],
  ['executor', vaultSkill],
]);

const known = new Set([...skills.map(({ id }) => id), vaultSkill]);

/** Id of a skill by its own or an older name; undefined for an unknown one. */
export function skillId(name: string): string | undefined {
  const id = personas.get(name) ?? name;
  return known.has(id) ? id : undefined;
}
