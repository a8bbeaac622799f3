import { posix } from 'node:path';
import { type CallExpression, type Expression, type ParseResult, parseSync, Visitor } from 'oxc-parser';
import type { Import, ParsedModule } from './parsed-module.ts';

/** Reads one file. @throws when it does not parse: a file that cannot be read would break no rule. */
export function parseModule(path: string, source: string): ParsedModule {
  const result = parseSync(path, source);
  if (result.errors.length > 0) throw new Error(`${path}: ${result.errors[0]?.message}`);
  const seen = lookInside(result, source);
  const imports = [...importsOf(result, source), ...seen.typeImports].map(({ target, value }) => ({
    target: resolveTarget(path, target),
    value,
  }));
  return {
    path,
    lines: source.split('\n').length - (source.endsWith('\n') ? 1 : 0),
    imports,
    exportsDefault: result.module.staticExports.some(({ entries }) =>
      entries.some(({ exportName }) => exportName.kind === 'Default' || exportName.name === 'default'),
    ),
    readsEnvironment: seen.environment,
    leftOutTests: seen.leftOut,
    hastyReadings: seen.hasty,
  };
}

/** `import { type A }` stays as an import when types are stripped; only `import type` goes altogether. */
function importsOf({ module }: ParseResult, source: string): Import[] {
  const isErased = ({ start, end }: { start: number; end: number }) =>
    /^(import|export)\s+type\b/.test(source.slice(start, end));
  const imports = module.staticImports.map((statement) => ({
    target: statement.moduleRequest.value,
    value: !isErased(statement),
  }));
  const reExports = module.staticExports.flatMap((statement) =>
    statement.entries.flatMap(({ moduleRequest }) =>
      moduleRequest ? [{ target: moduleRequest.value, value: !isErased(statement) }] : [],
    ),
  );
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
    const literal = /^(['"`])([^$]*)\1$/.exec(source.slice(start, end));
    return literal?.[2] ? [{ target: literal[2], value: true }] : [];
  });
  return [...imports, ...reExports, ...dynamic];
}

/** Node's own names keep their prefix, packages lose the path inside them, everything else becomes a project path. */
function resolveTarget(importer: string, specifier: string): string {
  if (specifier.startsWith('.')) {
    return posix.normalize(posix.join(posix.dirname(importer), specifier.replace(/\?.*$/, '')));
  }
  if (specifier.startsWith('node:')) return specifier;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function lookInside({ program }: ParseResult, source: string) {
  const seen = {
    environment: false,
    leftOut: [] as string[],
    hasty: [] as string[],
    typeImports: [] as Import[],
  };
  new Visitor({
    MemberExpression(node) {
      if (isNamed(node.object, 'process') && propertyName(node) === 'env') seen.environment = true;
    },
    VariableDeclarator({ id, init }) {
      if (id.type === 'ObjectPattern' && isNamed(init, 'process')) seen.environment = true;
    },
    ImportDeclaration({ source, specifiers }) {
      if (!/^(node:)?process$/.test(source.value)) return;
      if (specifiers.some(({ local }) => local.name === 'env')) seen.environment = true;
    },
    CallExpression(node) {
      seen.leftOut.push(...leftOutBy(node));
      seen.hasty.push(...hastyIn(node, source));
    },
    TSImportType({ source }) {
      seen.typeImports.push({ target: source.value, value: false });
    },
  }).visit(program);
  return seen;
}

const isNamed = (node: { type: string } | null, name: string): boolean =>
  node?.type === 'Identifier' && 'name' in node && node.name === name;

function propertyName(node: Expression): string | undefined {
  if (node.type !== 'MemberExpression') return undefined;
  if (node.property.type === 'Identifier') return node.property.name;
  return node.property.type === 'Literal' ? String(node.property.value) : undefined;
}

const testFunctions = /^(test|it|describe|suite|t|context)$/;
const leavesOut = /^(only|skip|todo)$/;

/** `it.skip(...)`, `t.todo()` and `test('name', { only: true }, ...)`. */
function leftOutBy({ callee, arguments: given }: CallExpression): string[] {
  const base = callee.type === 'MemberExpression' ? callee.object : callee;
  if (base.type !== 'Identifier' || !testFunctions.test(base.name)) return [];
  const method = propertyName(callee);
  if (method && leavesOut.test(method)) return [`${base.name}.${method}`];
  return given
    .flatMap((argument) => (argument.type === 'ObjectExpression' ? argument.properties : []))
    .flatMap((property) =>
      property.type === 'Property' && property.key.type === 'Identifier' ? [property.key.name] : [],
    )
    .filter((name) => leavesOut.test(name))
    .map((name) => `${base.name} with ${name}`);
}

/** What is read of a page, once and now, in what an assertion is given. */
function hastyIn({ callee, arguments: given }: CallExpression, source: string): string[] {
  const isAssertion =
    isNamed(callee, 'assert') || (callee.type === 'MemberExpression' && isNamed(callee.object, 'assert'));
  if (!isAssertion) return [];
  return given.flatMap(({ start, end }) => {
    const text = source.slice(start, end);
    const reading =
      /\.(count|isVisible|isHidden|isEnabled|isDisabled|isChecked|textContent|innerText|inputValue|getAttribute|allTextContents)\(/;
    return /\bawait\b/.test(text) ? (reading.exec(text)?.slice(1) ?? []) : [];
  });
}
