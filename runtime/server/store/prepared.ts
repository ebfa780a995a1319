import type { PoolClient } from 'pg';

/** A statement asked so often is one that will be asked again. */
const often = 5;
/** Texts with lists of any length in them are many: beyond so many, no further ones are counted. */
const mostTexts = 500;

/** How often each text was asked, by all connections; and its name, which may not be longer than 63 characters. */
const asked = new Map<string, { name: string; times: number }>();

/** The name under which a connection keeps the plan of a statement; none: it is planned anew. */
function nameOf(text: string): string | undefined {
  // What an altered table gives to "all columns" is not what was planned.
  if (text.startsWith('select *')) return undefined;
  let known = asked.get(text);
  if (!known) {
    if (asked.size === mostTexts) return undefined;
    known = { name: `often-${asked.size}`, times: 0 };
    asked.set(text, known);
  }
  known.times += 1;
  return known.times > often ? known.name : undefined;
}

/**
 * Lets a connection plan once what is asked again and again: to plan a list's statement takes longer than to read the
 * list's first page. PostgreSQL itself goes on to plan for the values where that pays.
 */
export function prepareOften(client: PoolClient): void {
  const query: (...given: unknown[]) => unknown = client.query.bind(client);
  const named = (text: unknown, values: unknown, ...rest: unknown[]): unknown => {
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    return name === undefined ? query(text, values, ...rest) : query({ name, text }, values, ...rest);
  };
  Object.assign(client, { query: named });
}
