import { z } from 'zod';
import { invalid } from '../../http/errors.ts';
import { plainRoute, type Route } from '../../http/route.ts';
import type { Services } from '../../services.ts';

/** The client's words: one of its two is Claude Code, the other one whatever else the server asks. */
const providerName = z.enum(['openclaw', 'claude_code']);

const activeProvider = z.object({
  active_provider: providerName,
  openclaw_connected: z.boolean(),
  claude_code_status: z.string(),
  claude_code_version: z.string().nullable(),
});

/** This server asks AIs over the network and never a command line tool; clients that look for one find none. */
const notInstalled = { status: 'not_installed', version: null };

const common = { tag: 'admin', access: 'user', status: 200 } as const;

export const claudeCodeRoutes = ({ aiConnected }: Pick<Services, 'aiConnected'>): Route[] => {
  const active = (): z.infer<typeof activeProvider> => ({
    active_provider: 'openclaw',
    openclaw_connected: aiConnected(),
    claude_code_status: notInstalled.status,
    claude_code_version: notInstalled.version,
  });
  return [
    plainRoute(
      {
        ...common,
        method: 'get',
        path: '/api/admin/ai/provider',
        operationId: 'getAiProvider',
        summary: 'Which of two AIs a client knows is in use: never Claude Code',
        output: activeProvider,
      },
      active,
    ),

    plainRoute(
      {
        ...common,
        method: 'post',
        path: '/api/admin/ai/provider',
        operationId: 'setAiProvider',
        summary: 'Choose between two AIs a client knows; Claude Code cannot be chosen',
        body: z.object({ provider: providerName }),
        output: activeProvider,
        errors: [400],
      },
      ({ body }) => {
        if (body.provider === 'claude_code') throw invalid(noClaudeCode);
        return active();
      },
    ),

    plainRoute(
      {
        ...common,
        method: 'post',
        path: '/api/admin/ai/claude-code/check',
        operationId: 'checkClaudeCode',
        summary: 'Look for the Claude Code command line tool, which this server does not use',
        output: z.object({ status: z.string(), version: z.string().nullable(), active: z.boolean() }),
      },
      () => ({ ...notInstalled, active: false }),
    ),
  ];
};

const noClaudeCode = 'This server does not use Claude Code. Its AI is chosen in the dashboard.';
