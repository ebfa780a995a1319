let latest = { ms: 0, text: '' };

/**
 * The present instant, ISO 8601 UTC with milliseconds. Asked for many times a request, and to write a date takes as long
 * as much else of one: what is asked for within one millisecond is written once.
 */
export function presentInstant(): string {
  const ms = Date.now();
  if (ms !== latest.ms) latest = { ms, text: new Date(ms).toISOString() };
  return latest.text;
}
