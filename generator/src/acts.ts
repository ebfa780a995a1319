import type * as Scheme from '@riciba/language';
import type { Act, Effect, Performer, Recipient } from '@riciba/runtime/definition';
import type { Composed, Forms } from './forms/compose.ts';
import { actPathKey } from './act-paths.ts';
import { fieldKey, translated } from './forms/conditions.ts';
import { actKey, asciiKey, entryKey, freeKey, levelKey, pathKey, reopenKey } from './keys.ts';
import {
  entrySentence,
  gateSentence,
  noticeLabel,
  noticeSentence,
  optionSentence,
  outcomeSentence,
  recipientSentence,
  referralLabels,
  referralSentences,
  reopenSentence,
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
    ...level.reopenings.map((reopening) => reopenAct(level, reopening, making)),
    ...level.options.flatMap((option) => optionActs(level, option, making)),
    ...level.outcomes.flatMap((outcome) => {
      const { needs, fresh } = notices.of(outcome);
      return [...fresh, ...outcomeActs(level, outcome, needs, making)];
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
    ...requirements(key, entry, [], making),
    ...(entry.firstMeeting !== undefined && { firstMeeting: actPathKey(making.scheme, entry.firstMeeting) }),
    ...formOf(making.forms.of({ own: entry.form })),
  };
}

function reopenAct(level: Scheme.Level, reopening: Scheme.Entry, making: Making): Act {
  const key = reopenKey(level.name, reopening.name);
  return {
    key,
    kind: 'reopen',
    label: reopening.label,
    sentence: making.sentences.tell(key, reopenSentence(level, reopening, making.labels), reopening),
    level: levelKey(level.name),
    by: performer(reopening.by),
    ...requirements(key, reopening, [], making),
    ...formOf(making.forms.of({ own: reopening.form })),
    effect: { kind: 'level', level: levelKey(level.name) },
  };
}

/** An option, and the acts with which those answer whom it asks. */
function optionActs(level: Scheme.Level, option: Scheme.Option, making: Making): Act[] {
  const key = actKey(level.name, option.name);
  const { effect } = option;
  const composed = making.forms.of({
    own: option.form,
    ...(effect?.kind === 'refer' && { sending: { channels: effect.channels, at: option.at } }),
  });
  const act: Act = {
    key,
    kind: 'option',
    label: option.label,
    sentence: making.sentences.tell(key, optionSentence(level, option, making.labels), option),
    level: levelKey(level.name),
    by: performer(option.by ?? level.by),
    ...requirements(key, option, [], making),
    ...formOf(composed),
    ...(option.invites !== undefined && { to: asciiKey(option.invites) }),
    ...(effect?.kind === 'beside' && { effect: { kind: 'beside', level: levelKey(effect.level) } }),
    ...(effect?.kind === 'refer' && {
      effect: referral(level, { ...option, effect, outcome: false }, key, composed, making),
    }),
  };
  return [act, ...answerActs(act, effect, making)];
}

function outcomeActs(level: Scheme.Level, outcome: Scheme.Outcome, notices: string[], making: Making): Act[] {
  const { labels, forms, sentences, scheme } = making;
  const key = actKey(level.name, outcome.name);
  const { effect } = outcome;
  const composed = forms.of({
    own: outcome.form,
    byDefault: outcome.ownFormOnly ? undefined : scheme.defaults.outcome,
    ...(effect.kind === 'refer' && {
      sending: { channels: effect.channels, attached: outcome.attached, at: outcome.at },
    }),
  });
  const act: Act = {
    key,
    kind: 'outcome',
    label: outcome.label,
    sentence: sentences.tell(key, outcomeSentence(level, outcome, labels), outcome),
    level: levelKey(level.name),
    by: performer(outcome.by ?? level.by),
    ...formOf(composed),
    ...requirements(key, outcome, notices, making),
    effect: effectOf(level, outcome, key, composed, making),
  };
  return [act, ...answerActs(act, effect, making)];
}

/** What must be so before an act, and of which day it tells. */
function requirements(
  key: string,
  { gates = [], needs = [], dateField }: Pick<Scheme.Outcome, 'gates' | 'needs' | 'dateField'>,
  notices: readonly string[],
  { scheme, labels, sentences, forms }: Making,
): Pick<Act, 'needs' | 'gates' | 'dateField'> {
  const all = [...notices, ...needs.map((path) => actPathKey(scheme, path))];
  return {
    ...(all.length > 0 && { needs: all }),
    ...(gates.length > 0 && {
      gates: gates.map((gate, index) => ({
        when: translated(gate.when, forms.keys),
        sentence: sentences.tell(`${key}.gate.${index + 1}`, gate.sentence ?? gateSentence(gate.when, labels), gate),
      })),
    }),
    ...(dateField && { dateField: fieldKey(dateField, forms.keys) }),
  };
}

/** Recipients that answer with a form of their own have an act of their own for it. */
function answerActs(
  { effect: sent }: Act,
  effect: Scheme.Outcome['effect'] | Scheme.Option['effect'],
  making: Making,
): Act[] {
  if (effect?.kind !== 'refer' || sent?.kind !== 'refer') return [];
  return sent.recipients.flatMap((recipient, index): Act[] => {
    const to = effect.to[index];
    if (recipient.answer === undefined || !to) return [];
    return [
      {
        key: recipient.answer,
        kind: 'feedback',
        label: referralLabels.feedback[making.labels.language],
        sentence: recipient.sentence,
        recipient: recipient.key,
        ...formOf(making.forms.of({ own: to.answerForm })),
      },
    ];
  });
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
  if (effect.kind === 'end') return { kind: 'end' };
  if (effect.kind === 'level') return { kind: 'level', level: levelKey(effect.level) };
  return referral(level, { ...outcome, effect, outcome: true }, act, composed, making);
}

function referral(
  level: Scheme.Level,
  sender: { label: string; effect: Scheme.ReferEffect; outcome: boolean },
  act: string,
  composed: Composed,
  making: Making,
): Effect {
  const { effect } = sender;
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
        sentence: making.sentences.tell(key, recipientSentence(level, sender, to, making.labels), to),
        ...(to.when && { when: composed.condition(to.when) }),
        ...(to.otherwise && { otherwise: true }),
        ...(to.each && { each: true }),
        ...(to.answerForm !== undefined && { answer: `${key}.answer` }),
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
      label: noticeLabel(label, notice.inWriting, labels),
      sentence: sentences.tell(key, noticeSentence(this.#level, needing, label, notice, labels), notice),
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
    label: requestLabel(labels.institution(name), labels),
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
export function referralActs({ scheme, forms, sentences, labels }: Making): Act[] {
  const asked = { acknowledge: undefined, refuse: scheme.defaults.refusal, feedback: scheme.defaults.feedback };
  return (['acknowledge', 'refuse', 'feedback'] as const).map((kind) => {
    const key = `referral.${kind}`;
    return {
      key,
      kind,
      label: referralLabels[kind][labels.language],
      sentence: sentences.tell(key, referralSentences[kind][labels.language], scheme),
      ...formOf(forms.of({ byDefault: asked[kind] })),
    };
  });
}

function formOf({ form, documents }: Composed): { form?: string; documents?: string[] } {
  return { ...(form !== undefined && { form }), ...(documents && { documents }) };
}
