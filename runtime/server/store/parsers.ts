import { TypeOverrides, types } from 'pg';

/** As PostgreSQL writes an instant where its time zone is UTC: to make a Date of it, and a text of that, takes six times as long. */
const inUtc = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3})\d*)?\+00$/;

/** Before there were zones a place had a time of its own, to the second: no Date can be made of that. */
const ofPlace = /^(.+) (.+)([+-])(\d\d):(\d\d):(\d\d)$/;

function instantOf(value: string): string {
  const [, day, time, fraction = ''] = inUtc.exec(value) ?? [];
  return day === undefined ? elsewhere(value) : `${day}T${time}.${fraction.padEnd(3, '0')}Z`;
}

function elsewhere(value: string): string {
  const [, day, time, sign, hours, minutes, seconds] = ofPlace.exec(value) ?? [];
  if (day === undefined) return new Date(value).toISOString();
  const ahead = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return new Date(Date.parse(`${day}T${time}Z`) - (sign === '-' ? -ahead : ahead)).toISOString();
}

/** Instants as ISO strings with milliseconds, counts as numbers; the rest as the driver does. */
export const parsers: TypeOverrides = new TypeOverrides();
parsers.setTypeParser(types.builtins.TIMESTAMPTZ, instantOf);
parsers.setTypeParser(types.builtins.INT8, Number);
