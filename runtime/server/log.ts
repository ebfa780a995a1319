import { presentInstant } from './instant.ts';

type Level = 'info' | 'warn' | 'error';

/**
 * What may stand in a log line, beside when and what. Never an id of a person or a case, a name, a personal code, a text
 * of an error, which may quote one, or a query string.
 */
type Field =
  // Of a request: its number, which an error page shows, the pattern of its route, how long it took.
  | 'id'
  | 'method'
  | 'route'
  | 'status'
  | 'ms'
  // Of a fault: its class, its code, the place in the program.
  | 'kind'
  | 'code'
  | 'at'
  // Why: a code of ours or of the other side.
  | 'reason'
  | 'step'
  | 'result'
  | 'attempts'
  | 'count'
  | 'definition';

type LogFields = { [field in Field]?: string | number | boolean | undefined };

export type Log = (level: Level, event: string, fields?: LogFields) => void;

let unwritten = '';

function write(): void {
  if (unwritten !== '') process.stdout.write(unwritten);
  unwritten = '';
}

/**
 * One JSON object a line on standard output, for whatever collects it. Lines of one turn are written together: a write to
 * a pipe waits, and on a busy server each would cost as much as the request it tells of.
 */
export const jsonLog: Log = (level, event, fields = {}) => {
  if (unwritten === '') setImmediate(write);
  unwritten += `${JSON.stringify({ time: presentInstant(), level, event, ...fields })}\n`;
};
process.on('exit', write);

/** For commands, which tell their results themselves. */
export const silent: Log = () => undefined;
