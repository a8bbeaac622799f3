import type { Work } from '../../db/work.ts';
import {
  type AttachmentFiles,
  type AttachmentRow,
  contentTypeOf,
  extensionOf,
  isStoredName,
  makeStoredName,
} from '../attachments/attachments.ts';
import { selectDiscardedNames, selectKnownFiles } from './import.store.ts';
import { batchRows, type Repairs, type SourceAttachment, type SourceFile } from './import-source.ts';

/** What becomes of one attachment. */
export type Placement = {
  row: AttachmentRow;
  /** Whether the row is in the database already. */
  isHere: boolean;
  /** The file to be copied for it, if there is one to copy. */
  copy: SourceFile | undefined;
};

export type FileCounts = { copied: number; bytes: number; missing: number };

export type Placements = { all: Placement[]; files: FileCounts };

/**
 * Decides under which name of ours each file is kept. A name of the source is taken over only when it is in our form and
 * free; what a source says never becomes a path. An attachment that is here but lost its file gets it back.
 */
export async function placeAttachments(
  { work, files }: { work: Work; files: AttachmentFiles },
  attachments: readonly SourceAttachment[],
  repairs: Repairs,
): Promise<Placements> {
  const { nameOf, taken } = await knownNames(work, attachments);
  const isFree = async (name: string) =>
    isStoredName(name) && !taken.has(name) && (await files.size(name)) === undefined;
  const all: Placement[] = [];
  let missing = 0;
  for (const { file, ...row } of attachments) {
    const own = nameOf.get(row.id);
    const name =
      own ??
      ((await isFree(row.stored_filename)) ? row.stored_filename : makeStoredName(extensionOf(row.filename)));
    taken.add(name);
    const isLost = own === undefined || (await files.size(own)) === undefined;
    if (isLost && !file) {
      missing += 1;
      repairs.note('attachments whose file is missing are listed without it');
    }
    all.push({
      row: { ...row, stored_filename: name, content_type: contentTypeOf(extensionOf(name)) },
      isHere: own !== undefined,
      copy: isLost ? file : undefined,
    });
  }
  const copies = all.flatMap(({ copy }) => copy ?? []);
  return {
    all,
    files: { copied: copies.length, bytes: copies.reduce((sum, { bytes }) => sum + bytes, 0), missing },
  };
}

/** Names on disk by the id of their attachment, and every name that may not be given again. */
async function knownNames(work: Work, attachments: readonly SourceAttachment[]) {
  const nameOf = new Map<string, string>();
  const taken = new Set(await work.read(({ db }) => selectDiscardedNames(db)));
  const ids = new Set(attachments.map(({ id }) => id));
  for (let first = 0; first < attachments.length; first += batchRows) {
    const part = attachments.slice(first, first + batchRows);
    for (const row of await work.read(({ db }) => selectKnownFiles(db, part))) {
      taken.add(row.stored_filename);
      if (ids.has(row.id)) nameOf.set(row.id, row.stored_filename);
    }
  }
  return { nameOf, taken };
}
