import type { ToolDefinition } from '../ai/provider.ts';
import { toolDefinitions } from './ai-tools.ts';
import { estimateTokens } from './token-budget.ts';
import type { Intent } from './understand/intents.ts';

/** What is asked for most. Where not everything has room, these come after what the message seems to want. */
const usual: readonly string[] = [
  'create_todo',
  'create_event',
  'query_todos',
  'query_events',
  'complete_todo',
  'update_event',
  'create_memo',
  'search',
];

/** What the functions cost, as they are sent: each in an object that says what it is. */
export const tokensOfTools = (tools: readonly ToolDefinition[]): number =>
  estimateTokens(JSON.stringify(tools.map((tool) => ({ type: 'function', function: tool }))));

const tokensOfAll = tokensOfTools(toolDefinitions);

/**
 * The functions that are offered in at most so many tokens: all of them where they fit, so that a model need not read
 * them anew with every message; else those that could apply. `likely` is what the built-in reader takes the message for.
 */
export function toolsWithin(tokens: number, likely: readonly Intent[]): readonly ToolDefinition[] {
  if (tokensOfAll <= tokens) return toolDefinitions;
  const chosen = new Set<ToolDefinition>();
  for (const tool of byLikeliness(likely)) {
    if (tokensOfTools([...chosen, tool]) <= tokens) chosen.add(tool);
  }
  return toolDefinitions.filter((tool) => chosen.has(tool));
}

const kindOf = (name: string) => name.split('_')[1];

/** First what the message is taken for, then what else can be done with such items, then what is usual. */
function byLikeliness(likely: readonly Intent[]): ToolDefinition[] {
  const kinds = likely.filter((intent) => /_(?:todo|event|memo)s?$/.test(intent)).map(kindOf);
  const rank = ({ name }: ToolDefinition) => {
    if (likely.some((intent) => intent === name)) return 0;
    if (kinds.some((kind) => kind?.slice(0, 4) === kindOf(name)?.slice(0, 4))) return 1;
    return usual.includes(name) ? 2 : 3;
  };
  return [...toolDefinitions].sort((a, b) => rank(a) - rank(b));
}
