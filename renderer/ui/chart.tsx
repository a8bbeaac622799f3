import { type KeyboardEvent, type PointerEvent, type ReactElement, useState } from 'react';
import { chosenAfterKey, columnsOf } from './chart-columns.ts';

export type ChartSeries = {
  key: string;
  name: string;
  /** One per step, all of them 0 or more. */
  values: readonly number[];
  /** Beside the name: what they come to. */
  total: string;
};

export type ChartProps = {
  /** What the chart shows, for screen readers. */
  label: string;
  series: readonly ChartSeries[];
  /** The names of the first and the last step. */
  ends: readonly [string, string];
  /** A step in words: which it is, and the value of every series there. */
  stepInWords: (step: number) => string;
};

/** In units of the picture; it is stretched to the width that there is. */
const height = 44;
const step = 10;

function Strip({ series, chosen }: { series: ChartSeries; chosen: number | undefined }): ReactElement {
  const { key, name, values, total } = series;
  return (
    <div className={`chart-strip chart-${key}`}>
      <span className="chart-name">{name}</span>
      <span className="chart-total">{total}</span>
      <svg
        className="chart-columns"
        viewBox={`0 0 ${values.length * step} ${height}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {chosen !== undefined && (
          <rect className="chart-chosen" x={chosen * step} y={0} width={step} height={height} />
        )}
        {columnsOf(values, { height, step }).map(({ x, y, width, height: tall }) => (
          <rect key={x} className="chart-column" x={x} y={y} width={width} height={tall} />
        ))}
        <line className="chart-ground" x1={0} x2={values.length * step} y1={height} y2={height} />
      </svg>
    </div>
  );
}

/**
 * Columns over steps of time, a strip of its own scale for each series, so that few phones are seen beside many messages.
 * A slider for keyboard and screen reader: it reads one step after the other; the pointer does the same.
 */
export function Chart({ label, series, ends, stepInWords }: ChartProps): ReactElement {
  const last = Math.max(0, (series[0]?.values.length ?? 0) - 1);
  const [chosen, setChosen] = useState<number>();
  const shown = chosen ?? last;
  const onKey = (event: KeyboardEvent) => {
    const next = chosenAfterKey(event.key, shown, last);
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next);
  };
  const onMove = (event: PointerEvent<HTMLElement>) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - left) / Math.max(1, width);
    setChosen(Math.min(last, Math.max(0, Math.floor(share * (last + 1)))));
  };
  return (
    <div className="chart">
      <p className="chart-words" aria-hidden="true">
        {stepInWords(shown)}
      </p>
      <div
        className="chart-strips"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={shown}
        aria-valuetext={stepInWords(shown)}
        onKeyDown={onKey}
        onBlur={() => setChosen(undefined)}
        onPointerMove={onMove}
        onPointerLeave={() => setChosen(undefined)}
      >
        {series.map((one) => (
          <Strip key={one.key} series={one} chosen={chosen} />
        ))}
      </div>
      <p className="chart-ends" aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </p>
    </div>
  );
}
