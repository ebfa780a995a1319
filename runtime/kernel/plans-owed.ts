/** What acts on obligations, on entries and on closed files do. */
import { type Act, type Answers, lookup } from '../definition/index.ts';
import type { Admitted } from './admit.ts';
import { type Context, refuse } from './context.ts';
import { named, owing } from './debtors.ts';
import { dueOn } from './deadlines.ts';
import { openLevel } from './levels.ts';
import type { Plan } from './plans.ts';
import { notFound } from './refusals.ts';
import { readDate } from './time/dates.ts';
import type { Refusal } from './types.ts';
import { localDay } from './world.ts';

type OnObligation = Admitted & { on: 'obligation' };

export function planOnObligation(context: Context, admitted: OnObligation, answers: Answers): Plan | Refusal {
  const { kind } = admitted.act;
  if (kind === 'fulfil') return planFulfilment(context, admitted);
  if (kind === 'finish') return planFinishing(admitted);
  return kind === 'extend' ? planExtension(context, admitted, answers) : notFound();
}

/** Whoever the duty is towards is told, and may read. One that recurs is met when it was done often enough. */
function planFulfilment({ definition, setting }: Context, { act, state, obligation }: OnObligation): Plan {
  const duty = definition.duties?.find((one) => one.key === obligation.duty);
  const names = new Set([...(act.to === undefined ? [] : [act.to]), ...(duty?.to ?? [])]);
  const told = [...names].flatMap((name) => named(definition, state, name, setting) ?? []);
  return {
    refused: false,
    audience: told.map((one) => one.body),
    follow: (recording) => {
      if (!duty?.recurs) recording.record({ type: 'obligationMet', obligation: obligation.id });
      recording.sendAll('informed', told, 'Jūs esat informēts par lietu.');
    },
  };
}

/** Whoever gave the task learns of it. */
function planFinishing({ state, obligation }: OnObligation): Plan {
  const given = state.entries.find((entry) => entry.id === obligation.target);
  return {
    refused: false,
    audience: given ? [given.by.body] : [],
    follow: (recording) => {
      recording.record({ type: 'obligationMet', obligation: obligation.id });
      if (given) recording.send('answered', given.by, 'Uzdevums ir izpildīts.');
    },
  };
}

function planExtension(context: Context, { act, state, obligation }: OnObligation, answers: Answers): Plan | Refusal {
  const date = newDate(context, act, answers);
  if (date === undefined || date <= (obligation.due ?? '').slice(0, 10)) {
    return refuse('answers-missing', 'Norādiet datumu, kas ir vēlāks par tagadējo termiņu.', obligation.sentence);
  }
  // Whoever is late already would be given a date by which nobody can do it any more.
  if (context.at !== undefined && date < localDay(context.at)) {
    return refuse('answers-missing', 'Norādiet datumu, kas vēl nav pagājis.', obligation.sentence);
  }
  const debtor = owing(context.definition, state, obligation, context.setting);
  return {
    refused: false,
    audience: [debtor.body],
    follow: (recording) => {
      recording.record({
        type: 'obligationExtended',
        obligation: obligation.id,
        due: date,
        ...dueOn(recording, debtor, date),
      });
      recording.send('informed', debtor, 'Jums noteiktais termiņš ir pagarināts.');
    },
  };
}

/** What is answered in the first date of the form. */
function newDate({ definition }: Context, act: Act, answers: Answers): string | undefined {
  for (const page of lookup(definition).forms.get(act.form ?? '')?.pages ?? []) {
    const field = page.fields.find((one) => one.type === 'date');
    const date = field && answers[page.key]?.[field.key];
    if (typeof date === 'string' && readDate(date) !== undefined) return date;
  }
  return undefined;
}

/** Whoever could read the entry reads what stands in its place. The change itself is made with the record of it. */
export function planCorrection({ entry }: Admitted & { on: 'entry' }): Plan {
  return { refused: false, audience: entry.audience, follow: () => {} };
}

export function planReopening({ opens }: Admitted & { on: 'file' }): Plan {
  const { level, by } = opens;
  return {
    refused: false,
    audience: [by.body],
    follow: (recording) => {
      recording.record({ type: 'reopened' });
      openLevel(recording, level, by);
      recording.send('returned', by, 'Lieta ir atsākta. Izlemiet, kā rīkoties tālāk.');
    },
  };
}
