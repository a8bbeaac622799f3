import { RefusedError, refusalOf, StrangeAnswerError, UnreachableError } from './errors.ts';
import type { Session, Tokens } from './session.ts';
import { withKeys } from './shape.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type ApiRequest = {
  method: Method;
  path: string;
  /** Sent as JSON, or as it is when it is a form with a file. */
  body?: unknown;
  signal?: AbortSignal;
};

/** The server as seen from the page. Every call renews an ended access token once, by itself. */
export type Api = {
  /** The parsed JSON answer. Throws `RefusedError`, `UnreachableError` or `StrangeAnswerError`. */
  json(request: ApiRequest): Promise<unknown>;
  /** The open answer, for streams. Same errors. */
  open(request: ApiRequest): Promise<Response>;
  /** For a request that ends the present tokens and answers new ones; the session goes on with those. */
  exchange(request: ApiRequest): Promise<void>;
};

type TokenAnswer = { access_token: string; refresh_token: string };

/** Tokens out of the answer of login, refresh or a PIN change. */
export function tokensFrom(answer: unknown): Tokens {
  const { access_token, refresh_token } = withKeys<TokenAnswer>(answer, 'access_token', 'refresh_token');
  return { access: access_token, refresh: refresh_token };
}

async function attempt(origin: string, request: ApiRequest, access: string | undefined): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json, text/event-stream' });
  if (access !== undefined) headers.set('Authorization', `Bearer ${access}`);
  const { body } = request;
  const isForm = body instanceof FormData;
  // The browser names the type of a form itself, with the mark that separates its parts.
  if (body !== undefined && !isForm) headers.set('Content-Type', 'application/json');
  try {
    return await fetch(origin + request.path, {
      method: request.method,
      headers,
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
      credentials: 'omit',
      cache: 'no-store',
    });
  } catch (cause) {
    request.signal?.throwIfAborted();
    throw new UnreachableError({ cause });
  }
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    throw new StrangeAnswerError({ cause });
  }
}

/**
 * Requests to `origin` signed with the tokens of `session`. A 401 is answered by one renewal and one repeat. When
 * the renewal is refused the session is emptied, which brings the sign-in form; a 401 after a successful renewal
 * is an ordinary refusal (a wrong PIN, say) and leaves the session alone.
 */
export function createApi(origin: string, session: Session): Api {
  let renewal: Promise<void> | undefined;
  let exchanging: Promise<void> | undefined;

  async function renew(): Promise<void> {
    const refresh = session.tokens()?.refresh;
    if (refresh === undefined) return session.replace(undefined);
    const request = { method: 'POST', path: '/api/auth/refresh', body: { refresh_token: refresh } } as const;
    const response = await attempt(origin, request, undefined);
    if (response.ok) return session.replace(tokensFrom(await jsonOf(response)));
    if (response.status === 401) return session.replace(undefined);
    throw await refusalOf(response);
  }

  async function renewOnce(used: string): Promise<boolean> {
    if (session.tokens()?.access === used) {
      renewal ??= renew().finally(() => {
        renewal = undefined;
      });
      await renewal;
    }
    return session.tokens() !== undefined;
  }

  async function send(request: ApiRequest, settled: () => Promise<void>): Promise<Response> {
    const used = session.tokens()?.access;
    let response = await attempt(origin, request, used);
    if (response.status === 401) await settled();
    if (response.status === 401 && used !== undefined && (await renewOnce(used))) {
      response = await attempt(origin, request, session.tokens()?.access);
    }
    if (!response.ok) throw await refusalOf(response);
    return response;
  }

  // While tokens are being exchanged the old ones may be refused already: wait for the new, or for the old again.
  const settled = async () => {
    await exchanging?.catch(() => undefined);
  };
  const open = (request: ApiRequest) => send(request, settled);

  async function exchange(request: ApiRequest): Promise<void> {
    const response = await send(request, async () => undefined);
    session.replace(tokensFrom(await jsonOf(response)));
  }

  return {
    open,
    json: async (request) => jsonOf(await open(request)),
    exchange(request) {
      const done = exchange(request).finally(() => {
        exchanging = undefined;
      });
      exchanging = done;
      return done;
    },
  };
}

/** Exchanges the PIN for tokens. Throws `RefusedError` with the server's sentence for a wrong PIN. */
export async function signIn(origin: string, pin: string): Promise<Tokens> {
  const response = await attempt(
    origin,
    { method: 'POST', path: '/api/auth/login', body: { pin } },
    undefined,
  );
  if (!response.ok) throw await refusalOf(response);
  return tokensFrom(await jsonOf(response));
}

/** Ends the session here and on the server; here even when the server cannot be told. */
export async function signOut(api: Api, session: Session): Promise<void> {
  try {
    await api.json({ method: 'POST', path: '/api/auth/logout' });
  } catch (error) {
    if (!(error instanceof RefusedError || error instanceof UnreachableError)) throw error;
  } finally {
    session.replace(undefined);
  }
}
