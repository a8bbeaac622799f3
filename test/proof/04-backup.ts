import { killBackups } from './backup/killed.ts';
import { backUpUnderWrites } from './backup/under-writes.ts';
import { addFindings, type Proof } from './proof.ts';

export const proof: Proof = {
  number: 4,
  name: 'a backup is one moment of everything, and one that is interrupted is none',
  short: async (context) =>
    addFindings(await backUpUnderWrites({ rounds: 4 }, context), await killBackups({ kills: 3 }, context)),
  long: async (context) =>
    addFindings(
      await backUpUnderWrites({ rounds: 100 }, context),
      await killBackups({ kills: 100 }, context),
    ),
  controls: {
    'with a plain copy of the file': (context) =>
      backUpUnderWrites({ rounds: 10, isPlainCopy: true }, context),
  },
};
