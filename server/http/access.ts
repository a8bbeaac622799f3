import type { SessionKind } from '../features/auth/auth.table.ts';

/**
 * Who may call a route: `public` anyone, `user` every signed-in client, `owner` only those who gave the PIN or sit at
 * the computer itself, `download` a bearer token or the signed token of one file (checked by the handler).
 */
export type Access = 'public' | 'user' | 'owner' | 'download';

export type Caller = {
  /** `user`, or the id of a paired device; empty for a public route. */
  subject: string;
  sessionId: string;
  kind: SessionKind | 'nobody';
};

export const nobody: Caller = { subject: '', sessionId: '', kind: 'nobody' };
