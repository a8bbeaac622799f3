import { checkNaively, checkNames } from './files/check-names.ts';
import { tryArchives } from './files/hostile-archives.ts';
import { openPayloads } from './files/open-payloads.ts';
import { sendTooMuch } from './files/send-too-much.ts';
import type { Finding, Proof } from './proof.ts';

async function together(...parts: (() => Promise<Finding>)[]): Promise<Finding> {
  const found: Finding[] = [];
  for (const part of parts) found.push(await part());
  return {
    counts: Object.assign({}, ...found.map(({ counts }) => counts)) as Finding['counts'],
    faults: found.flatMap(({ faults }) => faults),
  };
}

export const proof: Proof = {
  number: 8,
  name: 'Files run nothing, leave no folder, fill no memory, and archives that lie are refused',
  short: () =>
    together(
      () => openPayloads(),
      () => checkNames(6),
      () => sendTooMuch({ stubborn: false }),
      () => tryArchives(64),
    ),
  long: () =>
    together(
      () => openPayloads(),
      () => checkNames(1),
      () => sendTooMuch({ stubborn: true }),
      () => tryArchives(512),
    ),
  controls: {
    'when files are served without what is said about them': () => openPayloads({ undefended: true }),
    'when names become paths': checkNaively,
    'when large files are allowed': () => sendTooMuch({ stubborn: false, largestMegabytes: 10_240 }),
  },
};
