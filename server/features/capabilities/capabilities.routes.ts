import { z } from 'zod';
import { plainRoute, type Route } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { version } from '../../version.ts';
import { skills } from '../inbox/inbox.ts';

const capabilities = z.object({
  ai: z.object({ provider: z.string().nullable(), model: z.string(), available: z.boolean() }),
  features: z.object({
    obsidian: z.boolean(),
    calendar: z.boolean(),
    kanban: z.boolean(),
    inbox_pipeline: z.boolean(),
    skills: z.array(z.string()),
    agent_tasks: z.boolean(),
  }),
  version: z.string(),
});

/** Clients hide the screens of features that are false here. */
const features = {
  obsidian: false,
  calendar: true,
  kanban: true,
  inbox_pipeline: true,
  skills: skills.map(({ id }) => id),
  agent_tasks: true,
};

export const capabilityRoutes = ({ config, aiConnected }: Services): Route[] => [
  plainRoute(
    {
      method: 'get',
      path: '/api/capabilities',
      operationId: 'getCapabilities',
      tag: 'capabilities',
      summary: 'Which features this server has',
      access: 'user',
      status: 200,
      output: capabilities,
    },
    () => {
      const { AI_PROVIDER, AI_MODEL } = config.current().values;
      return {
        ai: { provider: AI_PROVIDER, model: AI_MODEL, available: aiConnected() },
        features,
        version,
      };
    },
  ),
];
