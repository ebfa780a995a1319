/** What the definition says, by the kernel, of everything that can be asked of a case. */
import { randomUUID } from 'node:crypto';
import { type Definition, type Form, lookup } from '@riciba/runtime/definition';
import {
  type Actor,
  type CaseEvent,
  type CaseState,
  firstAnswers,
  hasBusiness,
  offers,
  type Setting,
  step,
  view,
  waiting,
} from '@riciba/runtime/kernel';
import type { CaseView } from '@riciba/runtime/server/api';

export interface Standing {
  definition: Definition;
  setting: Setting;
  state: CaseState;
  events: CaseEvent[];
}

/** The part of a case's page that is somebody's to see or not to see. */
export type Sight = Pick<CaseView, 'status' | 'version' | 'definition' | 'whole'> & {
  levels: string[];
  referrals: string[];
  obligations: string[];
  mine: string[];
  timeline: { seq: number; act: string; answers?: unknown }[];
  offers: unknown[];
};

/** Nothing: the case is not there for this actor. */
export function expectedSight({ definition, setting, state, events }: Standing, actor: Actor): Sight | undefined {
  if (!hasBusiness(definition, state, actor, setting)) return undefined;
  const seen = view(definition, state, events, actor, setting);
  const { acts } = lookup(definition);
  return {
    status: state.status,
    version: state.version,
    definition: definition.hash,
    whole: seen.whole,
    levels: seen.levels.map((run) => `${run.id} ${run.status}`),
    referrals: seen.referrals.map((one) => `${one.id} ${one.status}`),
    obligations: seen.obligations.filter((one) => one.status === 'open').map((one) => one.id),
    mine: waiting(definition, state, actor, setting).map((one) => one.id),
    timeline: seen.events.flatMap((event) =>
      event.type === 'performed' ? [{ seq: event.seq, act: event.act, answers: event.answers }] : [],
    ),
    offers: offers(definition, state, actor, setting).map((one) => {
      const act = acts.get(one.act);
      return [
        one.act,
        one.target,
        one.blocked?.text,
        one.blocked?.sentence,
        act ? firstAnswers(definition, state, { act, target: one.target }, seen) : {},
      ];
    }),
  };
}

/** The same of a page that was fetched. */
export function sightOf(page: CaseView): Sight {
  const { status, version, definition, whole, levels, referrals, obligations, timeline } = page;
  return {
    status,
    version,
    definition,
    whole,
    levels: levels.map((one) => `${one.run} ${one.status}`),
    referrals: referrals.map((one) => `${one.id} ${one.status}`),
    obligations: obligations.map((one) => one.obligation),
    mine: obligations.filter((one) => one.mine).map((one) => one.obligation),
    timeline: timeline.map(({ seq, act, answers }) => ({ seq, act, answers })),
    offers: page.offers.map((one) => [one.act, one.target, one.blocked?.text, one.blocked?.sentence, one.prefill]),
  };
}

export interface Refusal {
  status: number;
  code: string;
  sentence?: string;
}

const byAnswers = new Set(['no-recipient', 'answers-missing', 'recipient-missing']);

/** Who does what on what. `on` is undefined where a case is opened. */
export interface Attempt {
  definition: Definition;
  setting: Setting;
  on: CaseState | undefined;
  actor: Actor;
  act: string;
  target?: string;
  now: string;
}

/** How the act is refused when its form is sent empty; undefined when it would be accepted. */
export function expectedRefusal({ definition, setting, on, actor, act, target, now }: Attempt): Refusal | undefined {
  if (on && !hasBusiness(definition, on, actor, setting)) return { status: 404, code: 'not-found' };
  const command = { id: 'attempt', actor, act, target, answers: {}, case: on ? undefined : randomUUID() };
  const result = step(definition, on, command, now, setting);
  const { acts, forms } = lookup(definition);
  const form = forms.get(acts.get(act)?.form ?? '');
  if (!result.refused) return form && asksSomething(form) ? { status: 422, code: 'answers' } : undefined;
  const { code, sentence } = result;
  if (form && asksSomething(form) && byAnswers.has(code)) return { status: 422, code: 'answers' };
  return { status: 422, code, sentence };
}

/** Is there a question that is asked and must be answered whatever else is? */
function asksSomething(form: Form): boolean {
  return form.pages.some((page) => !page.when && page.fields.some((field) => field.required && !field.when));
}
