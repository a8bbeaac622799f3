import { pipeline } from 'node:stream/promises';
import type { Caller } from '../../http/access.ts';
import { notFound } from '../../http/errors.ts';
import { plainRoute, type Route, type RouteRequest, writeRoute } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import {
  type Attachment,
  attachment,
  attachmentList,
  attachmentOwner,
  attachmentParams,
  downloadQuery,
} from './attachments.schema.ts';
import { type AttachmentRow, selectAttachments } from './attachments.store.ts';
import { deleteAttachment, getAttachment, keepFile } from './attachments.ts';
import { extensionOf, isShownInline } from './file-kinds.ts';

/** How long an address in a list stays good, seconds: a page may be left open that long. */
const addressSeconds = 3600;

export const attachmentRoutes = (services: Services): Route[] => {
  const { work, auth, config, ids, attachmentFiles: files } = services;
  const dependencies = { work, ids, files, config: config.current };

  const present = async (row: AttachmentRow, caller: Caller): Promise<Attachment> => {
    const token = await auth.signDownload(row.id, caller, addressSeconds);
    return { ...row, url: `/api/attachments/${row.id}/download?token=${token}` };
  };

  return [
    plainRoute(
      {
        method: 'get',
        path: '/api/attachments',
        operationId: 'listAttachments',
        tag: 'attachments',
        summary: 'List attachments, newest first',
        access: 'user',
        query: attachmentOwner,
        status: 200,
        output: attachmentList,
      },
      async ({ query, caller }) => {
        const rows = await work.read(({ db }) => selectAttachments(db, query));
        return Promise.all(rows.map((row) => present(row, caller)));
      },
    ),

    plainRoute(
      {
        method: 'post',
        path: '/api/attachments',
        operationId: 'uploadAttachment',
        tag: 'attachments',
        summary: 'Upload a file; its owner is named in the query',
        access: 'user',
        query: attachmentOwner,
        upload: true,
        status: 201,
        output: attachment,
        errors: [400, 404, 413],
      },
      async ({ file, query, caller }) => {
        if (!file) throw notFound('File');
        return present(await keepFile(dependencies, file, query), caller);
      },
    ),

    writeRoute(
      {
        method: 'delete',
        path: '/api/attachments/{attachment_id}',
        operationId: 'deleteAttachment',
        tag: 'attachments',
        summary: 'Delete an attachment and its file',
        access: 'user',
        params: attachmentParams,
        status: 204,
        output: 'empty',
        errors: [404],
      },
      ({ params }, scope) => deleteAttachment(scope, dependencies, params.attachment_id),
    ),

    plainRoute(
      {
        method: 'get',
        path: '/api/attachments/{attachment_id}/download',
        operationId: 'downloadAttachment',
        tag: 'attachments',
        summary: 'The file itself, with a bearer token or the signed token of its address',
        access: 'download',
        params: attachmentParams,
        query: downloadQuery,
        status: 200,
        output: 'raw',
        rawType: 'application/octet-stream',
        errors: [404],
      },
      async (request) => {
        const { params, query, raw, address } = request;
        const authorization = raw.request.headersDistinct['authorization'] ?? [];
        const sessionId =
          query.token === undefined
            ? (await auth.authenticate(authorization, address)).sessionId
            : await auth.identifyDownload(query.token, params.attachment_id, address);
        const row = await work.read((scope) => getAttachment(scope, params.attachment_id));
        const forget = auth.watchEnd(sessionId, () => raw.response.destroy());
        await sendFile(request, row, services);
        forget();
      },
    ),
  ];
};

async function sendFile(
  {
    raw: { request, response },
    signal,
  }: Pick<RouteRequest<undefined, undefined, undefined>, 'raw' | 'signal'>,
  row: AttachmentRow,
  { attachmentFiles }: Services,
): Promise<void> {
  const file = await attachmentFiles.read(row.stored_filename);
  if (!file) throw notFound('File');
  const placement = isShownInline(extensionOf(row.stored_filename)) ? 'inline' : 'attachment';
  response.writeHead(200, {
    'Content-Type': row.content_type,
    'Content-Length': file.bytes,
    'Content-Disposition': `${placement}; ${fileNameParameters(row.filename)}`,
    'Cache-Control': 'private, max-age=3600',
  });
  if (request.method === 'HEAD') {
    file.stream.destroy();
    response.end();
    return;
  }
  try {
    await pipeline(file.stream, response);
  } catch (error) {
    // A client that leaves in the middle of a download is no failure of the server.
    if (!signal.aborted) throw error;
  }
}

/** RFC 6266: a plain form for old programs, and the exact name in UTF-8. */
function fileNameParameters(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${exact}`;
}
