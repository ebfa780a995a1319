import { type Act, type Definition, type Field, type FieldRef, isEqual, lookup, valueOf } from '../definition/index.ts';
import { type View } from './access.ts';
import { firstItems } from './agenda.ts';
import type { Context } from './context.ts';
import { askedBy, correctedBy } from './notions.ts';
import { isReader } from './readers.ts';
import { stepsFor } from './steps.ts';
import type { Answers, Body, CaseState, Entry } from './types.ts';

/** Latest answers of each shared part, by part key. */
export type Facts = CaseState['facts'];

/** The facts that the answers of an act hold: those of pages that are shared parts. */
export function factsIn(definition: Definition, act: Act, answers: Answers): { part: string; values: Facts[string] }[] {
  const found: { part: string; values: Facts[string] }[] = [];
  for (const { key, part } of askedBy(definition, act).parts) {
    const values = Object.hasOwn(answers, key) ? answers[key] : undefined;
    if (values) found.push({ part, values });
  }
  return found;
}

/**
 * The answers of a shared part with those kept that the actor may not read and so could not answer again: nobody wipes
 * out what is hidden from it.
 */
export function withUnread(
  context: Context,
  act: Act,
  part: string,
  values: Facts[string],
  known: Facts[string] | undefined,
): Facts[string] {
  if (!known) return values;
  const pages = lookup(context.definition).forms.get(act.form ?? '')?.pages ?? [];
  const hidden = pages
    .filter((page) => page.part === part)
    .flatMap((page) => page.fields)
    .filter(({ key, readers }) => !Object.hasOwn(values, key) && readers && !isReader(context, context.actor, readers));
  const kept = hidden.flatMap(({ key }) => (Object.hasOwn(known, key) ? [[key, known[key]]] : []));
  return kept.length === 0 ? values : { ...values, ...Object.fromEntries(kept) };
}

/**
 * A shared part after a correction: what that changes is known so now, unless something else has come to be known of it.
 * @param was what the answers said before
 * @param now what they say now
 */
export function correctedFacts(
  known: Facts[string] = {},
  was: Facts[string] = {},
  now: Facts[string] = {},
): Facts[string] {
  const after = { ...known };
  for (const key of new Set([...Object.keys(was), ...Object.keys(now)])) {
    if (isEqual(was[key], now[key]) || !isEqual(was[key], known[key])) continue;
    if (Object.hasOwn(now, key)) after[key] = now[key];
    else delete after[key];
  }
  return after;
}

/**
 * The facts of a case as far as somebody may read the answers they came from, corrected where those are.
 * @param entries those of the case
 */
export function readableFacts({ events, definitionAt }: View, entries: readonly Entry[]): Facts {
  const facts: Facts = {};
  const said = new Map<string, Answers>();
  for (const event of events) {
    if (event.type !== 'performed' || !event.answers) continue;
    const definition = definitionAt(event.seq);
    const { acts } = lookup(definition);
    const act = acts.get(event.act);
    const isCorrection = act?.kind === 'correct';
    const entry = entries.find(({ id, seq }) => (isCorrection ? id === event.target : seq === event.seq));
    const of = isCorrection ? acts.get(correctedBy(act)) : act;
    if (!of) continue;
    const was = isCorrection && entry ? factsIn(definition, of, said.get(entry.id) ?? {}) : undefined;
    if (entry) said.set(entry.id, event.answers);
    if (entry && was && hasLater(entries, entry, event.seq)) continue;
    for (const { part, values } of factsIn(definition, of, event.answers)) {
      const before = was?.find((one) => one.part === part)?.values;
      facts[part] = was ? correctedFacts(facts[part], before, values) : values;
    }
  }
  return facts;
}

/** The act was done again before the event of that number. */
function hasLater(entries: readonly Entry[], entry: Entry, before: number): boolean {
  return entries.some(({ act, seq }) => act === entry.act && seq > entry.seq && seq < before);
}

/**
 * First answers of an act's form: what is known already of the shared parts in it.
 * @param own the actor's body: where a case is opened, fields that ask for a body of its institution hold it, since the
 *   case is that body's whatever is answered
 * @param seen what happened, as far as the actor may see it: for fields that begin with the steps taken so far
 */
export function prefill(definition: Definition, act: Act, facts: Facts, own?: Body, seen?: View): Answers {
  const answers: Answers = {};
  for (const { key, part, fields } of lookup(definition).forms.get(act.form ?? '')?.pages ?? []) {
    const known = part !== undefined && Object.hasOwn(facts, part) ? facts[part] : undefined;
    const first = {
      ...(seen && stepsIn(fields, seen)),
      ...(act.kind === 'open' ? ownBody(fields, own) : undefined),
      ...withoutFiles(fields, known ?? {}),
    };
    if (Object.keys(first).length > 0) answers[key] = first;
  }
  return answers;
}

/**
 * First answers of a form on an open case: of a correction, what is to be corrected; else what is known and done so
 * far, as far as the actor may see it.
 */
export function firstAnswers(
  definition: Definition,
  state: CaseState,
  { act, target }: { act: Act; target: string | undefined },
  seen: View,
): Answers {
  const entry = act.kind === 'correct' ? state.entries.find((one) => one.id === target) : undefined;
  if (!entry) {
    const known = prefill(definition, act, readableFacts(seen, state.entries), undefined, seen);
    const first = firstItems(definition, state, act, target);
    if (!first) return known;
    const { page, group } = first.items;
    return { ...known, [page]: { ...known[page], [group]: first.rows } };
  }
  const { acts, forms } = lookup(definition);
  const pages = forms.get(acts.get(entry.act)?.form ?? '')?.pages ?? [];
  const answered = pages.flatMap(({ key, fields }) => {
    const values = entry.answers[key];
    return values ? [[key, withoutFiles(fields, values)] as const] : [];
  });
  return Object.fromEntries(answered);
}

function stepsIn(fields: Field[], seen: View): Record<string, unknown> {
  const asked = fields.filter((field) => field.prefill === 'steps' && field.type === 'group');
  const filled = asked.map((field) => [field.key, stepsFor(field, seen)] as const);
  return Object.fromEntries(filled.filter(([, steps]) => steps.length > 0));
}

/** A file belongs to the answers it came with: no other act's form may hold it. */
function withoutFiles(fields: Field[], values: Answers[string]): Answers[string] {
  const kept = fields.filter((field) => field.type !== 'attachment' && Object.hasOwn(values, field.key));
  return Object.fromEntries(kept.map((field) => [field.key, entriesWithoutFiles(field, values[field.key])]));
}

function isEntry(entry: unknown): entry is Answers[string] {
  return typeof entry === 'object' && entry !== null;
}

function entriesWithoutFiles({ fields }: Field, value: unknown): unknown {
  if (!fields || !Array.isArray(value)) return value;
  return value.map((entry: unknown) => (isEntry(entry) ? withoutFiles(fields, entry) : entry));
}

function ownBody(fields: Field[], own: Body | undefined): Record<string, string> {
  const asked = fields.filter((field) => field.type === 'body' && field.institution === own?.institution);
  return Object.fromEntries(asked.flatMap((field) => (own ? [[field.key, own.key]] : [])));
}

/**
 * Of whom or what the case is: what is answered in the fields that the definition names, else name and surname.
 * Undefined while no act has told them. For those with business only.
 */
export function about(definition: Definition, state: CaseState): string | undefined {
  const track = definition.tracks?.find((one) => one.key === state.track) ?? definition.tracks?.[0];
  const world = { facts: state.facts, entries: state.entries, today: state.actedAt };
  if (track?.about === 'group' && !track.whom) return track.label;
  const fields = track?.whom ?? definition.about ?? namesOfPerson(definition);
  const name = fields
    .map((field) => valueOf(field, {}, world))
    .filter((one) => typeof one === 'string' && one !== '')
    .join(' ');
  return name === '' ? undefined : name;
}

function namesOfPerson(definition: Definition): FieldRef[] {
  const part = partWithName(definition);
  return part === undefined ? [] : ['vards', 'uzvards'].map((field) => ({ page: part, field, part }));
}

function partWithName(definition: Definition): string | undefined {
  const pages = definition.forms.flatMap((form) => form.pages);
  return pages.find(
    (page) =>
      page.part !== undefined && ['vards', 'uzvards'].every((key) => page.fields.some((field) => field.key === key)),
  )?.part;
}
