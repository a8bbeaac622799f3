import { basename } from 'node:path';
import type { StartError } from './lib/start-error.ts';
import type { Remedy } from './protocol.ts';

const option = '--rescue';

/** What `--rescue` asks for, and the command line without it. */
export function takeRescue(argv: readonly string[]): { rescue: string | undefined; others: string[] } {
  const at = argv.findIndex((word) => word === option || word.startsWith(`${option}=`));
  if (at < 0) return { rescue: undefined, others: [...argv] };
  const inline = argv[at]?.slice(option.length + 1);
  const isInline = argv[at] !== option;
  return {
    rescue: isInline ? inline : argv[at + 1],
    others: argv.filter((_word, index) => index !== at && (isInline || index !== at + 1)),
  };
}

/** The word by which a way out is asked for on the command line; undefined for one that only the desktop app offers. */
function wordFor(remedy: Remedy): string | undefined {
  switch (remedy.kind) {
    case 'salvage':
      return 'salvage';
    case 'use-copy':
      return basename(remedy.path);
    case 'start-empty':
      return 'empty';
    default:
      return undefined;
  }
}

export const findRemedy = ({ remedies }: StartError, rescue: string | undefined): Remedy | undefined =>
  rescue === undefined ? undefined : remedies.find((remedy) => wordFor(remedy) === rescue);

const meanings: Partial<Record<Remedy['kind'], string>> = {
  salvage: 'reads what can still be read into a new file, and changes nothing else',
  'use-copy': 'goes on with that copy',
  'start-empty': 'starts with an empty database',
};

/** What went wrong, and the ways to go on that can be typed. The database in question is kept in all of them. */
export function failureInWords({ message, remedies }: StartError): string {
  const ways = remedies.flatMap((remedy) => {
    const word = wordFor(remedy);
    return word === undefined ? [] : [`  npm run serve -- ${option} ${word}   ${meanings[remedy.kind]}`];
  });
  return ways.length === 0 ? message : [message, 'Ways to go on:', ...ways].join('\n');
}
