import type * as Scheme from '@riciba/language';
import type { Act, Effect, Performer, Recipient } from '@riciba/runtime/definition';
import type { Composed, Forms } from './forms/compose.ts';
import { actKey, asciiKey, entryKey, freeKey, levelKey, pathKey } from './keys.ts';
import {
  entrySentence,
  noticeLabel,
  noticeSentence,
  optionSentence,
  outcomeSentence,
  recipientSentence,
  referralLabels,
  referralSentences,
  requestLabel,
  requestSentence,
  type Sentences,
} from './sentences.ts';
import { termsOf } from './terms.ts';
import type { Labels } from './words.ts';

/** What acts are made with: the scheme and its labels; forms and sentences are gathered on the way. */
export interface Making {
  scheme: Scheme.Scheme;
  labels: Labels;
  forms: Forms;
  sentences: Sentences;
}

export function performer(by: Scheme.Performer): Performer {
  return { roles: by.roles.map((role) => pathKey(role)), substitutes: by.substitutes.map((role) => pathKey(role)) };
}

/** The acts of a level in the order of `Level.acts`: entries, options, outcomes each after the notices it needs. */
export function actsOfLevel(level: Scheme.Level, making: Making): Act[] {
  const notices = new Notices(level, making);
  return [
    ...level.entries.map((entry) => openAct(level, entry, making)),
    ...level.options.map((option) => optionAct(level, option, making)),
    ...level.outcomes.flatMap((outcome) => {
      const { needs, fresh } = notices.of(outcome);
      return [...fresh, outcomeAct(level, outcome, needs, making)];
    }),
  ];
}

function openAct(level: Scheme.Level, entry: Scheme.Entry, making: Making): Act {
  const key = entryKey(level.name, entry.name);
  return {
    key,
    kind: 'open',
    label: entry.label,
    sentence: making.sentences.tell(key, entrySentence(level, entry, making.labels), entry),
    level: levelKey(level.name),
    by: performer(entry.by),
    ...formOf(making.forms.of({ own: entry.form })),
  };
}

function optionAct(level: Scheme.Level, option: Scheme.Option, making: Making): Act {
  const key = actKey(level.name, option.name);
  return {
    key,
    kind: 'option',
    label: option.label,
    sentence: making.sentences.tell(key, optionSentence(level, option), option),
    level: levelKey(level.name),
    by: performer(level.by),
    ...formOf(making.forms.of({ own: option.form })),
  };
}

function outcomeAct(level: Scheme.Level, outcome: Scheme.Outcome, needs: string[], making: Making): Act {
  const { labels, forms, sentences, scheme } = making;
  const key = actKey(level.name, outcome.name);
  const { effect } = outcome;
  const composed = forms.of({
    own: outcome.form,
    byDefault: scheme.defaults.outcome,
    ...(effect.kind === 'refer' && {
      sending: { channels: effect.channels, attached: outcome.attached, at: outcome.at },
    }),
  });
  return {
    key,
    kind: 'outcome',
    label: outcome.label,
    sentence: sentences.tell(key, outcomeSentence(level, outcome, labels), outcome),
    level: levelKey(level.name),
    by: performer(level.by),
    ...formOf(composed),
    ...(needs.length > 0 && { needs }),
    effect: effectOf(level, outcome, key, composed, making),
  };
}

function effectOf(
  level: Scheme.Level,
  outcome: Scheme.Outcome,
  act: string,
  composed: Composed,
  making: Making,
): Effect {
  const { effect } = outcome;
  if (effect.kind === 'close') return { kind: 'close' };
  if (effect.kind === 'end') throw new Error('The definition cannot end one stay yet.');
  if (effect.kind === 'level') return { kind: 'level', level: levelKey(effect.level) };
  const taken = new Set<string>();
  return {
    kind: 'refer',
    what: effect.what,
    channels: effect.channels,
    recipients: effect.to.map((to): Recipient => {
      const institution = asciiKey(to.institution);
      const key = freeKey(`${act}.${institution}${to.otherwise ? '.otherwise' : ''}`, taken);
      taken.add(key);
      return {
        key,
        institution,
        then: to.then.kind === 'level' ? { kind: 'level', level: levelKey(to.then.level) } : to.then,
        sentence: making.sentences.tell(key, recipientSentence(level, outcome, to, making.labels), to),
        ...(to.when && { when: composed.condition(to.when) }),
        ...(to.otherwise && { otherwise: true }),
        ...termsOf(to.terms),
      };
    }),
    ...(composed.channelField && { channelField: composed.channelField }),
  };
}

/** The notices of a level: what several outcomes need alike is one act. */
class Notices {
  readonly #level: Scheme.Level;
  readonly #making: Making;
  readonly #made = new Map<string, string>();

  constructor(level: Scheme.Level, making: Making) {
    this.#level = level;
    this.#making = making;
  }

  /** Keys of the notices an outcome needs, and the acts that no earlier outcome brought. */
  of(outcome: Scheme.Outcome): { needs: string[]; fresh: Act[] } {
    const fresh: Act[] = [];
    const needs = outcome.first.map((notice) => {
      const known = this.#made.get(likeness(notice));
      if (known !== undefined) return known;
      const act = this.#act(notice);
      this.#made.set(likeness(notice), act.key);
      fresh.push(act);
      return act.key;
    });
    return { needs: [...new Set(needs)], fresh };
  }

  #act(notice: Scheme.Notice): Act {
    const { labels, forms, sentences, scheme } = this.#making;
    const to = pathKey(notice.to);
    const level = levelKey(this.#level.name);
    const key = freeKey(`${level}.inform.${to}`, new Set(this.#made.values()));
    const label = labels.addressee(notice.to);
    const needing = this.#level.outcomes.filter((outcome) =>
      outcome.first.some((other) => likeness(other) === likeness(notice)),
    );
    return {
      key,
      kind: 'notice',
      label: noticeLabel(label, notice.inWriting),
      sentence: sentences.tell(key, noticeSentence(this.#level, needing, label, notice), notice),
      level,
      by: performer(this.#level.by),
      to,
      inWriting: notice.inWriting,
      ...termsOf(notice.terms),
      ...formOf(forms.of({ own: notice.form, byDefault: defaultForm(notice, scheme) })),
    };
  }
}

/** What is done in writing must not be met by a telephone call, so its form may offer other ways. */
function defaultForm({ inWriting }: Scheme.Notice, { defaults }: Scheme.Scheme): string | undefined {
  return inWriting ? (defaults.writtenNotice ?? defaults.notice) : defaults.notice;
}

function likeness({ to, inWriting, form, terms }: Scheme.Notice): string {
  return JSON.stringify([to, inWriting, form, terms]);
}

/** The act by which other levels ask this one to take part. */
export function requestAct(level: Scheme.Level, making: Making): Act {
  const { labels, forms, sentences, scheme } = making;
  const key = `${levelKey(level.name)}.request`;
  const role = level.by.roles[0] ?? '';
  const name = role.slice(0, role.lastIndexOf('.'));
  const institution = asciiKey(name);
  const sentence = sentences.tell(key, requestSentence(level, labels), level);
  const then = { kind: 'participate', level: levelKey(level.name) } as const;
  return {
    key,
    kind: 'request',
    label: requestLabel(labels.institution(name)),
    sentence,
    ...formOf(forms.of({ byDefault: scheme.defaults.request })),
    effect: {
      kind: 'refer',
      what: 'request',
      channels: ['system'],
      recipients: [{ key: `${key}.${institution}`, institution, then, sentence, ...termsOf(level.terms) }],
    },
  };
}

/** What a recipient does with a referral; the same in every scheme but for the forms. */
export function referralActs({ scheme, forms, sentences }: Making): Act[] {
  const asked = { acknowledge: undefined, refuse: scheme.defaults.refusal, feedback: scheme.defaults.feedback };
  return (['acknowledge', 'refuse', 'feedback'] as const).map((kind) => {
    const key = `referral.${kind}`;
    return {
      key,
      kind,
      label: referralLabels[kind],
      sentence: sentences.tell(key, referralSentences[kind], scheme),
      ...formOf(forms.of({ byDefault: asked[kind] })),
    };
  });
}

function formOf({ form, documents }: Composed): { form?: string; documents?: string[] } {
  return { ...(form !== undefined && { form }), ...(documents && { documents }) };
}
