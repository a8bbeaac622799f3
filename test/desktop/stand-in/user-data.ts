import { resolve } from 'node:path';

/** The stand-in never guesses a folder: it could be that of whoever runs the tests. */
export function userDataFromCommandLine(): string {
  const prefix = '--user-data-dir=';
  const given = process.argv.find((argument) => argument.startsWith(prefix));
  if (given === undefined)
    throw new Error('The stand-in needs --user-data-dir=<folder>: it never guesses one.');
  return resolve(given.slice(prefix.length));
}
