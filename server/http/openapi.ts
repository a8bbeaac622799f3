import { z } from 'zod';
import { version } from '../version.ts';
import { errorBody } from './errors.ts';
import type { Route } from './route.ts';

type Json = Record<string, unknown>;

/** Pydantic-era clients of the document and ours read draft 2020-12, which OpenAPI 3.1 is built on. */
const toSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
  });
  return rest;
};

const statusTexts: Readonly<Record<number, string>> = {
  200: 'Success',
  201: 'Created',
  202: 'Accepted',
  204: 'Done; empty body',
  400: 'Refused by a rule',
  401: 'No good token',
  403: 'Not for this caller',
  404: 'No such item',
  409: 'Conflict with the present state',
  413: 'Too large',
  422: 'The request does not fit its schema',
  429: 'Too many attempts',
  503: 'The AI cannot be reached',
};

/** The OpenAPI 3.1 document of the routes that are really mounted. */
export function openApiDocument(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'ClawChat', version, description: 'The API of a ClawChat server.' },
    servers: [{ url: '/' }],
    security: [{ bearerAuth: [] }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { bearerAuth: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Error: toSchema(errorBody, 'output') },
    },
  };
}

function operation(route: Route): Json {
  const description: Json = {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    responses: responses(route),
  };
  if (route.access === 'public') description['security'] = [];
  if (route.body) {
    description['requestBody'] = {
      required: route.bodyOptional !== true,
      content: { 'application/json': { schema: toSchema(route.body, 'input') } },
    };
  }
  return description;
}

function parameters(shape: z.ZodObject | undefined, where: 'path' | 'query'): Json[] {
  if (!shape) return [];
  const schema = toSchema(shape, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || (schema.required?.includes(name) ?? false),
    schema: property,
  }));
}

function responses(route: Route): Json {
  const failures = new Set<number>(route.errors ?? []);
  if (route.access !== 'public') failures.add(401);
  if (route.access === 'owner') failures.add(403);
  if (route.params || route.query || route.body) failures.add(422);
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
  return {
    [route.status]: { description: statusTexts[route.status], ...successContent(route) },
    ...Object.fromEntries(
      [...failures]
        .sort()
        .map((status) => [status, { description: statusTexts[status] ?? 'Error', content }]),
    ),
  };
}

function successContent({ output, rawType }: Route): Json {
  if (output === 'empty') return {};
  if (output === 'raw')
    return { content: { [rawType ?? 'application/octet-stream']: { schema: { type: 'string' } } } };
  return { content: { 'application/json': { schema: toSchema(output, 'output') } } };
}
