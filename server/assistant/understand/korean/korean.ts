import type { UnderstandContext, Understanding } from '../understand.ts';
export function readKorean(_text: string, _context: UnderstandContext): Understanding | null { return null; }
