import type { ToolCall } from '../ai/provider.ts';

/** Marks that models put around calls they write: code blocks and the notations of some model families. */
const marks =
  /```(?:json)?|<\/?tool_call>|<\|python_tag\|>|\[\/?TOOL_CALLS\]|<\/?function(?:_call)?s?>|<\|eom_id\|>/gi;

/** How far inside lists and objects calls are looked for. */
const deepest = 4;

/** A name as functions have it, with an underscore, which no other JSON shows in its beginning. */
const callLike = /"(?:name|intent|function|tool)"\s*:\s*"[a-z]+_|"tool_calls"\s*:/i;

/** True for text that is not meant for the user: a call that was broken off or that names something unknown. */
export const looksLikeCall = (text: string): boolean => callLike.test(text.slice(0, 300));

/** Calls that a model wrote as JSON because it cannot make them; none when the text is anything else. */
export function callsInText(text: string): ToolCall[] {
  const json = text.replace(marks, '\n').trim();
  const whole = parse(json);
  const values = whole === undefined ? json.split('\n').map((line) => parse(line.trim())) : [whole];
  return values.flatMap((value) => callsIn(value));
}

function parse(text: string): unknown {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text.replace(/;$/, '')) as unknown;
  } catch {
    // Text that only looks like JSON is text.
    return undefined;
  }
}

function callsIn(value: unknown, depth = 0): ToolCall[] {
  if (depth > deepest) return [];
  if (Array.isArray(value)) return value.flatMap((one) => callsIn(one, depth + 1));
  if (!isRecord(value)) return [];
  const { tool_calls: calls, actions = calls, ...call } = value;
  return Array.isArray(actions) ? callsIn(actions, depth + 1) : asCall(call);
}

/** The name stands under different names, the arguments in an object of their own, as text, or beside the name. */
function asCall(value: Record<string, unknown>): ToolCall[] {
  if (isRecord(value['function'])) return asCall({ ...value['function'], function: undefined });
  const {
    name,
    intent,
    tool,
    function: called,
    arguments: given,
    parameters = given,
    type,
    ...others
  } = value;
  const found = [name, intent, tool, called].find((candidate) => typeof candidate === 'string');
  if (typeof found !== 'string') return [];
  const written = typeof parameters === 'string' ? parse(parameters) : parameters;
  return [{ name: found, arguments: written ?? (isRecord(others) ? others : {}) }];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
