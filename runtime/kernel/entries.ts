/** What is entered and kept, because something counts or names it; and how it is corrected. */
import { type Act, canonicalJson } from '../definition/index.ts';
import type { Context } from './context.ts';
import { type Facts, factsIn, withUnread } from './facts.ts';
import type { Recording } from './recording.ts';
import { readDate } from './time/dates.ts';
import type { Answers, Assigned, Entry } from './types.ts';
import { localDay } from './world.ts';

/** The local day that an entry is about: the one written in its field, else that of the act. */
export function dayOfEntry({ dateField }: Act, answers: Answers, at: string): string {
  const written = dateField && answers[dateField.page]?.[dateField.field];
  return typeof written === 'string' && readDate(written) !== undefined ? written : localDay(at);
}

/** Keeps the answers of an act whose entries are kept. Gives the entry. */
export function keepEntry(
  recording: Recording,
  act: Act,
  made: { target?: string; by: Assigned; answers: Answers; audience: string[]; seq: number },
): Entry {
  const { target, by, answers, audience, seq } = made;
  const entry: Entry = {
    id: recording.newId('entry'),
    act: act.key,
    ...(target === undefined ? {} : { target }),
    seq,
    date: dayOfEntry(act, answers, recording.at),
    by,
    answers,
    audience,
  };
  recording.record({ type: 'entryKept', entry });
  return entry;
}

/**
 * The new answers stand in place of the old; facts too, where nobody has told them since: no later entry of the act, nor
 * any other act, after which something else is known.
 */
export function correctEntry(
  recording: Recording,
  { context, of, entry }: { context: Context; of: Act; entry: Entry },
  answers: Answers,
  by: number,
): Entry {
  const { definition, state } = recording;
  const date = dayOfEntry(of, answers, recording.at);
  const kept = of.dateField ? date : entry.date;
  recording.record({ type: 'entryCorrected', entry: entry.id, by, date: kept, answers });
  const told = factsIn(definition, of, entry.answers);
  if (state.entries.findLast((one) => one.act === of.key)?.id === entry.id) {
    for (const { part, values } of factsIn(definition, of, answers)) {
      const known = state.facts[part];
      const before = told.find((one) => one.part === part)?.values;
      if (before && known && !isWhatIsKnown(before, known)) continue;
      recording.record({ type: 'factsRecorded', part, values: withUnread(context, of, part, values, known) });
    }
  }
  return { ...entry, date: kept, answers, correctedBy: by };
}

/** All that was told is known so; beside it there may be what others told and this one could not see. */
function isWhatIsKnown(told: Facts[string], known: Facts[string]): boolean {
  return Object.entries(told).every(
    ([key, value]) => canonicalJson({ of: value }) === canonicalJson({ of: known[key] }),
  );
}
