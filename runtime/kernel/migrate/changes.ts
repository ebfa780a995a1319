/** What a case has other than before, told. */
import { type Definition, lookup } from '../../definition/index.ts';
import { notions } from '../notions.ts';
import type { Recording } from '../recording.ts';
import { bodyName, describeAssigned, describeOwed } from '../texts.ts';
import { dateText, momentText } from '../time/words.ts';
import type { CaseState, Obligation } from '../types.ts';

/** One thing that becomes another. `text` is Latvian and without personal data. */
export interface Change {
  kind:
    | 'owed'
    | 'released'
    | 'met'
    | 'deadline-gained'
    | 'deadline-lost'
    | 'deadline-moved'
    | 'reassigned'
    | 'uncounted';
  text: string;
  obligation?: string;
  run?: string;
  /** Until when it is due now: the last day, or the moment. */
  due?: string;
  /** The instant from which on it is late. */
  late?: string;
}

/** What became of the case since `before`, which ran by `from`, in the order of its state. */
export function changesOf(recording: Recording, from: Definition, before: CaseState): Change[] {
  const { definition, state, setting } = recording;
  const known = new Map(before.obligations.map((one) => [one.id, one]));
  const runs = state.levels.flatMap((run, at): Change[] => {
    if (JSON.stringify(run.by) === JSON.stringify(before.levels[at]?.by)) return [];
    const text = `Tagad darbu veic ${describeAssigned(definition, run.by, setting)}.`;
    return [{ kind: 'reassigned', run: run.id, text }];
  });
  const owed = state.obligations.flatMap((one) => changeOf(recording, known.get(one.id), one));
  return [...runs, ...owed, ...uncounted(recording, from)];
}

function changeOf({ definition, state, setting }: Recording, was: Obligation | undefined, is: Obligation): Change[] {
  const what = `${describeOwed(definition, state, is)} (${bodyName(setting, is.debtor.body)})`;
  const change = (kind: Change['kind'], text: string): Change[] => [
    { kind, text: `${text}.`, obligation: is.id, ...dueOf(is) },
  ];
  if (!was) {
    if (is.status !== 'open') return [];
    return is.due === undefined
      ? change('owed', `Papildus jāizdara: ${what}`)
      : change('deadline-gained', `Papildus jāizdara līdz ${dueText(is)}: ${what}`);
  }
  if (was.status !== is.status)
    return is.status === 'met' ? change('met', `Jau izpildīts: ${what}`) : change('released', `Atkrīt: ${what}`);
  if (was.due !== is.due) return dated(change, what, was, is);
  const moved = JSON.stringify(was.debtor) !== JSON.stringify(is.debtor);
  return moved && is.status === 'open' ? change('reassigned', `Tagad to dara cits: ${what}`) : [];
}

function dated(
  change: (kind: Change['kind'], text: string) => Change[],
  what: string,
  was: Obligation,
  is: Obligation,
): Change[] {
  if (is.due === undefined) return change('deadline-lost', `Vairs nav termiņa: ${what}`);
  if (was.due === undefined) return change('deadline-gained', `Termiņš ${dueText(is)}: ${what}`);
  return change('deadline-moved', `Termiņš ${dueText(is)} līdzšinējā ${dueText(was)} vietā: ${what}`);
}

function dueOf({ due, term, status }: Obligation): Pick<Change, 'due' | 'late'> {
  if (due === undefined || status !== 'open') return {};
  return { due, ...(term && 'late' in term ? { late: term.late } : {}) };
}

function dueText({ due = '' }: Obligation): string {
  return due.includes('T') ? momentText(due, 'Europe/Riga', 'lv') : dateText(due, 'lv');
}

/**
 * What the next text asks because of an act or a lateness, and the one before did not: Latvian sentences that say that it
 * holds from the change on. A new rule has no retroactive force, and nobody who acted under the earlier text could know
 * of it; whoever wants it of an old case asks for it by an act.
 */
export function onlyFromNow(from: Definition, to: Definition): string[] {
  return (to.duties ?? []).flatMap(({ key, label, opens }) => {
    const before = new Set(
      lookup(from)
        .duties.get(key)
        ?.opens.map((one) => JSON.stringify(one)),
    );
    return opens.flatMap((trigger) => {
      if ((trigger.on !== 'act' && trigger.on !== 'late') || before.has(JSON.stringify(trigger))) return [];
      const reason =
        trigger.on === 'act'
          ? `pēc darbības «${lookup(to).acts.get(trigger.act)?.label ?? trigger.act}»`
          : `pēc nokavēta termiņa pienākumam «${lookup(to).duties.get(trigger.duty)?.label ?? trigger.duty}»`;
      return [`Pienākums «${label}» rodas ${reason} tikai turpmāk; par to, kas jau ir noticis, tas nerodas.`];
    });
  });
}

/** Entries that something counted or named, and nothing does any more. */
function uncounted({ definition, state }: Recording, from: Definition): Change[] {
  const { kept } = notions(definition);
  const { kept: before } = notions(from);
  const acts = [...new Set(state.entries.map(({ act }) => act))].filter((act) => before.has(act) && !kept.has(act));
  return acts.map((act) => ({
    kind: 'uncounted',
    text: `Ierakstus vairs neskaita: ${lookup(from).acts.get(act)?.label ?? act}.`,
  }));
}
