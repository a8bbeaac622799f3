/**
 * Entry of `npm run import`. As in process.ts nothing is imported before the check below: an old Node would crash without
 * a word in the database driver.
 */
const oldestNode = 24;

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  process.stderr.write(
    `ClawChat needs Node ${oldestNode} or newer; this is ${process.versions.node}. Start this with npm run import.\n`,
  );
  process.exitCode = 78;
} else {
  const { importFromCommandLine } = await import('./import-command.ts');
  process.exitCode = await importFromCommandLine(process.argv.slice(2));
}

export {};
