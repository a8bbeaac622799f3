import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { ReadScope, WriteScope } from '../db/work.ts';
import type { Access, Caller } from './access.ts';
import type { ReceivedFile } from './upload.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

type Shape = z.ZodObject | undefined;
type Output = z.ZodType | 'empty' | 'raw';
type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/**
 * What an operation takes and gives. The request check, the answer's shape and the OpenAPI document all come from
 * this one declaration. Paths are written as in OpenAPI: `/api/todos/{todo_id}`.
 */
export type Declaration<
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends z.ZodType | undefined = undefined,
  O extends Output = Output,
> = {
  method: Method;
  path: `/${string}`;
  operationId: string;
  tag: string;
  summary: string;
  access: Access;
  params?: P;
  query?: Q;
  body?: B;
  /** True when the body is a multipart form with one part `file`; the handler gets it as `file`. */
  upload?: true;
  /** Largest file of this upload, bytes; otherwise the limit of attachments holds. */
  uploadBytes?: number;
  /** True when the request may come without a body; it is then parsed as `{}`. */
  bodyOptional?: boolean;
  status: 200 | 201 | 202 | 204;
  /** `empty` for 204; `raw` when the handler writes the answer itself (streams, files). */
  output: O;
  /** Media type of a `raw` answer, for the document. */
  rawType?: string;
  /**
   * Given when the answer may be kept until the next commit: what it depends on besides the stored data and what was
   * asked, as a text. It must not depend on who asks.
   */
  keptBy?(query: Parsed<Q>, now: Date): string;
  /** Statuses that callers should expect besides 422, and 401 where a token is needed, for the document. */
  errors?: readonly number[];
};

export type RouteRequest<P, Q, B> = {
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
  caller: Caller;
  /** Address of the peer. */
  address: string;
  requestId: string;
  /** For an `upload`: already on disk. The handler keeps it or deletes it. */
  file: ReceivedFile | undefined;
  /** Aborted when the client goes away. */
  signal: AbortSignal;
  raw: { request: IncomingMessage; response: ServerResponse };
};

type Answer<O> = O extends z.ZodType ? z.input<O> : unknown;

export type Route = Declaration<Shape, Shape, z.ZodType | undefined> & {
  work: 'read' | 'write' | 'none';
  handle(
    request: RouteRequest<Shape, Shape, z.ZodType | undefined>,
    scope: ReadScope | WriteScope | undefined,
  ): Promise<unknown>;
};

type Handler<P, Q, B, O, S> = (request: RouteRequest<P, Q, B>, scope: S) => Promise<Answer<O>> | Answer<O>;

/** A route that reads the last committed state. */
export function readRoute<
  O extends Output,
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends z.ZodType | undefined = undefined,
>(declaration: Declaration<P, Q, B, O>, handler: Handler<P, Q, B, O, ReadScope>): Route {
  return make('read', declaration, handler as Route['handle']);
}

/** A route that runs in one transaction; its answer is shaped before the commit. */
export function writeRoute<
  O extends Output,
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends z.ZodType | undefined = undefined,
>(declaration: Declaration<P, Q, B, O>, handler: Handler<P, Q, B, O, WriteScope>): Route {
  return make('write', declaration, handler as Route['handle']);
}

/** A route that waits for something slow (an AI, a file) and opens its transactions itself, around that. */
export function plainRoute<
  O extends Output,
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends z.ZodType | undefined = undefined,
>(declaration: Declaration<P, Q, B, O>, handler: Handler<P, Q, B, O, undefined>): Route {
  return make('none', declaration, handler as Route['handle']);
}

function make(work: Route['work'], declaration: object, handle: Route['handle']): Route {
  return {
    ...(declaration as Omit<Route, 'work' | 'handle'>),
    work,
    handle: async (...args) => handle(...args),
  };
}
