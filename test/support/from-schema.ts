import fc from 'fast-check';
import { placeholders } from './live-ids.ts';

/** A JSON Schema as the OpenAPI document holds it. */
export type JsonSchema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  minimum?: number;
  maximum?: number;
};

const instants = [
  '2026-03-29T02:30:00',
  '2026-02-22',
  '2024-02-29T23:59:59.999Z',
  '2026-10-25T02:30:00+02:00',
];
const isTime = /_(?:date|time|end|after|before)$/;

const texts = [
  ...instants,
  '2026-03-08',
  'todos',
  'messages',
  '',
  ' ',
  'New Conversation',
  '"; drop table todos; --',
  '<img src=x onerror=alert(1)>',
  '\u0000',
  '\ud800',
  '회의실 예약',
  '🦊'.repeat(300),
  'x'.repeat(2000),
  'FREQ=DAILY;COUNT=3',
  'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
  'FREQ=SECONDLY',
  '9999-12-31T23:59:59Z',
  '0001-01-01',
  '-1',
  'NaN',
  '../../etc/passwd',
];

/** Texts that are worth trying; for a property that names an item mostly one that exists. */
function anyText(name: string): fc.Arbitrary<string> {
  const usual = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...texts) },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  );
  const existing = Object.entries(placeholders).find(([property]) => property === name)?.[1];
  if (isTime.test(name))
    return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...instants) }, { weight: 1, arbitrary: usual });
  if (name === 'date') return fc.oneof(fc.constantFrom('2026-02-22', '2026-03-01', '2026-03-08'), usual);
  if (existing === undefined) return usual;
  return fc.oneof({ weight: 4, arbitrary: fc.constant(existing) }, { weight: 1, arbitrary: usual });
}

/** Anything at all. */
const anyJson = (name: string) =>
  fc.oneof(
    anyText(name),
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    fc.jsonValue({ maxDepth: 3 }),
  );

/** Values that mostly fit a schema, with a few that do not, anywhere inside. `name` is that of the property. */
export function valueFor(schema: JsonSchema, name: string): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 25, arbitrary: fitting(schema, name) }, { weight: 1, arbitrary: anyJson(name) });
}

function fitting(schema: JsonSchema, name: string): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => valueFor(choice, name)));
  const [type] = [schema.type ?? 'string'].flat();
  return byType[type ?? 'string']?.(schema, name) ?? anyJson(name);
}

const byType: Record<string, (schema: JsonSchema, name: string) => fc.Arbitrary<unknown>> = {
  string: (_schema, name) => anyText(name),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  integer: ({ minimum, maximum }) =>
    fc.integer({ min: Math.max(minimum ?? -100, -1e9), max: Math.min(maximum ?? 1e9, 1e9) }),
  number: () => fc.double({ noNaN: true, noDefaultInfinity: true }),
  array: ({ items }, name) => fc.array(valueFor(items ?? {}, name), { maxLength: 4 }),
  object: objectFor,
};

/** Left out more often than not, so that most objects have only a few odd values. */
const seldom = (value: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

function objectFor({ properties = {}, required = [], additionalProperties }: JsonSchema) {
  const entries = Object.entries(properties).map(([name, schema]) => {
    const value = valueFor(schema, name);
    return [name, required.includes(name) ? value : seldom(value)] as const;
  });
  const named = fc.record(Object.fromEntries(entries));
  if (typeof additionalProperties !== 'object') return named;
  const more = fc.dictionary(fc.string({ maxLength: 10 }), valueFor(additionalProperties, ''), {
    maxKeys: 3,
  });
  return fc.tuple(more, named).map(([others, own]) => ({ ...others, ...own }));
}
