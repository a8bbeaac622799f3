import type { z } from 'zod';
import { userSettings } from '../settings/settings.ts';

const shapes: Readonly<Record<string, z.ZodType>> = userSettings.shape;

/** Whether clients know a setting of this name and understand the value. */
export const isKnownSetting = (name: string, value: unknown): boolean =>
  Object.hasOwn(shapes, name) &&
  value !== undefined &&
  value !== null &&
  shapes[name]?.safeParse(value).success === true;
