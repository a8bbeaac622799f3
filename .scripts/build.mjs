/**
 * Builds what is stale.
 *
 *   --all   everything
 */
import { build } from './lib/build-steps.mjs';

const done = build({
  all: process.argv.includes('--all'),
  say: (line) => console.log(line),
});
process.exitCode = done ? 0 : 1;
