/**
 * Builds what is stale.
 *
 *   --all   everything
 */
import { build } from './lib/build-steps.mjs';

const outcome = build({ all: process.argv.includes('--all'), say: (line) => console.log(line) });
process.exitCode = outcome === 'failed' ? 1 : 0;
