/**
 * Entry of the server process, as a utility process of the desktop app or on its own under Node. Nothing is imported
 * before the checks below: an old Node would crash without a word in the database driver, and an error nobody handles
 * would leave a utility process hanging.
 */
const oldestNode = 24;

const fail = (error: unknown) => {
  process.stderr.write(
    `ClawChat stopped because of an unexpected error.\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exit(70);
};
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  process.stderr.write(
    `ClawChat needs Node ${oldestNode} or newer; this is ${process.versions.node}. Start it with npm start.\n`,
  );
  process.exitCode = 78;
} else {
  const { run } = await import('./run.ts');
  await run();
}

export {};
