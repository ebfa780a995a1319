/**
 * Why the server does not start, for whoever started it. Two sentences of the same meaning, so that a newcomer of
 * either language knows what to do; never a stack trace.
 */
export class StartError extends Error {
  readonly latvian: string;
  readonly english: string;

  constructor(latvian: string, english: string) {
    super(`${latvian}\n${english}`);
    this.name = 'StartError';
    this.latvian = latvian;
    this.english = english;
  }
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The code of a system or database error ("ENOENT", "23505"); empty when it has none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

/** Of anything thrown, what may be told to a log: no message, which may quote data. */
export function faultIn(error: unknown): { kind: string; code: string; at: string } {
  const kind = error instanceof Error ? error.name : typeof error;
  return { kind, code: codeOf(error), at: error instanceof Error ? placeOf(error) : '' };
}

/** The innermost place of ours in the program: enough to look, and no data in it. */
export function placeOf(error: Error): string {
  const line = error.stack?.split('\n').find((frame) => frame.includes('/runtime/'));
  return line?.replace(/^.*\/runtime\//, '').replace(/\)$/, '') ?? '';
}
