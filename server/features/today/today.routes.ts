import { plainRoute, type Route, readRoute } from '../../http/route.ts';
import { toWall } from '../../lib/time-zone.ts';
import type { Services } from '../../services.ts';
import { keepWords } from './keep-words.ts';
import { briefing, dayQuery, today } from './today.schema.ts';
import { composeBriefing, dayInWords, gatherFacts, getToday } from './today.ts';

export const todayRoutes = (services: Services): Route[] => {
  const { timeZone, work, provider, aiConnected, limits, logger } = services;
  const words = keepWords();

  return [
    readRoute(
      {
        method: 'get',
        path: '/api/today',
        operationId: 'getToday',
        tag: 'today',
        summary: 'Everything for the Today screen',
        access: 'user',
        query: dayQuery,
        status: 200,
        output: today,
        keptBy: ({ tz = timeZone() }, now) => `${tz} ${toWall(now, tz).slice(0, 13)}`,
      },
      ({ query }, scope) => getToday(scope, query.tz ?? timeZone()),
    ),

    plainRoute(
      {
        method: 'get',
        path: '/api/today/briefing',
        operationId: 'getBriefing',
        tag: 'today',
        summary: 'A written briefing for today',
        access: 'user',
        query: dayQuery,
        status: 200,
        output: briefing,
      },
      async ({ query, signal }) => {
        const facts = await work.read((scope) => gatherFacts(scope, query.tz ?? timeZone()));
        const byRule = composeBriefing(facts);
        const ai = aiConnected() ? provider() : undefined;
        const text = await words.of(`${facts.date} ${facts.zone}\n${byRule.briefing}`, ai, () =>
          dayInWords(facts, { ai, language: 'English', limitMs: limits.words, signal, logger }),
        );
        return text === undefined ? byRule : composeBriefing(facts, text);
      },
    ),
  ];
};
