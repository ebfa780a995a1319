import type { Answers, Definition, Field } from '../../definition/index.ts';
import { isNotSubmitted } from '../cases/drafts.ts';
import type { Services } from '../services.ts';

/** Cases of the municipality in whose answers, of now or before, a personal code stands, by number. */
export async function casesOfPerson(services: Services, code: string): Promise<string[]> {
  const { db, directory, definitions } = services;
  const { municipality } = directory;
  const wanted = code.replace('-', '');
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'number'])
    .where('municipality', '=', municipality)
    .where('status', '!=', 'erased')
    .orderBy('number')
    .execute();
  const fields = new Set([...(await definitions.all()).values()].flatMap(codeFields));
  const found: string[] = [];
  for (const { id, number } of rows) {
    const events = await db
      .selectFrom('event')
      .select('data')
      .where('municipality', '=', municipality)
      .where('caseId', '=', id)
      .where('type', '=', 'performed')
      .execute();
    const answers = events.flatMap(({ data }) => (data.type === 'performed' && data.answers ? [data.answers] : []));
    if (answers.some((one) => holds(one, fields, wanted))) found.push(number);
  }
  return found;
}

/** Keys of the fields that hold a personal code. */
function codeFields({ forms }: Definition): string[] {
  const within = (fields: readonly Field[]): string[] =>
    fields.flatMap((field) => [...(field.type === 'personalCode' ? [field.key] : []), ...within(field.fields ?? [])]);
  return forms.flatMap(({ pages }) => pages.flatMap(({ fields }) => within(fields)));
}

function holds(answers: Answers, fields: ReadonlySet<string>, wanted: string): boolean {
  const within = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(within);
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, one]) =>
      typeof one === 'string' ? (fields.has(key) ? [one] : []) : within(one),
    );
  };
  return within(answers).some((one) => one.replace('-', '') === wanted);
}

/** Drafts of cases that are not begun in whose answers a personal code stands, whoever's they are. */
export async function draftsOfPerson(services: Services, code: string) {
  const { db, directory, definitions } = services;
  const rows = await db
    .selectFrom('draft')
    .select(['id', 'post', 'savedAt', 'answers', 'command'])
    .where('municipality', '=', directory.municipality)
    .where('id', 'like', 'new~%')
    .where(isNotSubmitted)
    .orderBy('savedAt')
    .execute();
  const fields = new Set([...(await definitions.all()).values()].flatMap(codeFields));
  return rows.filter(({ answers }) => holds(answers, fields, code.replace('-', '')));
}
