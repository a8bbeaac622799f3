import { messageOnly } from '../../http/fields.ts';
import { plainRoute, type Route, writeRoute } from '../../http/route.ts';
import type { Services } from '../../services.ts';
import { loginRequest, refreshRequest, tokenResponse } from './auth.schema.ts';

export const authRoutes = ({ auth }: Services): Route[] => [
  plainRoute(
    {
      method: 'post',
      path: '/api/auth/login',
      operationId: 'login',
      tag: 'auth',
      summary: 'Exchange the PIN for tokens',
      access: 'public',
      body: loginRequest,
      status: 200,
      output: tokenResponse,
      errors: [401, 429],
    },
    ({ body, address }) => auth.login(body.pin, address),
  ),

  plainRoute(
    {
      method: 'post',
      path: '/api/auth/refresh',
      operationId: 'refreshToken',
      tag: 'auth',
      summary: 'Exchange a refresh token for new tokens',
      access: 'public',
      body: refreshRequest,
      status: 200,
      output: tokenResponse,
      errors: [401],
    },
    ({ body, address }) => auth.refresh(body.refresh_token, address),
  ),

  writeRoute(
    {
      method: 'post',
      path: '/api/auth/logout',
      operationId: 'logout',
      tag: 'auth',
      summary: 'Sign out: ends the session with all its tokens, sockets and streams',
      access: 'user',
      status: 200,
      output: messageOnly,
    },
    async ({ caller }, scope) => {
      await auth.endSessions(scope, { id: caller.sessionId });
      return { message: 'Signed out' };
    },
  ),
];
