import type { ColumnType, Generated } from 'kysely';

/** UTC instant as `YYYY-MM-DDTHH:MM:SS.sssZ`: fixed width, so that text order is time order. */
export type Instant = string;

/** 0 or 1. */
export type Flag = number;

/** JSON as text. */
export type JsonText = string;

/** Set once, when the row is made. */
export type Fixed<T> = ColumnType<T, T, never>;

export type { Generated };
