import { plainRoute, type Route, writeRoute } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { tokenResponse } from '../auth/auth.ts';
import { aiOverview } from './ai.schema.ts';
import { readAiOverview } from './ai-overview.ts';
import {
  aiModels,
  aiTrial,
  aiTrialResult,
  dashboardStatus,
  pinChange,
  signOutAnswer,
  signOutRequest,
} from './dashboard.schema.ts';
import { listModels, readStatus, tryAi } from './dashboard.ts';
import { listSettings } from './list-settings.ts';
import { dashboardSettings, settingsChange } from './settings.schema.ts';

export const dashboardRoutes = (services: Services): Route[] => [
  plainRoute(
    {
      method: 'get',
      path: '/api/dashboard/status',
      operationId: 'getDashboardStatus',
      tag: 'dashboard',
      summary: 'Everything on the first page of the dashboard',
      access: 'owner',
      status: 200,
      output: dashboardStatus,
    },
    () => readStatus(services),
  ),

  plainRoute(
    {
      method: 'get',
      path: '/api/dashboard/settings',
      operationId: 'getDashboardSettings',
      tag: 'dashboard',
      summary: 'All settings, where each comes from, and which can be changed here',
      access: 'owner',
      status: 200,
      output: dashboardSettings,
    },
    () => listSettings(services.config),
  ),

  plainRoute(
    {
      method: 'put',
      path: '/api/dashboard/settings',
      operationId: 'saveDashboardSettings',
      tag: 'dashboard',
      summary: 'Save settings; null goes back to the default',
      access: 'owner',
      body: settingsChange,
      status: 200,
      output: dashboardSettings,
      errors: [409],
    },
    ({ body }) => {
      services.config.save(body.values);
      return listSettings(services.config);
    },
  ),

  plainRoute(
    {
      method: 'post',
      path: '/api/dashboard/pin',
      operationId: 'changePin',
      tag: 'dashboard',
      summary: 'Change the PIN; ends every session made with the old one and answers tokens of a new one',
      access: 'owner',
      body: pinChange,
      status: 200,
      output: tokenResponse,
      errors: [403, 409, 429],
    },
    ({ body, caller, address }) => services.auth.changePin(body.new_pin, body.current_pin, caller, address),
  ),

  writeRoute(
    {
      method: 'post',
      path: '/api/dashboard/sign-out-everyone',
      operationId: 'signOutEveryone',
      tag: 'dashboard',
      summary:
        'End every session made with the PIN but the present one, and if wanted those of paired phones',
      access: 'owner',
      body: signOutRequest,
      status: 200,
      output: signOutAnswer,
    },
    async ({ body, caller }, scope) => {
      await services.auth.endSessions(scope, { kind: 'pin', except: caller.sessionId });
      return { phones: body.phones ? await services.pairing.revokeAll(scope) : 0 };
    },
  ),

  plainRoute(
    {
      method: 'get',
      path: '/api/dashboard/ai',
      operationId: 'getDashboardAi',
      tag: 'dashboard',
      summary: 'Who answers, whether Ollama is there, and what models it has',
      access: 'owner',
      status: 200,
      output: aiOverview,
    },
    ({ signal }) => readAiOverview(services, signal),
  ),

  plainRoute(
    {
      method: 'post',
      path: '/api/dashboard/ai/test',
      operationId: 'tryAi',
      tag: 'dashboard',
      summary: 'Try an AI before saving it',
      access: 'owner',
      body: aiTrial,
      bodyOptional: true,
      status: 200,
      output: aiTrialResult,
    },
    ({ body, signal }) => tryAi(services.config.current(), body, signal),
  ),

  plainRoute(
    {
      method: 'post',
      path: '/api/dashboard/ai/models',
      operationId: 'listTrialModels',
      tag: 'dashboard',
      summary: 'Models of an AI before saving it',
      access: 'owner',
      body: aiTrial,
      bodyOptional: true,
      status: 200,
      output: aiModels,
    },
    ({ body, signal }) => listModels(services.config.current(), body, signal),
  ),
];
