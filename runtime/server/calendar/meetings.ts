import { type Act, type Definition, type FieldRef, isAnswer, type Level, lookup } from '../../definition/index.ts';
import type { CaseEvent } from '../../kernel/index.ts';

/** A meeting of a group, as its acts say. */
export interface Meeting {
  /** Id of the stay at the meeting's level. */
  run: string;
  /** "Sadarbības grupa: sēde". */
  label: string;
  /** YYYY-MM-DD. */
  day: string;
  /** "14:00". */
  time?: string;
  place?: string;
  /** How often it was changed since it was convened. */
  revision: number;
  /** When that was last. */
  changedAt: string;
  cancelled: boolean;
  /** Numbers of the acts that convened it or were done on it. */
  acts: number[];
}

type Performed = Extract<CaseEvent, { type: 'performed' }>;

/**
 * The meetings of a case out of its events. A meeting is a stay at a level of a group's work that an act with a date
 * opens and a dated outcome ends: moved by acts that state that date anew, cancelled by an outcome without one. Pure.
 * @param definitionAt under which definition the event with a number happened
 */
export function meetingsOf(definitionAt: (seq: number) => Definition, events: readonly CaseEvent[]): Meeting[] {
  const reading = new Reading(definitionAt);
  for (const event of events) reading.take(event);
  return reading.meetings;
}

class Reading {
  readonly meetings: Meeting[] = [];
  readonly #definitionAt: (seq: number) => Definition;
  #definition: Definition;
  #last: Performed | undefined;
  /** Which field of which meeting's convening is its date. */
  readonly #dates = new Map<string, FieldRef>();
  /** Entries that state the date of a meeting. */
  readonly #entries = new Map<string, { meeting: Meeting; act: Act }>();

  constructor(definitionAt: (seq: number) => Definition) {
    this.#definitionAt = definitionAt;
    this.#definition = definitionAt(1);
  }

  take(event: CaseEvent): void {
    const { type, seq } = event;
    this.#definition = this.#definitionAt(seq);
    if (type === 'performed') this.#perform(event);
    if (type === 'levelOpened') this.#open(event.run, lookup(this.#definition).levels.get(event.level));
    if (type === 'levelEnded') this.#end(event.run, event.outcome, event.at);
    if (type === 'entryKept') this.#keep(event.entry.id, event.entry.seq);
    const stated = type === 'entryCorrected' ? this.#entries.get(event.entry) : undefined;
    if (stated && type === 'entryCorrected') this.#set(stated.meeting, stated.act, event.answers, event.at);
  }

  #open(run: string, level: Level | undefined): void {
    const convened = this.#last;
    const act = lookup(this.#definition).acts.get(convened?.act ?? '');
    if (!level || !convened || !act?.dateField || !this.#isMeeting(level)) return;
    const { seq, at, answers } = convened;
    const meeting = { run, label: level.label, day: '', revision: -1, changedAt: at, cancelled: false, acts: [seq] };
    this.#dates.set(run, act.dateField);
    this.#set(meeting, act, answers, at);
    if (meeting.day !== '') this.meetings.push(meeting);
  }

  #perform(event: Performed): void {
    this.#last = event;
    const { target, act: key, answers, seq, at } = event;
    const meeting = this.meetings.find(({ run }) => run === target);
    const act = lookup(this.#definition).acts.get(key);
    if (!meeting || !act) return;
    meeting.acts.push(seq);
    const date = this.#dates.get(meeting.run);
    const isOf = act.dateField?.page === date?.page && act.dateField?.field === date?.field;
    if (isOf && act.kind !== 'outcome') this.#set(meeting, act, answers, at);
  }

  /** What was entered may be corrected: the convening, or a later date. */
  #keep(entry: string, seq: number): void {
    const meeting = this.meetings.find(({ acts }) => acts.at(-1) === seq);
    const act = lookup(this.#definition).acts.get(this.#last?.act ?? '');
    if (meeting && act) this.#entries.set(entry, { meeting, act });
  }

  #end(run: string, outcome: string, at: string): void {
    const meeting = this.meetings.find((one) => one.run === run);
    if (!meeting || lookup(this.#definition).acts.get(outcome)?.dateField) return;
    meeting.cancelled = true;
    meeting.revision += 1;
    meeting.changedAt = at;
  }

  #set(meeting: Meeting, { form: key, dateField }: Act, answers: Performed['answers'], at: string): void {
    const form = lookup(this.#definition).forms.get(key ?? '');
    const fields = form?.pages.find((page) => page.key === dateField?.page)?.fields ?? [];
    const values = answers?.[dateField?.page ?? ''] ?? {};
    const day = values[dateField?.field ?? ''];
    if (typeof day !== 'string') return;
    const said = fields.flatMap(({ type, key: field }) => {
      const value = values[field];
      return type === 'text' && isAnswer(value) ? [String(value)] : [];
    });
    const time = said.map(clockOf).find((one) => one !== undefined);
    const place = said.find((text) => clockOf(text) === undefined);
    delete meeting.time;
    Object.assign(meeting, {
      day,
      changedAt: at,
      ...(time !== undefined && { time }),
      ...(place !== undefined && { place }),
    });
    meeting.revision += 1;
  }

  /** At which a group meets: its stays end by an outcome with a date. */
  #isMeeting({ track, acts: keys }: Level): boolean {
    const { tracks = [], acts } = this.#definition;
    const of = tracks.find(({ key }) => key === track);
    return (
      of?.about === 'group' &&
      acts.some(({ key, kind, dateField }) => kind === 'outcome' && dateField !== undefined && keys.includes(key))
    );
  }
}

/** "plkst. 14.00" and "14:00" are 14:00. */
function clockOf(text: string): string | undefined {
  const [, hour = '', minute = ''] =
    /^(?:plkst\.?|pl\.?|pulksten)?[\s:]*(\d{1,2})[:.](\d{2})$/i.exec(text.trim()) ?? [];
  return Number(hour) < 24 && Number(minute) < 60 && minute !== '' ? `${hour.padStart(2, '0')}:${minute}` : undefined;
}
