type Level = 'info' | 'warn' | 'error';

/** What may stand in a log line. Never an id of a person, a name, a personal code or a query string. */
type LogFields = Record<string, string | number | boolean | undefined>;

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
  unwritten += `${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`;
};
process.on('exit', write);

/** For commands, which tell their results themselves. */
export const silent: Log = () => undefined;
