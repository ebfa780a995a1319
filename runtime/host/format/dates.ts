/** Dates as Latvian readers write them, always in the time of Latvia. Instants are ISO 8601 UTC, dates YYYY-MM-DD. */

const zone = 'Europe/Riga';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

interface Moment {
  year: string;
  month: string;
  day: string;
  hour?: string;
  minute?: string;
}

function moment(text: string): Moment | undefined {
  const plain = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (plain) return { year: plain[1] ?? '', month: plain[2] ?? '', day: plain[3] ?? '' };
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return undefined;
  const found = Object.fromEntries(parts.formatToParts(date).map((part) => [part.type, part.value]));
  const { year = '', month = '', day = '', hour = '', minute = '' } = found;
  return { year, month, day, hour, minute };
}

/** The day in Latvia of an instant, YYYY-MM-DD. */
export function localDay(instant: string): string {
  const found = moment(instant);
  return found ? `${found.year}-${found.month}-${found.day}` : '';
}

export function today(): string {
  return localDay(new Date().toISOString());
}

/** "11.05.2026." from a date or an instant; a text that is neither comes back as it is. */
export function formatDate(text: string): string {
  const m = moment(text);
  return m ? `${m.day}.${m.month}.${m.year}.` : text;
}

/** "14:00" from an instant. */
export function formatClock(instant: string): string {
  const m = moment(instant);
  return m?.hour ? `${m.hour}:${m.minute}` : '';
}

/** "11.05.2026. plkst. 14:00" from an instant, "11.05.2026." from a date. */
export function formatMoment(text: string): string {
  const clock = formatClock(text);
  return clock ? `${formatDate(text)} plkst. ${clock}` : formatDate(text);
}

/** The day after a day, both YYYY-MM-DD. */
export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** Year, month and day as they were typed; undefined where it is not written as a date. */
function typedDay(text: string): [year: string, month: string, day: string] | undefined {
  const typed = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  const own = /^(\d{1,2})[.\s/-]+(\d{1,2})[.\s/-]+(\d{4})\.?(?:\s*g(?:ada)?\.?)?$/.exec(typed);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : own ? [own[3], own[2], own[1]] : [];
  return year && month && day ? [year, month, day] : undefined;
}

/** What is written as a date, of a day that no calendar has, as Latvian writes it: "31.02.2026."; undefined for all else. */
export function noSuchDay(text: string): string | undefined {
  const typed = typedDay(text);
  if (!typed || parseTypedDate(text) !== undefined) return undefined;
  const [year, month, day] = typed;
  return `${day.padStart(2, '0')}.${month.padStart(2, '0')}.${year}.`;
}

/**
 * The date a person typed: day, month and a year of four digits, parted by full stops, spaces, slashes or hyphens, the
 * closing full stop optional; or ISO. Gives YYYY-MM-DD, or undefined for anything else, a day that does not exist included.
 */
export function parseTypedDate(text: string): string | undefined {
  const typed = typedDay(text);
  if (!typed) return undefined;
  const [year, month, day] = typed;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  if (!exists || Number(year) < 1000) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** How a stored date stands in a text field: "11.05.2026"; what is no date (a draft keeps what was typed) as it is. */
export function dateForField(value: unknown): string {
  if (typeof value !== 'string') return '';
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return m ? `${m[3]}.${m[2]}.${m[1]}` : value;
}
