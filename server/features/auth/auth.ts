import type { Logger } from 'pino';
import type { ReadScope, Work, WriteScope } from '../../db/work.ts';
import type { Caller } from '../../http/access.ts';
import { forbidden, unauthorized } from '../../http/errors.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Ids } from '../../lib/ids.ts';
import type { TokenResponse } from './auth.schema.ts';
import {
  endSessions,
  failuresSince,
  findLiveSession,
  forgetDeviceDays,
  forgetFailures,
  forgetSessions,
  insertSession,
  type Session,
  type SessionChoice,
} from './auth.store.ts';
import type { SessionKind } from './auth.table.ts';
import type { Guesses } from './guesses.ts';
import { createLastSeen } from './last-seen.ts';
import type { Pin } from './pin.ts';
import type { SessionEnds } from './session-ends.ts';
import { type Claims, refreshTokenDays, type Tokens, type TokenType } from './tokens.ts';

export { tokenResponse } from './auth.schema.ts';

/** The name under which the owner's own tokens go; a paired device goes by its id. */
const ownerSubject = 'user';

export type AuthDependencies = {
  work: Work;
  pin: Pin;
  tokens: Tokens;
  guesses: Guesses;
  ends: SessionEnds;
  ids: Ids;
  clock: Clock;
  logger: Logger;
  /** The owner's zone, for the days on which devices were here. */
  timeZone(): string;
  /** Seconds an access token is good for; asked each time, since the owner can change it. */
  accessSeconds(): number;
};

/** Signing in with the PIN, staying signed in, and being cut off. */
export type Auth = ReturnType<typeof createAuth>;

export function createAuth(dependencies: AuthDependencies) {
  const { work, pin, tokens, guesses, ends, ids, clock } = dependencies;
  const lastSeen = createLastSeen(dependencies);

  const issue = async (session: Session): Promise<TokenResponse> => {
    const claims = { sub: ownerSubject, sid: session.id };
    const seconds = dependencies.accessSeconds();
    return {
      access_token: await tokens.sign({ ...claims, type: 'access' }, seconds),
      refresh_token: await tokens.sign({ ...claims, type: 'refresh' }, refreshTokenDays * 86_400),
      token_type: 'bearer',
      expires_in: seconds,
    };
  };

  const begin = async (kind: SessionKind, address: string): Promise<TokenResponse> => {
    const session = { id: ids.uuid(), kind };
    const generation = pin.generation();
    await work.write(async ({ db, now }) => {
      if (pin.generation() !== generation) throw unauthorized('The PIN was just changed. Sign in again.');
      await insertSession(db, session, address, now);
    });
    return issue(session);
  };

  const sessionOf = async (token: string, types: readonly TokenType[], address: string) => {
    const claims = await tokens.verify(token);
    if (!claims || !types.includes(claims.type)) throw unauthorized();
    // Before the look-up, so that nothing comes between that and watching for the session's end.
    const noting = lastSeen.note(claims.sid, address);
    if (noting) await noting;
    const session = await work.read(({ db }) => findLiveSession(db, claims.sid));
    if (!session) throw unauthorized('The session has ended. Sign in again.');
    return { claims, session };
  };

  /**
   * Exchanges the PIN for tokens of a new session.
   *
   * @throws {HttpError} 401 for a wrong PIN, 429 when too many were wrong.
   */
  const login = async (candidate: string, address: string): Promise<TokenResponse> => {
    const guess = guesses.take(address);
    const generation = pin.generation();
    if (!(await pin.matches(candidate)) || pin.generation() !== generation) {
      await guess.failed();
      throw unauthorized('Invalid PIN');
    }
    guess.succeeded();
    return begin('pin', address);
  };

  /**
   * New tokens of the same session. The refresh token stays good: web clients go on using the one they have.
   *
   * @throws {HttpError} 401
   */
  const refresh = async (refreshToken: string, address: string): Promise<TokenResponse> => {
    const { session } = await sessionOf(refreshToken, ['refresh'], address);
    return issue(session);
  };

  /**
   * Who sends a token, as long as its session is alive.
   *
   * @throws {HttpError} 401
   */
  const identify = async (token: string, address: string): Promise<Caller> => {
    const { claims, session } = await sessionOf(token, ['access', 'device'], address);
    return toCaller(claims, session);
  };

  /** Reads the `Authorization` headers of a request. One client sends the header twice with the same value. */
  const authenticate = async (headers: readonly string[], address: string): Promise<Caller> => {
    // A proxy may have joined the two into one line (RFC 9110 5.3).
    const [header, ...others] = areSimple(headers)
      ? headers
      : new Set(headers.flatMap((line) => line.split(/\s*,\s*/)));
    const token = /^Bearer +([\w.~+/=-]+) *$/i.exec(header ?? '')?.[1];
    if (others.length > 0 || token === undefined)
      throw unauthorized('A bearer token is needed. Sign in first.');
    return identify(token, address);
  };

  /**
   * A token that opens one file for as long as given, or until the caller's session ends.
   */
  const signDownload = (fileId: string, caller: Caller, seconds: number): Promise<string> =>
    tokens.sign({ sub: fileId, sid: caller.sessionId, type: 'download' }, seconds);

  /**
   * The session in whose name a file may be read.
   *
   * @throws {HttpError} 401
   */
  const identifyDownload = async (token: string, fileId: string, address: string): Promise<string> => {
    const { claims, session } = await sessionOf(token, ['download'], address);
    if (claims.sub !== fileId) throw unauthorized();
    return session.id;
  };

  const end = async ({ db, now, afterCommit }: WriteScope, which: SessionChoice) => {
    const ended = await endSessions(db, which, now);
    afterCommit(() => {
      for (const id of ended) lastSeen.forget(id);
      ends.announce(ended);
    });
  };

  /**
   * Sets another PIN, ends every session made with the old one, and signs the caller in again.
   *
   * @throws {HttpError} 403 when the present PIN is wrong, 422 when the new one is weak, 409 when it is set outside.
   */
  const changePin = async (
    newPin: string,
    currentPin: string | undefined,
    caller: Caller,
    address: string,
  ) => {
    if (caller.kind !== 'desktop') {
      const guess = guesses.take(address);
      if (!(await pin.matches(currentPin ?? ''))) {
        await guess.failed();
        throw wrongPresentPin();
      }
      guess.succeeded();
    }
    pin.allow(newPin);
    // Before, so that a crash in between leaves no session of the old PIN beside the new one; after, for those who
    // signed in meanwhile.
    await work.write((scope) => end(scope, { kind: 'pin' }));
    await pin.change(newPin);
    await work.write((scope) => end(scope, { kind: 'pin' }));
    return begin(caller.kind === 'desktop' ? 'desktop' : 'pin', address);
  };

  return {
    login,
    refresh,
    identify,
    authenticate,
    signDownload,
    identifyDownload,
    changePin,
    endSessions: end,
    watchEnd: ends.watch,
    takeGuess: guesses.take,
    lastSeen: lastSeen.of,
    /** Whether a session may still do things. */
    isAlive: async ({ db }: ReadScope, sessionId: string): Promise<boolean> =>
      (await findLiveSession(db, sessionId)) !== undefined,
    /** Lets a paired device in; its session has the id of the device and lasts until it is ended. */
    admitDevice: ({ db, now }: WriteScope, deviceId: string, address: string): Promise<void> =>
      insertSession(db, { id: deviceId, kind: 'device' }, address, now),
    /** The one token of a paired device. It never expires. */
    signDevice: (deviceId: string): Promise<string> =>
      tokens.sign({ sub: deviceId, sid: deviceId, type: 'device' }),
    /** A token for the window of this computer; it ends with this run of the server. */
    beginDesktopSession: async (): Promise<string> => {
      const session: Session = { id: ids.uuid(), kind: 'desktop' };
      await work.write(({ db, now }) => insertSession(db, session, 'desktop', now));
      return tokens.sign({ sub: ownerSubject, sid: session.id, type: 'device' });
    },
    /** Wrong PINs of the last day, for the owner. */
    failures: async () => {
      const since = new Date(clock.now().getTime() - 86_400_000);
      const { count, last } = await work.read(({ db }) => failuresSince(db, since));
      return { count, last, blocked: guesses.areSpent() };
    },
  };
}

/** Clears out what earlier runs left: the desktop window's sessions, and everything long over. */
export async function tidySessions(
  { db, now }: WriteScope,
  { pinChanged, accessHours }: { pinChanged: boolean; accessHours: number },
): Promise<void> {
  await endSessions(db, { kind: 'desktop' }, now);
  if (pinChanged) await endSessions(db, { kind: 'pin' }, now);
  await forgetOldSessions({ db, now }, accessHours);
}

/** Forgets sessions and wrong PINs that are long over; once a night. */
export async function forgetOldSessions(
  { db, now }: Pick<WriteScope, 'db' | 'now'>,
  accessHours: number,
): Promise<void> {
  // Nobody is forgotten who still holds a token that has not expired.
  const days = Math.max(refreshTokenDays, accessHours / 24) + 1;
  const limit = new Date(now.getTime() - days * 86_400_000);
  await forgetSessions(db, limit);
  await forgetFailures(db, limit);
  await forgetDeviceDays(db, limit.toISOString().slice(0, 10));
}

const areSimple = (headers: readonly string[]) => headers.length === 1 && !headers[0]?.includes(',');

const toCaller = (claims: Claims, session: Session): Caller => ({
  subject: claims.sub,
  sessionId: session.id,
  kind: session.kind,
});

/** 403 and not 401: the caller's token is fine, and clients sign out on a 401. */
const wrongPresentPin = () => forbidden('The present PIN is wrong');
