import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import type { Context } from 'koa';
import type { KoaBodyMiddlewareOptions } from 'koa-body';
import { HttpError, invalid, tooLarge, unprocessable } from './errors.ts';

export type UploadLimits = {
  /** Folder on the same disk as the final place, where files arrive. */
  folder: string;
  bytes: number;
};

/** A file that arrived completely. The name is the sender's and only a text: it never becomes part of a path. */
export type ReceivedFile = { path: string; name: string; bytes: number };

/** Codes of the multipart parser for a part that is larger than allowed. */
const tooBigCodes: readonly unknown[] = [1009, 1016];

/** What a multipart body adds to the file itself, at most. */
const framingBytes = 1_048_576;

/**
 * Writes the multipart part `file` to disk while it comes in, counting; it is never held in memory. Whatever goes wrong,
 * nothing stays behind.
 *
 * @throws {HttpError} 400 when the file is too large or the body malformed, 413 when even trying makes no sense, 422
 * when there is no such part.
 */
export async function receiveFile(ctx: Context, limits: UploadLimits): Promise<ReceivedFile> {
  if (Number(ctx.get('content-length') || 0) > 2 * limits.bytes + framingBytes)
    throw tooLarge(sizeMessage(limits));
  await mkdir(limits.folder, { recursive: true, mode: 0o700 });
  const names: string[] = [];
  const makeName = () => {
    const name = randomBytes(16).toString('hex');
    names.push(name);
    return name;
  };
  const discard = () => Promise.all(names.map((name) => rm(join(limits.folder, name), { force: true })));
  try {
    await parse(ctx, limits, makeName);
    return pick(ctx);
  } catch (error) {
    await discard();
    throw describe(error, limits);
  }
}

async function parse(ctx: Context, { folder, bytes }: UploadLimits, filename: () => string): Promise<void> {
  // Loaded when first needed: most starts see no upload for a long time.
  const { koaBody } = await import('koa-body');
  const body = boundedBody(ctx.req, bytes + framingBytes, () => tooLarge(sizeMessage({ bytes })));
  const options: Partial<KoaBodyMiddlewareOptions> = {
    multipart: true,
    json: false,
    text: false,
    urlencoded: false,
    formidable: {
      uploadDir: folder,
      filename,
      maxFiles: 1,
      maxFileSize: bytes,
      maxTotalFileSize: bytes,
      minFileSize: 0,
      allowEmptyFiles: true,
      maxFields: 10,
      maxFieldsSize: 65_536,
    },
    onError: (error) => {
      throw error;
    },
  };
  await koaBody(options)(Object.create(ctx, { req: { value: body } }), async () => undefined);
}

/**
 * The body of a request, until it is too large: the parser counts what is in parts and reads on and on before the first.
 * The request itself stays whole, so that it can still be answered.
 */
function boundedBody(request: IncomingMessage, bytes: number, tooMuch: () => Error): Transform {
  let received = 0;
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length;
      done(received > bytes ? tooMuch() : null, chunk);
    },
  });
  request.once('close', () => {
    if (!request.complete) body.destroy(new Error('The client went away'));
  });
  return Object.assign(request.pipe(body), { headers: request.headers });
}

function pick(ctx: Context): ReceivedFile {
  const file = ctx.request.files?.['file'];
  if (!file || Array.isArray(file)) {
    throw unprocessable([{ loc: ['body', 'file'], msg: 'Field required', type: 'missing' }]);
  }
  return { path: file.filepath, name: file.originalFilename ?? '', bytes: file.size };
}

const sizeMessage = ({ bytes }: Pick<UploadLimits, 'bytes'>) =>
  `The file is larger than ${Math.round(bytes / 1_048_576)} MB`;

function describe(error: unknown, limits: UploadLimits): unknown {
  if (error instanceof HttpError) return error;
  const code = (error as { code?: unknown } | null)?.code;
  if (tooBigCodes.includes(code)) return invalid(sizeMessage(limits));
  // Errors of the disk are told apart by the error middleware.
  if (typeof code === 'string' && code !== 'ECONNRESET') return error;
  return new HttpError(400, 'VALIDATION_ERROR', 'The upload is malformed or broke off', { cause: error });
}
