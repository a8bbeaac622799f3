/** One word, number or sign of a message, as the grammars see it. */
export interface Token {
  readonly kind: TokenKind;
  /** Lower case and in its dictionary form. */
  readonly text: string;
  /** As written. */
  readonly raw: string;
  /** UTF-16 offsets in the message; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Nothing, not even a space, between this token and the one before. */
  readonly glued: boolean;
}

/** `code` is a number in a role of its own: an amount of money, a phone number, a version, an address on the web. */
export type TokenKind =
  | 'word'
  | 'number'
  | 'decimal'
  | 'ordinal'
  | 'time'
  | 'date'
  | 'instant'
  | 'code'
  | 'sign';
