import fc from 'fast-check';
import type { ApiClient } from '../../support/api-client.ts';
import { type JsonSchema, valueFor } from '../../support/from-schema.ts';

export type Operation = {
  method: string;
  path: string;
  operationId: string;
  parameters: { name: string; in: 'path' | 'query'; schema: JsonSchema; required: boolean }[];
  body: JsonSchema | undefined;
};

/** Every operation that the server declares. */
export async function readOperations(web: ApiClient): Promise<Operation[]> {
  type Described = {
    operationId: string;
    parameters: Operation['parameters'];
    requestBody?: { content: Record<string, { schema: JsonSchema }> };
  };
  const { body } = await web.get<{ paths: Record<string, Record<string, Described>> }>('/openapi.json');
  return Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters, requestBody }]) => ({
      method: method.toUpperCase(),
      path,
      operationId,
      parameters,
      body: requestBody?.content['application/json']?.schema,
    })),
  );
}

export type Attempt = { operation: Operation; path: string; body: unknown };

/** A request to one operation: its parameters and body mostly fit, some do not. */
export function attemptAt(operation: Operation): fc.Arbitrary<Attempt> {
  const parameters = operation.parameters.map(({ name, in: place, schema, required }) => ({
    name,
    place,
    value:
      place === 'path' || required
        ? valueFor(schema, name)
        : fc.option(valueFor(schema, name), { nil: undefined }),
  }));
  const values = fc.record(Object.fromEntries(parameters.map(({ name, value }) => [name, value])));
  const body = operation.body ? valueFor(operation.body, '') : fc.constant(undefined);
  return fc
    .tuple(values, body)
    .map(([given, sent]) => ({ operation, path: addressOf(operation, given), body: sent }));
}

const asText = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

function addressOf({ path, parameters }: Operation, given: Record<string, unknown>): string {
  const text = (name: string) => asText(given[name]).toWellFormed();
  const query = parameters.filter(({ name, in: place }) => place === 'query' && given[name] !== undefined);
  const search = new URLSearchParams(query.map(({ name }): [string, string] => [name, text(name)]));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(text(name) || 'x'),
  );
  return search.size > 0 ? `${filled}?${search}` : filled;
}
