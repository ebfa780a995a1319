import { TypeOverrides, types } from 'pg';

/** As PostgreSQL writes an instant where its time zone is UTC: to make a Date of it, and a text of that, takes six times as long. */
const inUtc = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3})\d*)?\+00$/;

function instantOf(value: string): string {
  const [, day, time, fraction = ''] = inUtc.exec(value) ?? [];
  return day === undefined ? new Date(value).toISOString() : `${day}T${time}.${fraction.padEnd(3, '0')}Z`;
}

/** Instants as ISO strings with milliseconds, counts as numbers; the rest as the driver does. */
export const parsers: TypeOverrides = new TypeOverrides();
parsers.setTypeParser(types.builtins.TIMESTAMPTZ, instantOf);
parsers.setTypeParser(types.builtins.INT8, Number);
