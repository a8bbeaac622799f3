/** How long the server waits for others, ms. Tests shorten some; everybody else takes the defaults. */
export type TimeLimits = {
  /** The headers of a request. */
  headers: number;
  /** A JSON body. */
  body: number;
  /** What is left of a request that is already answered; then the connection is cut. */
  leftover: number;
  /** A client that takes nothing of its answer. */
  unread: number;
  /** Between two comment lines of an event stream: clients (30 s of silence) and proxies give up otherwise. */
  comments: number;
  /** Between two heartbeats on a socket: proxies cut idle ones, and two client generations send nothing by themselves. */
  heartbeat: number;
  /** Between two looks whether the AI could answer. */
  aiCheck: number;
  /** The AI's words for a briefing that is waited for; then a text made by rule takes their place. */
  words: number;
  /** Between two looks of the scheduler at what is due. */
  tick: number;
  /** Between two looks at the network adapters. */
  look: number;
  /** The server reaching itself through one of its addresses. */
  reachSelf: number;
  /** For the owner to confirm a change of the network. */
  networkTrial: number;
  /** Running requests, when the server stops. */
  drain: number;
  /** Sockets saying goodbye, when the server stops or others are shut out. */
  farewell: number;
};

export const timeLimits: TimeLimits = {
  headers: 10_000,
  body: 15_000,
  leftover: 5_000,
  unread: 60_000,
  comments: 10_000,
  heartbeat: 15_000,
  aiCheck: 20_000,
  words: 10_000,
  tick: 20_000,
  look: 3_000,
  reachSelf: 1_000,
  networkTrial: 60_000,
  drain: 4_000,
  farewell: 500,
};
