import { z } from 'zod';

/**
 * Makes the function that trims a value to its declared shape: undeclared properties are dropped, and a null where
 * the declaration has none is left out, since clients reject whole lists for one null. Made once per route; running it
 * costs a walk over the value and no validation.
 *
 * @throws {TypeError} for kinds of schema an answer has no use for.
 */
export function makeShaper(schema: z.ZodType): (value: unknown) => unknown {
  if (schema instanceof z.ZodObject) return shapeObject(schema);
  if (schema instanceof z.ZodArray) return shapeArray(schema);
  if (schema instanceof z.ZodOptional) return makeShaper(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodNullable) {
    const inner = makeShaper(schema.unwrap() as z.ZodType);
    if (inner === asItIs) return asItIs;
    return (value) => (value === null ? null : inner(value));
  }
  if (leafKinds.some((kind) => schema instanceof kind)) return asItIs;
  throw new TypeError(`An answer cannot be declared with ${schema._zod.def.type}`);
}

const asItIs = (value: unknown): unknown => value;

const leafKinds = [
  z.ZodString,
  z.ZodNumber,
  z.ZodBoolean,
  z.ZodEnum,
  z.ZodLiteral,
  z.ZodRecord,
  z.ZodUnknown,
  z.ZodUnion,
  z.ZodNull,
  z.ZodISODate,
];

function shapeArray(schema: z.ZodArray): (value: unknown) => unknown {
  const element = makeShaper(schema.element as z.ZodType);
  return element === asItIs ? asItIs : (value) => (value as unknown[]).map(element);
}

type PropertyShaper = { key: string; shape: (value: unknown) => unknown; nullable: boolean };

function shapeObject(schema: z.ZodObject): (value: unknown) => unknown {
  const properties = Object.entries(schema.shape).map(([key, property]): PropertyShaper => {
    const declared = property as z.ZodType;
    return { key, shape: makeShaper(declared), nullable: declared.safeParse(null).success };
  });
  return (value) => {
    const source = value as Record<string, unknown>;
    const shaped: Record<string, unknown> = {};
    for (const { key, shape, nullable } of properties) {
      const property = source[key];
      if (property === undefined || (property === null && !nullable)) continue;
      shaped[key] = shape === asItIs ? property : shape(property);
    }
    return shaped;
  };
}
