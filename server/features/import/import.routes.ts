import { forbidden, notFound } from '../../http/errors.ts';
import { plainRoute, type Route } from '../../http/route.ts';
import { isLoopback } from '../../lib/addresses.ts';
import type { Services } from '../../services.ts';
import { importState, uploadsFolder } from './import.schema.ts';

const path = '/api/dashboard/import';
const uploadsPath = `${path}/uploads` as const;

/** An export holds all files of many years. */
const largestBytes = 64 * 1024 ** 3;

const common = { tag: 'dashboard', access: 'owner', status: 200, output: importState } as const;

export const importRoutes = ({ importDesk: desk }: Services): Route[] => [
  plainRoute(
    {
      ...common,
      method: 'get',
      path,
      operationId: 'getImport',
      summary: 'The import that is prepared, runs, or ran last',
    },
    () => desk.state(),
  ),

  plainRoute(
    {
      ...common,
      method: 'post',
      path,
      operationId: 'prepareImport',
      summary: "Send the Python server's database or an export, and read what importing it would do",
      upload: true,
      uploadBytes: largestBytes,
      errors: [400, 409, 413],
    },
    ({ file }) => {
      if (!file) throw notFound('File');
      return desk.prepare(file);
    },
  ),

  plainRoute(
    {
      ...common,
      method: 'post',
      path: uploadsPath,
      operationId: 'sendImportUploads',
      summary: "Send the Python server's folder of uploads as a ZIP file",
      upload: true,
      uploadBytes: largestBytes,
      errors: [400, 409, 413],
    },
    ({ file }) => {
      if (!file) throw notFound('File');
      return desk.addUploads({ zip: file });
    },
  ),

  plainRoute(
    {
      ...common,
      method: 'put',
      path: uploadsPath,
      operationId: 'nameImportUploads',
      summary: "Name the Python server's folder of uploads; only at the computer that runs ClawChat",
      body: uploadsFolder,
      errors: [400, 403, 409],
    },
    ({ body, caller, address }) => {
      if (caller.kind !== 'desktop' && !isLoopback(address.replace(/^::ffff:/, '')))
        throw forbidden(
          'Folders can only be named at the computer that runs ClawChat: send a ZIP file instead',
        );
      return desk.addUploads({ folder: body.path });
    },
  ),

  plainRoute(
    {
      ...common,
      method: 'post',
      path: `${path}/start`,
      operationId: 'startImport',
      summary: 'Begin the prepared import; its progress is read with getImport',
      status: 202,
      errors: [409],
    },
    () => desk.start(),
  ),

  plainRoute(
    {
      ...common,
      method: 'delete',
      path,
      operationId: 'discardImport',
      summary: 'Forget the prepared import, or stop the running one, which then changes nothing',
      errors: [409],
    },
    () => desk.discard(),
  ),
];
