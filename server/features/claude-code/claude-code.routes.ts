import { z } from 'zod';
import { plainRoute, type Route } from '../../http/route.ts';

/** This server asks AIs over the network and never a command line tool; clients that look for one find none. */
export const claudeCodeRoutes = (): Route[] => [
  plainRoute(
    {
      method: 'post',
      path: '/api/admin/ai/claude-code/check',
      operationId: 'checkClaudeCode',
      tag: 'admin',
      summary: 'Look for the Claude Code command line tool, which this server does not use',
      access: 'user',
      status: 200,
      output: z.object({ status: z.string(), version: z.string().nullable(), active: z.boolean() }),
    },
    () => ({ status: 'not_installed', version: null, active: false }),
  ),
];
