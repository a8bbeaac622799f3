/** Kinds of work. A coordinator divides it among the others. */
export const workerKinds = ['research', 'drafting', 'analysis', 'general'] as const;
export type WorkerKind = (typeof workerKinds)[number];
export type AgentKind = WorkerKind | 'coordinator';

/** Longer instructions hold several things to do. */
const mostWords = 30;

const verbs: Readonly<Record<Exclude<WorkerKind, 'general'>, RegExp>> = {
  research:
    /\b(?:research|investigate|find out|find me|look into|look up|dig up|explore|gather|learn about|what|who|which|why|how)\b|조사|알아\s?봐|알아\s?보|찾아|검색|연구/u,
  drafting:
    /\b(?:draft|write|compose|prepare|rewrite|outline|letter|e-?mail|speech|article|blog post)\b|작성|초안|써\s?(?:줘|주)|쓰기|편지|이메일/u,
  analysis:
    /\b(?:analy[sz]e|analysis|compare|comparison|evaluate|assess|judge|weigh|review|pros and cons|versus|vs)\b|분석|비교|평가|검토|장단점/u,
};

/** Wording that speaks of more than one step. */
const severalSteps = [
  /\b(?:research|investigate|analy[sz]e|draft|compare|evaluate|assess|gather|summari[sz]e|find out)\b.*\band\b/su,
  /\bstep[- ]by[- ]step\b|\bcomprehensive\b|\bin[- ]depth\b|\b(?:full|whole|complete|detailed) (?:report|study|plan)\b/u,
  /(?:조사|분석|비교|평가|검토|작성|정리|요약)(?:하고|해서|한 (?:뒤|다음|후)|, )|단계별|종합|심층|(?:전체|상세) 보고서/u,
];

/** Who is to do a piece of work, by its wording. */
export function agentFor(instruction: string): AgentKind {
  const text = instruction.toLowerCase();
  const isLong = text.trim().split(/\s+/u).length > mostWords;
  return isLong || severalSteps.some((pattern) => pattern.test(text)) ? 'coordinator' : workerFor(text);
}

/** The kind whose word comes first. */
export function workerFor(instruction: string): WorkerKind {
  const text = instruction.toLowerCase();
  const found = Object.entries(verbs)
    .map(([kind, pattern]) => ({ kind: kind as WorkerKind, at: text.search(pattern) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return found[0]?.kind ?? 'general';
}
