import type { ReactElement } from 'react';
import { text } from '../text/text.ts';
import { momentInWords } from '../text/words.ts';
import type { NumberedLine } from './log.ts';

const tones = { debug: 'idle', info: 'idle', warn: 'warn', error: 'bad', fatal: 'bad' } as const;

function Line({ line, timeZone }: { line: NumberedLine; timeZone: string }): ReactElement {
  const { at, level, message, details } = line;
  const head = (
    <>
      <span className="log-when">{at === undefined ? '' : momentInWords(at, Date.now(), timeZone)}</span>
      <span className={`log-level state-${tones[level]}`}>{text.activity.levelNames[level]}</span>
      <span className="log-message">{message}</span>
    </>
  );
  if (details === undefined) return <div className="log-head">{head}</div>;
  return (
    <details>
      <summary className="log-head">{head}</summary>
      <pre className="log-details">{details}</pre>
    </details>
  );
}

/** Lines, newest first; what else an entry holds is folded away. */
export function LogLines({
  lines,
  timeZone,
}: {
  lines: readonly NumberedLine[];
  timeZone: string;
}): ReactElement {
  return (
    <ol className="log-lines" aria-label={text.activity.log}>
      {lines.map((line) => (
        <li key={line.number}>
          <Line line={line} timeZone={timeZone} />
        </li>
      ))}
    </ol>
  );
}
