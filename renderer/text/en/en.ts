import { activityWords } from './activity.ts';
import { aiWords } from './ai.ts';
import { chatWords } from './chat.ts';
import { commandWords } from './commands.ts';
import { commonWords } from './common.ts';
import { dataWords } from './data.ts';
import { firstRunWords } from './first-run.ts';
import { homeWords } from './home.ts';
import { jobWords } from './jobs.ts';
import { phaseWords } from './phases.ts';
import { phoneWords } from './phones.ts';
import { settingsWords } from './settings.ts';

/** Every word of the dashboard in English. Another language is another object of this type. */
export const en = {
  ...commonWords,
  ...commandWords,
  ...phaseWords,
  ...homeWords,
  ...firstRunWords,
  ...chatWords,
  ...phoneWords,
  ...aiWords,
  ...dataWords,
  ...jobWords,
  ...activityWords,
  ...settingsWords,
};

export type Catalogue = typeof en;
