import { type Route, readRoute, writeRoute } from '../../http/route.ts';
import { settingsResponse, userSettingsChange } from './settings.schema.ts';
import { changeUserSettings, getUserSettings } from './settings.ts';

export const settingsRoutes = (): Route[] => [
  readRoute(
    {
      method: 'get',
      path: '/api/settings',
      operationId: 'getSettings',
      tag: 'settings',
      summary: 'Stored settings of the clients',
      access: 'user',
      status: 200,
      output: settingsResponse,
    },
    (_request, scope) => getUserSettings(scope),
  ),

  writeRoute(
    {
      method: 'put',
      path: '/api/settings',
      operationId: 'saveSettings',
      tag: 'settings',
      summary: 'Merge settings; null goes back to the default of the client',
      access: 'user',
      body: userSettingsChange,
      status: 200,
      output: settingsResponse,
    },
    ({ body }, scope) => changeUserSettings(scope, body),
  ),
];
