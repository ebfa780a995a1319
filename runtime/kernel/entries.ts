/** What is entered and kept, because something counts or names it; and how it is corrected. */
import type { Act } from '../definition/index.ts';
import type { Context } from './context.ts';
import { correctedFacts, factsIn, withUnread } from './facts.ts';
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
 * The new answers stand in place of the old; facts too, as far as the correction changes them and nobody has told them
 * otherwise since: neither a later entry of the act nor any other act.
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
      const was = told.find((one) => one.part === part)?.values;
      const now = withUnread(context, of, part, values, was);
      recording.record({ type: 'factsRecorded', part, values: correctedFacts(state.facts[part], was, now) });
    }
  }
  return { ...entry, date: kept, answers, correctedBy: by };
}
