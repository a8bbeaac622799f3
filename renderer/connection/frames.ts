/** A frame of the socket, as far as it is one of ours. */
export type SocketFrame = { type: string; data: Readonly<Record<string, unknown>> };

const listeners = new Set<(frame: SocketFrame) => void>();

/** Hears every frame, for what is shown as it comes. Returns the function that ends the subscription. */
export function onFrame(listener: (frame: SocketFrame) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Tells a frame, given as parsed JSON, to everybody who listens. */
export function tellFrame(frame: object): void {
  const { type, data } = { type: undefined, data: undefined, ...frame } as { type: unknown; data: unknown };
  if (typeof type !== 'string') return;
  for (const listener of listeners) listener({ type, data: isObject(data) ? { ...data } : {} });
}
