/** A closed case without the people in it, for the counts of reports. */
import type { Answers, Definition, Field } from '../definition/index.ts';
import type { CaseState, Obligation } from './types.ts';

/**
 * What reports count of a case, and nothing that tells of a person: how it went, when, at which bodies; of what was
 * answered only the fields that a report of these definitions asks of. Text that a report only asks whether it is there
 * is a dash. Everything else is gone: answers, names, tasks' words, who may read what.
 */
export function nameless(definitions: readonly Definition[], state: CaseState): CaseState {
  const asked = new Set(definitions.flatMap(({ reports }) => fieldsIn(reports)));
  const fields = new Map<string, Field>();
  for (const { key, field } of definitions.flatMap(fieldsOf)) fields.set(key, field);
  const keep = (page: string, values: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(values).flatMap(([key, value]) => {
        const name = `${page}.${key}`;
        return asked.has(name) ? [[key, coded(fields.get(name), value, asked)]] : [];
      }),
    );
  const answersOf = (answers: Answers): Answers =>
    Object.fromEntries(Object.entries(answers).map(([page, values]) => [page, keep(page, values)]));
  return {
    ...state,
    facts: answersOf(state.facts),
    obligations: state.obligations.map(wordless),
    entries: state.entries.map((one) => ({ ...one, answers: answersOf(one.answers), audience: [] })),
    ...(state.emergencies && { emergencies: state.emergencies.map((one) => ({ ...one, reason: '' })) }),
  };
}

function wordless(obligation: Obligation): Obligation {
  const { text: _, ...rest } = obligation;
  return rest;
}

/** "page.field" and "part.field" of all that is asked of, whatever asks. */
function fieldsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsIn);
  if (!isRecord(value)) return [];
  const { page, field, part, inner } = value;
  const own =
    typeof field === 'string' ? [page, part].flatMap((of) => (typeof of === 'string' ? `${of}.${field}` : [])) : [];
  const within = typeof inner === 'string' ? [`*.${inner}`] : [];
  return [...own, ...within, ...Object.values(value).flatMap(fieldsIn)];
}

function fieldsOf({ forms }: Definition): { key: string; field: Field }[] {
  return forms.flatMap(({ pages }) =>
    pages.flatMap(({ key, part, fields }) =>
      [key, part].flatMap((of) =>
        of === undefined ? [] : fields.map((field) => ({ key: `${of}.${field.key}`, field })),
      ),
    ),
  );
}

const codes: ReadonlySet<Field['type'] | undefined> = new Set([
  'choice',
  'choices',
  'yesNo',
  'wholeNumber',
  'date',
  'body',
  'roles',
  'seats',
]);

function coded(field: Field | undefined, value: unknown, asked: ReadonlySet<string>): unknown {
  if (codes.has(field?.type)) return value;
  if (field?.type !== 'group' || !Array.isArray(value)) return '–';
  // How many there are, and the numbers that are added up.
  return value.map((entry: unknown) =>
    isRecord(entry) ? Object.fromEntries(Object.entries(entry).filter(([key]) => asked.has(`*.${key}`))) : {},
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
