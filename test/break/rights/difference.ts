import { isDeepStrictEqual } from 'node:util';

/** Where two values first differ, and how; nothing when they do not. */
export function difference(found: unknown, wanted: unknown, at = ''): string | undefined {
  if (isDeepStrictEqual(found, wanted)) return undefined;
  if (!isObject(found) || !isObject(wanted) || Array.isArray(found) !== Array.isArray(wanted))
    return `${at} got ${shown(found)}, wanted ${shown(wanted)}`;
  const [one, other] = [new Map(Object.entries(found)), new Map(Object.entries(wanted))];
  for (const key of new Set([...one.keys(), ...other.keys()])) {
    if (!one.has(key)) return `${at}.${key} got nothing, wanted ${shown(other.get(key))}`;
    if (!other.has(key)) return `${at}.${key} got ${shown(one.get(key))}, wanted nothing`;
    const inside = difference(one.get(key), other.get(key), `${at}.${key}`);
    if (inside !== undefined) return inside;
  }
  return `${at} got ${shown(found)}, wanted ${shown(wanted)}`;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 500);
