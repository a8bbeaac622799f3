import { plainRoute, type Route } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { interpretation, interpretRequest } from './interpret.schema.ts';

export const interpretRoutes = ({ interpret }: Services): Route[] => [
  plainRoute(
    {
      method: 'post',
      path: '/api/assistant/interpret',
      operationId: 'interpret',
      tag: 'assistant',
      summary: 'What a sentence would be understood as, without doing it',
      access: 'user',
      body: interpretRequest,
      status: 200,
      output: interpretation,
      errors: [503],
    },
    async ({ body, signal }) => {
      const { engine, actions } = await interpret(
        {
          text: body.text,
          now: body.now === undefined ? undefined : new Date(body.now),
          timeZone: body.time_zone,
          engine: body.engine,
        },
        signal,
      );
      const [first] = actions;
      if (!first) throw new Error('A sentence is always understood as something');
      return { engine, ...first, actions };
    },
  ),
];
