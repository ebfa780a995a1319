type Level = 'info' | 'warn' | 'error';

/** What may stand in a log line. Never an id of a person, a name, a personal code or a query string. */
type LogFields = Record<string, string | number | boolean | undefined>;

export type Log = (level: Level, event: string, fields?: LogFields) => void;

/** One JSON object a line on standard output, for whatever collects it. */
export const jsonLog: Log = (level, event, fields = {}) => {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);
};

/** For commands, which tell their results themselves. */
export const silent: Log = () => undefined;
