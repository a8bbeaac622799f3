import type { Frame } from 'playwright';
import { toApp } from './web-address.ts';

/** What the app may know of a frame: where it is, and what holds it. */
export type StandInFrame = { url: string; origin: string; parent: StandInFrame | null };

export function describeFrame(frame: Frame): StandInFrame {
  const url = toApp(frame.url());
  const parent = frame.parentFrame();
  return { url, origin: originOf(url), parent: parent && describeFrame(parent) };
}

function originOf(address: string): string {
  const url = URL.parse(address);
  return url?.host ? `${url.protocol}//${url.host}` : 'null';
}
