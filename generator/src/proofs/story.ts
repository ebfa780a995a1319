import type { Entry, FieldRef, Level, Scheme } from '@riciba/language';
import type { Labels } from '../words.ts';
import { standInText } from './atoms.ts';
import type { Combination } from './combinations.ts';
import type { Step, Stop } from './stops.ts';

/**
 * A shortest way from an entry to where the case stops, in words, so that a person can check it by hand:
 * "Sākt jaunu lietu → 1. līmenis: «…» → …". Empty where no way leads there.
 */
export function story(scheme: Scheme, steps: readonly Step[], stop: Stop, labels: Labels): string {
  const way = shortestWay(scheme, steps, stop.level);
  if (!way) return '';
  const told = way.steps.map(({ from, outcome, answers }) => recorded(from, outcome.label, answers, labels));
  return [labels.quoted(way.entry.label), ...told, ending(stop, labels)].join(' → ');
}

function recorded(level: Level, outcome: string, answers: Combination | undefined, labels: Labels): string {
  const given = answers ? facts(answers, labels) : '';
  return `${numbered(level, labels)}: ${labels.quoted(outcome)}${given && ` (${given})`}`;
}

/** "3. līmenis". */
export function numbered({ number }: Level, { say }: Labels): string {
  return say(`${number}. līmenis`, `level ${number}`);
}

function ending(stop: Stop, labels: Labels): string {
  const { say } = labels;
  switch (stop.code) {
    case 'RIC0501':
      return `${recorded(stop.level, stop.outcome.label, stop.open[0], labels)} → ${say('nesaņem neviens', 'nobody receives it')}`;
    case 'RIC0502': {
      const { nominative } = labels.institution(stop.recipient.institution);
      const sent = recorded(stop.level, stop.outcome.label, stop.example, labels);
      return say(
        `${sent} → saņem ${nominative} → tālāk nekas nav pateikts`,
        `${sent} → ${nominative} receives it → nothing is said of what follows`,
      );
    }
    case 'RIC0503':
      return `${numbered(stop.level, labels)}: ${say('nav neviena iznākuma', 'no outcome')}`;
    case 'RIC0505':
      return `${numbered(stop.level, labels)}: ${say('neviens iznākums neved līdz lietas noslēgšanai', 'no outcome leads to the end of the case')}`;
    case 'RIC0504':
    case 'RIC0506':
    case 'RIC0507':
      return '';
  }
  return stop satisfies never;
}

/** "«Pamats»: «Cits pamats»; «Skaits»: 5". */
export function facts({ given }: Combination, labels: Labels): string {
  return given
    .map(({ reference, value }) => {
      const values = Array.isArray(value) ? value : [value];
      const answers = values.map((one: string | boolean | number) => answer(reference, one, labels));
      const asked = standInText(reference, labels) ?? labels.fieldName(reference);
      return `${asked}: ${answers.join(', ')}`;
    })
    .join('; ');
}

function answer(reference: FieldRef, value: string | boolean | number, labels: Labels): string {
  return typeof value === 'number' ? String(value) : labels.quoted(labels.answer(reference, value));
}

function shortestWay(scheme: Scheme, steps: readonly Step[], goal: Level): { entry: Entry; steps: Step[] } | undefined {
  const ways = scheme.levels.flatMap((level) =>
    level.entries.slice(0, 1).map((entry) => ({ entry, at: level.name, steps: [] as Step[] })),
  );
  const seen = new Set(ways.map(({ at }) => at));
  // Breadth first: `ways` grows while it is read.
  for (const way of ways) {
    if (way.at === goal.name) return way;
    for (const step of steps.filter(({ from, to }) => from.name === way.at && !seen.has(to))) {
      seen.add(step.to);
      ways.push({ entry: way.entry, at: step.to, steps: [...way.steps, step] });
    }
  }
  return undefined;
}
