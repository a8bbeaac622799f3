import { create } from 'qrcode';
import type { ReactElement } from 'react';
import { text } from '../text/text.ts';

/** Modules of light margin that the standard asks for (ISO/IEC 18004). */
const quietZone = 4;

/** The dark modules of a code as one path, a horizontal run per step, so that no hairlines show between them. */
function darkPath(data: Uint8Array, size: number): string {
  const steps: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (data[row * size + column] !== 1) continue;
      let end = column;
      while (end < size && data[row * size + end] === 1) end += 1;
      steps.push(`M${column} ${row}h${end - column}v1H${column}z`);
      column = end;
    }
  }
  return steps.join('');
}

function pathOf(value: string): { path: string; size: number } | undefined {
  try {
    const { modules } = create(value, { errorCorrectionLevel: 'M' });
    return { path: darkPath(modules.data, modules.size), size: modules.size };
  } catch {
    return undefined;
  }
}

/** Dark on white in both themes, because many scanners read nothing else. */
export function QrCode({ value, label }: { value: string; label?: string }): ReactElement {
  const code = pathOf(value);
  if (code === undefined) return <p className="hint">{text.phones.qrTooLong}</p>;
  const side = code.size + 2 * quietZone;
  return (
    <svg
      className="qr-code"
      viewBox={`${-quietZone} ${-quietZone} ${side} ${side}`}
      role="img"
      aria-label={label ?? text.phones.qr(value)}
      shapeRendering="crispEdges"
    >
      <path d={code.path} />
    </svg>
  );
}
