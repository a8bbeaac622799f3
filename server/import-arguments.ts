export type ImportArguments = {
  /** The database or the export. */
  file: string;
  /** Folder or ZIP file with the files of a database's attachments. */
  uploads: string | undefined;
  /** Not to ask before importing. */
  yes: boolean;
  /** What is left for the configuration: `--data-dir` and the like. */
  configuration: string[];
};

/** The command line makes no sense; `message` says how it should look. */
export class UsageError extends Error {
  constructor(problem: string) {
    super(
      `${problem} Usage: npm run import -- <clawchat.db or export.zip> [--uploads folder] [--yes] [--data-dir folder]`,
    );
    this.name = 'UsageError';
  }
}

/** @throws {UsageError} */
export function readImportArguments(argv: readonly string[]): ImportArguments {
  const words = [...argv];
  const files: string[] = [];
  const configuration: string[] = [];
  let uploads: string | undefined;
  let yes = false;
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const option = word.startsWith('--') && word !== '--yes' ? readOption(word, words) : undefined;
    if (option?.name === '--uploads') uploads = option.value;
    else if (option) configuration.push(option.name, option.value);
    else if (word === '--yes') yes = true;
    else files.push(word);
  }
  return { file: onlyOne(files), uploads, yes, configuration };
}

function readOption(word: string, words: string[]): { name: string; value: string } {
  const at = word.indexOf('=');
  const name = at < 0 ? word : word.slice(0, at);
  const value = at < 0 ? words.shift() : word.slice(at + 1);
  if (value === undefined) throw new UsageError(`${name} needs a value.`);
  return { name, value };
}

function onlyOne([file, ...others]: readonly string[]): string {
  if (file === undefined) throw new UsageError('Say which file to import.');
  if (others.length > 0) throw new UsageError('Only one file can be imported at a time.');
  return file;
}
