import { plural } from '../plural.ts';

/** The words of long work, wherever it is shown. */
export const jobWords = {
  jobs: {
    running: {
      backup: 'Backing up',
      check_backup: 'Trying whether the backup can be restored',
      restore: 'Restoring',
      reindex: 'Building the search index anew',
      purge: 'Deleting',
      export: 'Exporting',
      import: 'Importing',
      pull_model: 'Fetching the model',
    },
    step: (kind: string, step: string) => `${kind}: ${step}`,
    steps: {
      copying: 'copying the database',
      files: 'files',
      verifying: 'reading it all again',
      preparing: 'making it ready',
      saving_present: 'saving the present state',
      exchanging: 'exchanging',
      deleting: 'deleting',
      compacting: 'giving the room back',
      indexing: 'indexing',
      writing: 'writing',
      rows: 'entries',
      downloading: 'downloading',
    },
    cancelling: 'Stopping',
    cancelled: 'Stopped. Nothing was left half done.',
    failed: 'That did not work.',
    done: {
      backup: 'The backup is made.',
      check_backup: (rows: string) => `The backup can be restored: all ${rows} entries are in it and whole.`,
      restore: 'The backup is restored. What was there before is a backup now.',
      reindex: 'The search index is new.',
      purge: (count: number) =>
        plural('en', count, { zero: 'There was nothing to delete.', one: '# deleted.', other: '# deleted.' }),
      export: 'The export is ready.',
      import: (added: string, here: string) => `Imported: ${added} new, ${here} were here already.`,
      pull_model: 'The model is here.',
    },
  },
};
