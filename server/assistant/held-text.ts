type Verdict = 'call' | 'text' | 'unsure';

/** How calls begin that models write where they should have made them. */
const openings: readonly RegExp[] = [
  /^\{\s*"/,
  /^\[\s*[{"]/,
  /^```(?:json)?\s*[[{]/i,
  /^<tool_call>/,
  /^<function/,
  /^<\|python_tag\|>/,
  /^\[TOOL_CALLS\]/,
];

/** Beginnings of the above, of which more must be heard. */
const beginnings =
  /^(?:\{\s*|\[\s*|`{1,3}|```(?:j|js|jso|json)?\s*|<(?:t(?:o(?:o(?:l(?:_[call]{0,4})?)?)?)?)?|<f[unctio]{0,6}|<\|[python_tag|]{0,11}|\[[TOOL_CALLS]{0,10})$/i;

function judge(line: string): Verdict {
  const text = line.trimStart();
  if (openings.some((opening) => opening.test(text))) return 'call';
  return text === '' || beginnings.test(text) ? 'unsure' : 'text';
}

/** How much of the text is not to be held back: nothing more of it, or all up to and including its first line end. */
function sayable(text: string, isAtLineStart: boolean): { verdict: Verdict; line: string } {
  const verdict = isAtLineStart ? judge(text) : 'text';
  const end = text.indexOf('\n') + 1;
  return { verdict, line: end === 0 ? text : text.slice(0, end) };
}

/**
 * Passes text on as it comes, but keeps back everything from a line on that begins like JSON or like a call in a model's
 * own notation: that may be something to do rather than something to show.
 */
export function holdCalls(say: (piece: string) => void): { push(piece: string): void; end(): string } {
  let pending = '';
  let isHolding = false;
  let isAtLineStart = true;

  return {
    push(piece) {
      pending += piece;
      while (!isHolding && pending !== '') {
        const { verdict, line } = sayable(pending, isAtLineStart);
        if (verdict === 'unsure') return;
        isHolding = verdict === 'call';
        if (isHolding) return;
        pending = pending.slice(line.length);
        isAtLineStart = line.endsWith('\n');
        say(line);
      }
    },

    /** What was kept back. */
    end: () => pending,
  };
}
