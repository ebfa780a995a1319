/** Something in a calendar: a whole day, a time of day in Latvia, or a moment. */
export interface CalendarEvent {
  /** The same for as long as it is the same thing. */
  uid: string;
  /** Counts its changes. */
  sequence: number;
  /** When it was last changed, ISO 8601. */
  changedAt: string;
  /** `day`: YYYY-MM-DD. `time`: "14:00". `at`: an instant, ISO 8601. */
  when: { day: string } | { day: string; time: string; minutes: number } | { at: string };
  summary: string;
  place?: string;
  url?: string;
  cancelled?: boolean;
  /** E-mail addresses: by whom it is sent, and to whom. Nobody is asked to answer. */
  organizer?: string;
  attendee?: string;
}

const zone = 'Europe/Riga';

/** Summer time as it is in the European Union: last Sundays of March and October, at one o'clock UTC. */
const timezone = `BEGIN:VTIMEZONE
TZID:${zone}
BEGIN:DAYLIGHT
DTSTART:20020331T030000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
TZNAME:EEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20021027T040000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
TZNAME:EET
END:STANDARD
END:VTIMEZONE`.split('\n');

/**
 * An iCalendar file (RFC 5545). Pure: the same events, the same text.
 * @param method what whoever receives it by mail should do (RFC 5546); absent in a file that is only read
 */
export function icsOf(
  events: readonly CalendarEvent[],
  { name, method }: { name: string; method?: 'REQUEST' | 'CANCEL' | 'PUBLISH' },
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rīcība//LV',
    'CALSCALE:GREGORIAN',
    ...(method ? [`METHOD:${method}`] : []),
    `X-WR-CALNAME:${escaped(name)}`,
    ...(events.some(({ when }) => 'time' in when) ? timezone : []),
    ...events.flatMap(linesOf),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function linesOf(event: CalendarEvent): string[] {
  const { uid, sequence, changedAt, summary, place, url, cancelled, organizer, attendee } = event;
  const changed = utc(changedAt);
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    ...whenOf(event),
    `SUMMARY:${escaped(summary)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    ...(organizer ? [`ORGANIZER:mailto:${organizer}`] : []),
    ...(attendee ? [`ATTENDEE;RSVP=FALSE:mailto:${attendee}`] : []),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

/** A whole day takes nobody's time. */
function whenOf({ when }: CalendarEvent): string[] {
  if ('at' in when) return [`DTSTART:${utc(when.at)}`, 'DURATION:PT0S', 'TRANSP:TRANSPARENT'];
  const date = when.day.replaceAll('-', '');
  if (!('time' in when)) return [`DTSTART;VALUE=DATE:${date}`, 'TRANSP:TRANSPARENT'];
  return [`DTSTART;TZID=${zone}:${date}T${when.time.replace(':', '')}00`, `DURATION:PT${when.minutes}M`];
}

function utc(instant: string): string {
  return instant.replaceAll(/[-:]|\.\d+/g, '');
}

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll(/\r\n?|\n/g, String.raw`\n`)
    .replaceAll(/\p{Cc}/gu, ' ');
}

/** No line is longer than 75 octets; a letter is not cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let room = 75;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (size > room) {
      parts.push(part);
      part = '';
      // The space with which a line goes on.
      room = 74;
    }
    part += letter;
    room -= size;
  }
  return [...parts, part].join('\r\n ');
}
