/**
 * A second way to find where cases stop, for comparison: walks a definition state by state with every answer a form
 * can take, each subset of a list and each number. Knows nothing of how the proofs count.
 */
import { type Answers, type Definition, type Form, holds, prune, type Recipient } from '@riciba/runtime/definition';
import { Ajv } from 'ajv';

/** What was met: "gap L1.x", "silent L1.x.Policija", "dead L2", "unreached L3", "endless L1", "idle L1.x.Dienests". */
export function explore(definition: Definition): Set<string> {
  const met = new Set<string>();
  const next = new Map<string, string[]>();
  const closing = new Set<string>();
  for (const level of definition.levels) {
    const outcomes = definition.acts.filter((act) => act.kind === 'outcome' && act.level === level.key);
    if (outcomes.length === 0 && level.participatesFor.length === 0) met.add(`dead ${level.key}`);
    const goes: string[] = [];
    for (const { key, form, effect } of outcomes) {
      if (effect?.kind === 'close') closing.add(level.key);
      if (effect?.kind === 'level') goes.push(effect.level);
      if (effect?.kind !== 'refer') continue;
      const sent = new Set<Recipient>();
      for (const answers of everyAnswer(definition.forms.find((one) => one.key === form))) {
        const receiving = receivers(effect.recipients, answers);
        if (receiving.length === 0) met.add(`gap ${key}`);
        for (const recipient of receiving) sent.add(recipient);
      }
      for (const recipient of effect.recipients) {
        if (!sent.has(recipient)) met.add(`idle ${recipient.key}`);
        else if (recipient.then.kind === 'none') met.add(`silent ${recipient.key}`);
        else if (recipient.then.kind === 'level') goes.push(recipient.then.level);
      }
    }
    next.set(level.key, goes);
  }
  const opened = definition.acts.flatMap((act) => (act.kind === 'open' && act.level !== undefined ? [act.level] : []));
  const asked = new Map(definition.levels.map(({ key, participatesFor }) => [key, participatesFor]));
  const reached = walk(opened, (at) => [
    ...(next.get(at) ?? []),
    ...[...asked].flatMap(([key, askers]) => (askers.includes(at) ? [key] : [])),
  ]);
  const stopped = new Set([...met].filter((one) => !one.startsWith('idle')).map((one) => one.split(/[ .]/)[1]));
  for (const { key, participatesFor } of definition.levels) {
    if (!reached.has(key)) met.add(`unreached ${key}`);
    else if (participatesFor.length === 0) {
      const ahead = walk([key], (at) => next.get(at) ?? []);
      if (![...ahead].some((at) => closing.has(at) || stopped.has(at))) met.add(`endless ${key}`);
    }
  }
  return met;
}

function receivers(recipients: readonly Recipient[], answers: Answers): Recipient[] {
  const named = recipients.filter((one) => one.when !== undefined && holds(one.when, answers));
  const always = recipients.filter((one) => one.when === undefined && one.otherwise !== true);
  return [...named, ...always, ...(named.length === 0 ? recipients.filter((one) => one.otherwise === true) : [])];
}

function walk(from: readonly string[], ahead: (at: string) => string[]): Set<string> {
  const seen = new Set<string>();
  const open = [...from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...ahead(at));
  }
  return seen;
}

/** Everything that can be handed in: all values of all fields, kept if the form's own schema takes them. */
function everyAnswer(form: Form | undefined): Answers[] {
  if (!form) return [{}];
  const valid = new Ajv({ strict: false, validateFormats: false }).compile(form.schema);
  let all: Answers[] = [Object.fromEntries(form.pages.map((page) => [page.key, {}]))];
  for (const page of form.pages) {
    for (const { key, type } of page.fields) {
      all = all.flatMap((answers) =>
        [undefined, ...valuesOf(type)].map((value) =>
          value === undefined ? answers : { ...answers, [page.key]: { ...answers[page.key], [key]: value } },
        ),
      );
    }
  }
  return all.map((answers) => prune(form, answers)).filter((answers) => valid(answers));
}

function valuesOf(type: string): unknown[] {
  if (type === 'yesNo') return [true, false];
  if (type === 'wholeNumber') return [0, 1, 2, 3, 4, 5];
  if (type === 'choice') return ['a', 'b', 'c'];
  if (type === 'choices') return [['a'], ['b'], ['c'], ['a', 'b'], ['a', 'c'], ['b', 'c'], ['a', 'b', 'c']];
  return type === 'attachment' ? [['id']] : ['x'];
}
