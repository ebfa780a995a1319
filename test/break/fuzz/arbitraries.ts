/** Requests made from the OpenAPI document: some as it says, most with something that it does not. */
import * as fc from 'fast-check';

/** A JSON Schema as far as the document uses it. */
interface Schema {
  type?: string;
  format?: string;
  enum?: unknown[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
}

interface Operation {
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

export interface Document {
  paths: Record<string, Record<string, Operation>>;
}

/** One request, written out. */
export interface Request {
  method: string;
  /** Below /api, encoded. */
  path: string;
  body: string | Buffer | undefined;
  headers: Record<string, string>;
}

/** Values that exist in this site, so that some requests get further than the first check. */
export type Known = Record<string, string[]>;

export const nastyTexts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\uD800',
  'x\uDFFFy',
  '\u202E\u2066rtl\u2069',
  'e\u0301\u0327'.repeat(50),
  '👨‍👩‍👧‍👦'.repeat(20),
  '\uFEFF\u200B\u2028\u2029',
  '\r\nSet-Cookie: a=b',
  "'; drop table cases; --",
  "' or '1'='1",
  '$1',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  '%00',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '00000000-0000-4000-8000-000000000000',
  '${7*7}{{7*7}}',
  '=HYPERLINK("http://x","y")',
  'NaN',
  '1e999',
  'true',
  'null',
];

export const longTexts = [10_000, 200_000, 999_000, 1_000_001].map((length) => 'ē'.repeat(length / 2));

const nastyText = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...nastyTexts) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.constantFrom(...longTexts) },
);

const nastyNumber = fc.constantFrom(
  0,
  -0,
  -1,
  1.5,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 32,
  2 ** 53,
  -(2 ** 53),
  2 ** 63,
  1e21,
  1e308,
  5e-324,
);

const deep = fc
  .constantFrom(50, 5_000, 100_000)
  .map((depth): unknown => new Raw('['.repeat(depth) + ']'.repeat(depth)));
const deepObject = fc
  .constantFrom(50, 20_000)
  .map((depth): unknown => new Raw('{"a":'.repeat(depth) + '1' + '}'.repeat(depth)));

/** JSON that is written as it stands. */
class Raw {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const keyed = (key: string, value: string) => new Raw(`{${JSON.stringify(key)}:${value}}`);

const nasty: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: nastyText },
  { weight: 3, arbitrary: nastyNumber },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [null], [[]], [{}]) },
  { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor').map((key) => keyed(key, '{"polluted":true}')) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: deep },
  { weight: 1, arbitrary: deepObject },
  { weight: 1, arbitrary: fc.constant(Array.from({ length: 20_000 }, (_, at) => at)) },
);

/** A value of a schema; now and then of none. `name` is the key under which it stands. */
function valueOf(schema: Schema, known: Known, name: string, mischief: number): fc.Arbitrary<unknown> {
  const good = goodValue(schema, known, name, mischief);
  return fc.oneof({ weight: 100 - mischief, arbitrary: good }, { weight: mischief, arbitrary: nasty });
}

function goodValue(schema: Schema, known: Known, name: string, mischief: number): fc.Arbitrary<unknown> {
  const here = known[name];
  const inside = (one: Schema, key: string) => valueOf(one, known, key, mischief);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => goodValue(one, known, name, mischief)));
  switch (schema.type) {
    case 'string':
      if (here) return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...here) }, nastyText);
      if (schema.format === 'uuid') return fc.uuid({ version: 4 });
      return fc.oneof(
        fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 50, 50) }),
        nastyText,
      );
    case 'integer':
    case 'number':
      return fc.oneof(fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 100, 100) }), nastyNumber);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(inside(schema.items ?? {}, name), { maxLength: 4 });
    case 'object':
      return objectOf(schema, known, inside);
    case undefined:
    default:
      return fc.oneof(nasty, fc.constantFrom(...(known.anything ?? ['x'])));
  }
}

function objectOf(
  { properties = {}, required = [], additionalProperties }: Schema,
  known: Known,
  inside: (schema: Schema, key: string) => fc.Arbitrary<unknown>,
): fc.Arbitrary<unknown> {
  const keys = Object.keys(properties);
  if (keys.length === 0 && typeof additionalProperties === 'object')
    return fc.dictionary(
      fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...(known.key ?? ['x'])) }, fc.constantFrom(...nastyTexts)),
      inside(additionalProperties, ''),
      { maxKeys: 4 },
    );
  const entries = Object.fromEntries(keys.map((key) => [key, inside(properties[key] ?? {}, key)]));
  const there = keys.filter((key) => required.includes(key));
  return fc.oneof(
    { weight: 9, arbitrary: fc.record(entries, { requiredKeys: there }) },
    { weight: 1, arbitrary: fc.record(entries, { requiredKeys: [] }) },
  );
}

function written(value: unknown): string | undefined {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[${value.map((one) => written(one) ?? 'null').join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).flatMap(([key, one]) => {
    const text = written(one);
    return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
  });
  return `{${parts.join(',')}}`;
}

/** Also what no encoder makes: bytes that are no UTF-8, half of a character, encoded slashes. */
function encoded(value: unknown): fc.Arbitrary<string> {
  const text = typeof value === 'string' ? value.slice(0, 5_000) : (written(value) ?? '').slice(0, 5_000);
  const proper = fc.constant(encodeURIComponent(text.toWellFormed()));
  return fc.oneof(
    { weight: 12, arbitrary: proper },
    {
      weight: 1,
      arbitrary: fc.constantFrom('%00', '%ff%fe', '%ED%A0%80', '%', '%2e%2e%2f', '..%2f..%2f', '%0d%0aX:%20y'),
    },
  );
}

const oddBodies = fc.constantFrom(
  '',
  '{',
  '[]',
  'null',
  '"text"',
  '{"id":',
  '{"a":1}{"b":2}',
  '\uFEFF{}',
  'a=b&c=d',
  '{"id":"x","id":"y"}',
);

/** Headers; `post` is that of the visitor who sends it. */
const headersOf = (post: string): fc.Arbitrary<Record<string, string>> =>
  fc
    .record({
      riciba: fc.oneof({ weight: 30, arbitrary: fc.constant('1') }, fc.constantFrom('', '0', 'x')),
      post: fc.oneof({ weight: 30, arbitrary: fc.constant(post) }, fc.constantFrom('', 'no-such', '../x')),
      type: fc.oneof(
        { weight: 30, arbitrary: fc.constant('application/json') },
        fc.constantFrom(
          'text/plain',
          'application/xml',
          'application/json; charset=utf-16',
          'multipart/form-data; boundary=x',
          '',
        ),
      ),
    })
    .map(({ riciba, post: who, type }) => ({
      ...(riciba && { 'X-Riciba': riciba }),
      ...(who && { 'X-Riciba-Post': who }),
      ...(type && { 'Content-Type': type }),
    }));

/**
 * Any request to any route of the document.
 * @param mischief how often, of a hundred, a value is not of its schema
 */
export function anyRequest(document: Document, known: Known, post: string, mischief: number): fc.Arbitrary<Request> {
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  return fc
    .constantFrom(...routes)
    .chain((route) =>
      fc.record({
        route: fc.constant(route),
        path: anyPath(route.path, route.operation, known),
        body: anyBody(route.operation, known, mischief),
        headers: headersOf(post),
      }),
    )
    .map(({ route, path, body, headers }) => ({
      method: route.method,
      path,
      body: route.method === 'GET' ? undefined : body,
      headers,
    }));
}

function anyPath(path: string, { parameters = [] }: Operation, known: Known): fc.Arbitrary<string> {
  const values = parameters.map((one) =>
    goodValue(one.schema, known, one.name === 'id' ? (path.split('/')[1] ?? '') : one.name, 0).chain(encoded),
  );
  return fc.tuple(...values).map((texts) => {
    let result = path;
    const query: string[] = [];
    for (const [at, one] of parameters.entries()) {
      if (one.in === 'path') result = result.replace(`{${one.name}}`, texts[at] ?? '');
      else query.push(`${one.name}=${texts[at] ?? ''}`);
    }
    return query.length > 0 ? `${result}?${query.join('&')}` : result;
  });
}

function anyBody({ requestBody }: Operation, known: Known, mischief: number): fc.Arbitrary<string | undefined> {
  const schema = requestBody?.content['application/json']?.schema;
  if (!schema) return fc.option(oddBodies, { nil: undefined, freq: 2 });
  return fc.oneof(
    { weight: 15, arbitrary: valueOf(schema, known, '', mischief).map(written) },
    { weight: 1, arbitrary: oddBodies },
  );
}

/**
 * Each route with each of its texts, one after another, in place of what should stand there: whatever chance leaves out of
 * `anyRequest`, this does not.
 */
export function everyText(document: Document, known: Known, post: string, seed: number): Request[] {
  const headers = { 'X-Riciba': '1', 'X-Riciba-Post': post, 'Content-Type': 'application/json' };
  const first = <T>(of: fc.Arbitrary<T>): T | undefined => fc.sample(of, { numRuns: 1, seed })[0];
  const texts = [...nastyTexts, longTexts.at(-2) ?? '', longTexts.at(-1) ?? ''];
  return Object.entries(document.paths).flatMap(([route, methods]) =>
    Object.entries(methods).flatMap(([name, operation]): Request[] => {
      const method = name.toUpperCase();
      const path = first(anyPath(route, operation, known)) ?? route;
      const schema = operation.requestBody?.content['application/json']?.schema;
      const inAddress = (operation.parameters ?? []).flatMap((_, at) =>
        nastyTexts.map((text) => ({ method, path: addressWith(route, operation, at, text), body: undefined, headers })),
      );
      if (!schema) return inAddress;
      const good = first(whole(schema, known));
      const inBody = placesOf(good).flatMap((place) =>
        texts.map((text) => ({ method, path, body: written(replaced(good, place, text)), headers })),
      );
      return [...inAddress, ...inBody];
    }),
  );
}

/** With all that may be there. */
function whole(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const all = { ...schema, required: Object.keys(schema.properties ?? {}) };
  return goodValue(all, known, '', 0);
}

function addressWith(route: string, { parameters = [] }: Operation, at: number, text: string): string {
  const encodedText = encodeURIComponent(text.toWellFormed());
  let path = route;
  const query: string[] = [];
  for (const [index, one] of parameters.entries()) {
    const value = index === at ? encodedText : 'x';
    if (one.in === 'path') path = path.replace(`{${one.name}}`, () => value);
    else query.push(`${one.name}=${value}`);
  }
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
}

/** Where texts stand in a value. */
function placesOf(value: unknown): string[][] {
  if (typeof value === 'string') return [[]];
  if (typeof value !== 'object' || value === null || value instanceof Raw) return [];
  return Object.entries(value).flatMap(([key, one]) => placesOf(one).map((rest) => [key, ...rest]));
}

function replaced(value: unknown, [key, ...rest]: string[], text: string): unknown {
  if (key === undefined) return text;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, name === key ? replaced(one, rest, text) : one]);
  return Array.isArray(value) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
}
