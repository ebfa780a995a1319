import { type Act, type Definition, holds, type Level } from '@riciba/runtime/definition';
import { owedIn, owedKinds, seeOwed } from './coverage-owed.ts';
import type { Play, StoryFile } from './play.ts';

/** What of a scheme stories can touch; conditions are those of recipients, each seen to hold and not to hold. */
export const kinds = [
  'levels',
  'entries',
  'outcomes',
  'notices',
  'options',
  'requests',
  'recipients',
  'duties',
  'conditions',
  'counts',
  ...owedKinds,
] as const;

export type Kind = (typeof kinds)[number];

/** Of each kind: what there is, and what no story touched, by key; of that, `untried` tells the sentences. */
export type Coverage = Record<Kind, { all: string[]; missing: string[]; untried: Stated[] }>;

/** Of what a coverage tells, by the sentence of the scheme that states it: the scheme's own text, or its base. */
export type Counted = (sentence: string) => boolean;

const kindOfAct: Partial<Record<Act['kind'], Kind>> = {
  open: 'entries',
  outcome: 'outcomes',
  notice: 'notices',
  option: 'options',
  request: 'requests',
};

/** Counts what stories touch. */
export class Covered {
  readonly #definition: Definition;
  readonly #seen = new Set<string>();

  constructor(definition: Definition) {
    this.#definition = definition;
  }

  /** What a story has played so far. */
  add(play: Play): void {
    for (const file of play.files) this.#addFile(file);
    for (const counted of play.counts) this.#see('counts', counted);
  }

  #addFile(file: StoryFile): void {
    const { state, done } = file;
    seeOwed(this.#definition, file, (kind, key) => this.#see(kind, key));
    for (const run of state?.levels ?? []) this.#see('levels', run.level);
    for (const referral of state?.referrals ?? []) this.#see('recipients', referral.recipient);
    for (const { kind, sentence } of state?.obligations ?? []) this.#see('duties', duty(kind, sentence));
    for (const { act, command } of done) {
      const kind = kindOfAct[act.kind];
      if (kind) this.#see(kind, act.key);
      for (const { key, when } of recipientsOf(act)) {
        if (when) this.#see('conditions', condition(key, holds(when, command.answers ?? {})));
      }
    }
  }

  coverage(counts: Counted = () => true): Coverage {
    const all = everything(this.#definition);
    const count = (kind: Kind) => {
      const counted = all[kind].filter(({ sentence }) => counts(sentence));
      const there = [...new Set(counted.map(({ key }) => key))];
      const missing = there.filter((key) => !this.#seen.has(`${kind} ${key}`));
      return { all: there, missing, untried: missing.map((key) => counted.find((one) => one.key === key)!) };
    };
    return {
      levels: count('levels'),
      entries: count('entries'),
      outcomes: count('outcomes'),
      notices: count('notices'),
      options: count('options'),
      requests: count('requests'),
      recipients: count('recipients'),
      duties: count('duties'),
      conditions: count('conditions'),
      counts: count('counts'),
      fulfilments: count('fulfilments'),
      consequences: count('consequences'),
      recurrences: count('recurrences'),
      gates: count('gates'),
      reopenings: count('reopenings'),
    };
  }

  #see(kind: Kind, key: string): void {
    this.#seen.add(`${kind} ${key}`);
  }
}

/** Something of a scheme, and the sentence that states it. */
export interface Stated {
  key: string;
  sentence: string;
}

function everything(definition: Definition): Record<Kind, Stated[]> {
  const { acts, levels, duties = [], reports = [] } = definition;
  const keysOf = (kind: Act['kind']) => acts.filter((act) => act.kind === kind);
  const recipients = acts.flatMap(recipientsOf);
  const answering = recipients.filter((one) => ['return', 'participate'].includes(one.then.kind));
  return {
    ...owedIn(definition),
    levels,
    entries: keysOf('open'),
    outcomes: keysOf('outcome'),
    notices: keysOf('notice'),
    options: keysOf('option'),
    requests: keysOf('request'),
    recipients,
    duties: [
      ...levels.filter((level) => decides(level, acts)).map(owed('decide')),
      ...keysOf('notice').map(owed('inform')),
      ...recipients.map(owed('acknowledge')),
      ...answering.map(owed('answer')),
      ...duties.map(owed('duty')),
    ],
    counts: reports.flatMap(({ key, rows }) =>
      rows.map((row) => ({ key: `${key}.${row.key}`, sentence: row.sentence })),
    ),
    conditions: recipients
      .filter((one) => one.when)
      .flatMap(({ key, sentence }) => [true, false].map((held) => ({ key: condition(key, held), sentence }))),
  };
}

/** What somebody owes by a sentence. */
function owed(kind: string): (one: { sentence: string }) => Stated {
  return ({ sentence }) => ({ key: duty(kind, sentence), sentence });
}

function recipientsOf({ effect }: Act) {
  return effect?.kind === 'refer' ? effect.recipients : [];
}

/** A level that only takes part elsewhere decides nothing, nor does one without outcomes. */
function decides(level: Level, acts: readonly Act[]): boolean {
  const ends = acts.some(({ key, kind }) => kind === 'outcome' && level.acts.includes(key));
  return level.participatesFor.length === 0 && ends;
}

function duty(kind: string, sentence: string): string {
  return `${kind} ${sentence}`;
}

function condition(recipient: string, held: boolean): string {
  return `${recipient} ${held ? '+' : '-'}`;
}
