/** The sentences of briefings and reviews in one language. */
export type DayPhrases = {
  /** By the hour of the owner's clock. */
  greeting(hour: number): string;
  yourDay: string;
  freeDay: string;
  headings: Record<'events' | 'due' | 'overdue' | 'inProgress', string>;
  allDay: string;
  priority(name: string): string;
  andMore(count: number): string;
  inbox(count: number): string;
  agentTasks(count: number): string;
  /** Of the last seven days, and the next. */
  yourWeek: string;
  quietWeek: string;
  week: Record<'completed' | 'due' | 'overdue' | 'untouched', (count: number) => string>;
  suggestions: Record<'overdue' | 'untouched' | 'inbox', (title: string) => string>;
};

const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;
const quoted = (title: string) => `“${title}”`;

const english: DayPhrases = {
  greeting: (hour) => (hour < 12 ? 'Good morning' : hour < 17 ? 'Good afternoon' : 'Good evening'),
  yourDay: 'This is your day:',
  freeDay: 'Nothing is planned for today: the day is free.',
  headings: {
    events: 'Events today',
    due: 'Due today',
    overdue: 'Overdue',
    inProgress: 'In progress',
  },
  allDay: 'all day',
  priority: (name) => name,
  andMore: (count) => `and ${count} more`,
  inbox: (count) => `${many(count, 'task', 'tasks')} without a date.`,
  agentTasks: (count) => `${many(count, 'job', 'jobs')} running in the background.`,
  yourWeek: 'This was your week:',
  quietWeek: 'Nothing was completed in the last seven days, and nothing is waiting.',
  week: {
    completed: (count) => `Completed in the last seven days (${count})`,
    due: (count) => `Due in the next seven days (${count})`,
    overdue: (count) => `Overdue (${count})`,
    untouched: (count) => `Untouched for seven days (${count})`,
  },
  suggestions: {
    overdue: (title) => `Find a new date for ${quoted(title)}.`,
    untouched: (title) => `Decide whether ${quoted(title)} is still wanted.`,
    inbox: (title) => `Set a date for ${quoted(title)}.`,
  },
};

const priorities: Readonly<Record<string, string>> = { high: '높음', urgent: '긴급' };

const korean: DayPhrases = {
  greeting: (hour) => (hour < 12 ? '좋은 아침이에요' : hour < 17 ? '안녕하세요' : '좋은 저녁이에요'),
  yourDay: '오늘 하루는 이래요:',
  freeDay: '오늘은 계획된 일이 없어요. 자유로운 하루예요.',
  headings: {
    events: '오늘 일정',
    due: '오늘까지 할 일',
    overdue: '기한이 지난 할 일',
    inProgress: '진행 중',
  },
  allDay: '종일',
  priority: (name) => priorities[name] ?? name,
  andMore: (count) => `그 밖에 ${count}개`,
  inbox: (count) => `날짜가 없는 할 일이 ${count}개 있어요.`,
  agentTasks: (count) => `백그라운드에서 작업 ${count}개가 진행 중이에요.`,
  yourWeek: '지난 한 주는 이랬어요:',
  quietWeek: '지난 7일 동안 완료한 일이 없고, 기다리는 일도 없어요.',
  week: {
    completed: (count) => `지난 7일 동안 완료 (${count}개)`,
    due: (count) => `앞으로 7일 안에 할 일 (${count}개)`,
    overdue: (count) => `기한이 지난 할 일 (${count}개)`,
    untouched: (count) => `7일 동안 그대로인 할 일 (${count}개)`,
  },
  suggestions: {
    overdue: (title) => `${quoted(title)}의 새 날짜를 정해 보세요.`,
    untouched: (title) => `${quoted(title)}이(가) 아직 필요한지 정해 보세요.`,
    inbox: (title) => `날짜가 없는 할 일에 날짜를 정해 보세요. 먼저 ${quoted(title)}부터요.`,
  },
};

/** Languages in which the server itself can speak. */
export type Language = 'English' | 'Korean';

export const dayPhrases: Readonly<Record<Language, DayPhrases>> = { English: english, Korean: korean };
