/** Everything in the answers that may be the id of an attachment; which are is for the form to say. */
export function possibleIds(value: unknown): string[] {
  if (typeof value === 'string') return /^[0-9a-f-]{36}$/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((inner) => possibleIds(inner));
}
