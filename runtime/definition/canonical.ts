import type { Definition } from './definition.ts';

/**
 * Canonical JSON (RFC 8785) of plain data: keys in order of UTF-16 code units, numbers as ECMAScript writes them, no
 * blanks. Properties that are undefined are left out, as JSON does.
 * @throws TypeError for what JSON cannot carry: NaN, infinities, functions, a lone surrogate.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${canonicalJson(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'string' && !value.isWellFormed()) throw new TypeError('A text with a lone surrogate.');
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} has no JSON.`);
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`A ${typeof value} has no JSON.`);
  return text;
}

/** The text a definition's `hash` is taken over: its canonical JSON without `hash`. */
export function hashedText(definition: Omit<Definition, 'hash'>): string {
  return canonicalJson({ ...definition, hash: undefined });
}

/** Do they say the same as plain data? Also of what a store gave back with its keys in another order. */
export function isEqual(one: unknown, other: unknown): boolean {
  return canonicalJson({ of: one }) === canonicalJson({ of: other });
}
