/** What follows from a scheme as a whole: which entries are kept, which acts change what was entered or promised. */
import type * as Scheme from '@riciba/language';
import type { Act, Condition, Definition, Duty, Form, Quantity, Track } from '@riciba/runtime/definition';
import { asciiKey } from './keys.ts';
import type { Making } from './acts.ts';
import { sayIn } from './words.ts';

/** Kinds of file. Levels outside of tracks make up a course of their own, which comes first. */
export function tracksOf({ tracks, levels, language }: Scheme.Scheme): Track[] {
  if (tracks.length === 0) return [];
  const isOutside = levels.some((level) => level.track === undefined);
  return [
    ...(isOutside
      ? [{ key: firstTrack, label: sayIn(language)('Bērna lieta', 'Case of a child'), about: 'child' as const }]
      : []),
    ...tracks.map(
      (track): Track => ({
        key: asciiKey(track.name),
        label: track.label,
        about: track.about,
        ...(track.group !== undefined && { group: asciiKey(track.group) }),
      }),
    ),
  ];
}

const firstTrack = 'lieta';

/** Marks the acts whose entries something counts or names, and gives the acts that correct these. */
export function keepEntries(
  definition: Pick<Definition, 'acts' | 'duties' | 'forms' | 'reports'>,
  making: Making,
): Act[] {
  const kept = new Set([...definition.acts.flatMap(keptBy), ...(definition.duties ?? []).flatMap(keptByDuty)]);
  for (const { acts = [], by, when } of (definition.reports ?? []).flatMap(({ rows }) => rows)) {
    for (const act of acts) kept.add(act);
    if (by?.of === 'field') addAct(by.field, kept);
    if (when) actsIn(when, kept);
  }
  for (const form of definition.forms) for (const condition of conditionsIn(form)) actsIn(condition, kept);
  for (const act of definition.acts)
    if (kept.has(act.key) || (act.dateField && act.kind !== 'extend')) act.keeps = true;
  return definition.acts.filter(({ keeps, form }) => keeps && form !== undefined).map((act) => correctAct(act, making));
}

function keptBy({ gates = [], effect }: Act): string[] {
  const kept = new Set<string>();
  for (const gate of gates) actsIn(gate.when, kept);
  for (const one of effect?.kind === 'refer' ? effect.recipients : []) if (one.when) actsIn(one.when, kept);
  return [...kept];
}

function keptByDuty({ opens, act, before, recurs, extension }: Duty): string[] {
  const kept = new Set<string>(recurs ? [act] : []);
  if (before?.of.act !== undefined) kept.add(before.of.act);
  for (const trigger of opens) if ('when' in trigger && trigger.when) actsIn(trigger.when, kept);
  if (extension?.when) actsIn(extension.when, kept);
  return [...kept];
}

function conditionsIn({ pages, rules = [] }: Form): Condition[] {
  return [
    ...rules.map(({ when }) => when),
    ...pages.flatMap((page) => [
      ...(page.when ? [page.when] : []),
      ...(page.rules ?? []).map(({ when }) => when),
      ...page.fields.flatMap(({ when }) => when ?? []),
    ]),
  ];
}

/** Adds the acts of which a condition speaks. */
function actsIn(condition: Condition, found: Set<string>): void {
  switch (condition.op) {
    case 'and':
    case 'or':
    case 'some':
      for (const part of condition.of) actsIn(part, found);
      return;
    case 'not':
      actsIn(condition.of, found);
      return;
    case 'compare':
      for (const one of [condition.left, condition.right]) actsInQuantity(one, found);
      return;
    case 'before':
    case 'notAfter':
      for (const day of [condition.left, condition.right]) if (day.of === 'field') addAct(day.field, found);
      return;
    case 'since':
      found.add(condition.act);
      return;
    case 'is':
    case 'hasAny':
    case 'hasAll':
    case 'known':
    case 'less':
    case 'atMost':
    case 'atLeast':
    case 'more':
      addAct(condition.field, found);
      return;
  }
  condition satisfies never;
}

function actsInQuantity(quantity: Quantity, found: Set<string>): void {
  if (quantity.of === 'count' || quantity.of === 'sum') found.add(quantity.act);
  else if (quantity.of === 'plus') for (const part of quantity.parts) actsInQuantity(part, found);
  else if (quantity.of === 'score') for (const field of quantity.fields) addAct(field, found);
  else if (quantity.of !== 'number') addAct(quantity.field, found);
}

function addAct({ act }: { act?: string }, found: Set<string>): void {
  if (act !== undefined) found.add(act);
}

/** What was entered is put right by those who enter it, with the same form. */
function correctAct(act: Act, { sentences, labels }: Making): Act {
  const key = `entry.correct.${act.key}`;
  const place = sentences.places.get(act.sentence);
  if (!place) throw new Error(`The sentence "${act.sentence}" stands nowhere.`);
  return {
    key,
    kind: 'correct',
    label: labels.say(`Labot: ${act.label}`, `Correct: ${act.label}`),
    sentence: sentences.tell(
      key,
      `${labels.quoted(act.label)}: ${labels.say('ierakstīto var labot tie, kas to ieraksta', 'whoever enters it may correct it')}.`,
      { at: place },
    ),
    ...(act.form !== undefined && { form: act.form }),
    ...(act.dateField && { dateField: act.dateField }),
  };
}

/** The act with which those who may set a later date. It asks for the date and the reason. */
export function extendAct(duties: readonly Duty[], { scheme, forms, sentences, labels: { say } }: Making): Act[] {
  if (!duties.some(({ extension }) => extension)) return [];
  const at = scheme.at;
  const key = 'obligation.extend';
  const fields: Scheme.Field[] = [
    { name: 'lidz', label: say('Jaunais termiņš', 'New date'), type: { kind: 'date' }, required: true, at },
    {
      name: 'iemesls',
      label: say('Pagarināšanas iemesls', 'Why it is extended'),
      type: { kind: 'longText' },
      required: true,
      at,
    },
  ];
  const form: Scheme.Form = {
    name: 'pagarinasana',
    label: say('Termiņa pagarināšana', 'Extension of the term'),
    pages: [{ name: 'termins', label: say('Termiņš', 'Term'), fields, at }],
    at,
  };
  return [
    {
      key,
      kind: 'extend',
      label: say('Pagarināt termiņu', 'Extend the term'),
      sentence: sentences.tell(
        key,
        say(
          'Termiņu pagarina tas, kam shēma to ļauj, norādot iemeslu.',
          'A term is extended by those whom the scheme allows it, giving the reason.',
        ),
        { at },
      ),
      form: forms.made(form),
      dateField: { page: 'termins', field: 'lidz' },
    },
  ];
}
