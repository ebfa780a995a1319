import type * as Scheme from '@riciba/language';
import type { Act, Duty, Trigger } from '@riciba/runtime/definition';
import { actPathKey, dutyPathKey } from './act-paths.ts';
import { type Making, performer } from './acts.ts';
import { dutySentence } from './duty-sentences.ts';
import { fieldKey, translated } from './forms/conditions.ts';
import { asciiKey, levelKey, pathKey } from './keys.ts';
import { termBeforeOf, termOf } from './terms.ts';

/** What a duty becomes: itself, and the act that fulfils it where the scheme has no other for it. */
export interface MadeDuty {
  duty: Duty;
  acts: Act[];
}

/** Standing duties are told with the rules; nothing in a file opens or fulfils them. */
export function madeDuties(making: Making): MadeDuty[] {
  return making.scheme.duties.flatMap((duty) => {
    if (duty.does.kind !== 'standing') return [dutyOf(duty, making)];
    making.sentences.tell(dutyPathKey(making.scheme, duty.name), dutySentence(duty, making.labels), duty);
    return [];
  });
}

function dutyOf(source: Scheme.Duty, making: Making): MadeDuty {
  const { scheme, labels, sentences } = making;
  const key = dutyPathKey(scheme, source.name);
  const sentence = sentences.tell(key, dutySentence(source, labels), source);
  const { does, before } = source;
  const to = does.kind === 'inform' ? does.to.map((each) => pathKey(each)) : [];
  const duty: Duty = {
    key,
    label: source.label,
    sentence,
    ...(source.track !== undefined && { track: asciiKey(source.track) }),
    ...(source.level !== undefined && { level: levelKey(source.level) }),
    ...(source.by && { by: performer(source.by) }),
    ...(source.seats !== undefined && { seats: asciiKey(source.seats) }),
    ...(source.among && { among: fieldKey(source.among, making.forms.keys) }),
    ...(source.instead && { instead: fieldKey(source.instead, making.forms.keys) }),
    opens: source.opens.map((trigger) => triggerOf(trigger, making)),
    act: actPathKey(scheme, source.name),
    ...(to.length > 0 && { to }),
    ...(source.within && { within: termOf(source.within) }),
    ...(before && { before: beforeOf(before, making) }),
    ...(source.recurs && { recurs: source.recurs }),
    ...(source.late && { late: { informs: source.late.informs.map((role) => pathKey(role)) } }),
    ...(source.reminder && { reminder: termBeforeOf(source.reminder) }),
    ...(source.extension && { extension: extensionOf(source.extension, making) }),
    ...outlives(source, making),
  };
  return { duty, acts: does.kind === 'act' ? [] : [fulfilAct(source, duty, to[0], making)] };
}

function beforeOf(
  { term, of, moved = [] }: NonNullable<Scheme.Duty['before']>,
  { scheme, forms }: Making,
): NonNullable<Duty['before']> {
  const isThere = ({ act = '' }: Scheme.FieldRef): boolean => {
    const [level, name] = act.split('.');
    const { entries = [], options = [] } = scheme.levels.find((one) => one.name === level) ?? {};
    return [...entries, ...options].some((one) => one.name === name);
  };
  const others = moved.filter(isThere).map((field) => fieldKey(field, forms.keys));
  return {
    term: termBeforeOf(term),
    of: fieldKey(of, forms.keys),
    ...(others.length > 0 && { moved: others }),
  };
}

function extensionOf(
  { by, when }: NonNullable<Scheme.Duty['extension']>,
  { forms }: Making,
): NonNullable<Duty['extension']> {
  return { by: performer(by), ...(when && { when: translated(when, forms.keys) }) };
}

/**
 * Where the scheme does not say whether a duty stays when the case is closed: informing somebody at an institution does.
 * What recurs, and what is owed before some day of the case, ends with it.
 */
function outlives({ outlives: said, does, recurs, before }: Scheme.Duty, { scheme }: Making): Pick<Duty, 'outlives'> {
  if (said !== undefined) return { outlives: said };
  if (does.kind !== 'inform' || recurs || before) return {};
  const isParty = (name: string): boolean => scheme.parties.some((party) => party.name === name);
  return does.to.every(isParty) ? {} : { outlives: true };
}

function triggerOf(trigger: Scheme.Trigger, { scheme, forms }: Making): Trigger {
  switch (trigger.on) {
    case 'level':
      return { on: 'level', level: levelKey(trigger.level) };
    case 'act': {
      const act = actPathKey(scheme, trigger.act);
      return { on: 'act', act, ...(trigger.when && { when: translated(trigger.when, forms.keys) }) };
    }
    case 'when':
      return { on: 'when', when: translated(trigger.when, forms.keys) };
    case 'open':
      return { on: 'open', ...(trigger.track !== undefined && { track: asciiKey(trigger.track) }) };
    case 'late':
      return { on: 'late', duty: dutyPathKey(scheme, trigger.duty) };
  }
  return trigger satisfies never;
}

function fulfilAct(source: Scheme.Duty, duty: Duty, to: string | undefined, { forms, scheme }: Making): Act {
  const { does } = source;
  const { notice, writtenNotice } = scheme.defaults;
  const inWriting = does.kind === 'inform' && does.inWriting;
  const byDefault = does.kind !== 'inform' ? undefined : inWriting ? (writtenNotice ?? notice) : notice;
  const { form } = forms.of({ ...('form' in does && { own: does.form }), byDefault });
  return {
    key: duty.act,
    kind: 'fulfil',
    label: source.label,
    sentence: duty.sentence,
    duty: duty.key,
    ...(duty.level !== undefined && { level: duty.level }),
    ...(to !== undefined && { to, inWriting }),
    ...(form !== undefined && { form }),
  };
}
