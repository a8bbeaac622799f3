import type { Fixed, Generated, Instant } from '../../db/columns.ts';

/** `pin`: signed in with the PIN. `desktop`: the window of this computer. `device`: a paired phone. */
export type SessionKind = 'pin' | 'desktop' | 'device';

export type SessionTable = {
  /** UUID; the `sid` claim of every token of the session. */
  id: Fixed<string>;
  kind: Fixed<SessionKind>;
  created_at: Fixed<Instant>;
  last_seen_at: Instant;
  last_address: string | null;
  /** Set when signed out, revoked, or the PIN changed; such a session never comes back. */
  ended_at: Instant | null;
};

/** Wrong PINs, for the owner to see. */
export type SignInFailureTable = {
  id: Generated<number>;
  address: Fixed<string>;
  at: Fixed<Instant>;
};

/** Days on which a paired device made a request. */
export type DeviceDayTable = {
  /** `YYYY-MM-DD` of the owner's calendar. */
  date: Fixed<string>;
  device_id: Fixed<string>;
};
