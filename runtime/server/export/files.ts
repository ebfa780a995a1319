import { type Definition, type Field, type Form, isAnswer } from '../../definition/index.ts';
import type { CaseEvent } from '../../kernel/index.ts';
import { fieldAt } from '../answers/check.ts';
import type { Directory } from '../municipality/directory.ts';
import type { Services } from '../services.ts';
import { formOf } from './answered.ts';

/** A file that was added. Without `as` it is not given out: `why` says so. */
export interface ExportedFile {
  id: string;
  /** Its name in the folder of the export, without anything personal. */
  as?: string;
  /** As it was added; not told where it is not for the family. */
  name?: string;
  why?: Why;
  size: number;
  by: string;
  at: string;
}

/** Not for the family, or a virus was found in it: it is kept as evidence and opened by nobody. */
type Why = 'withheld' | 'infected';

/** What is known of an uploaded file. */
export type FileRow = Awaited<ReturnType<typeof filesOf>>[number];

/** The files of a case, or those that a post has added to forms it has not handed in. */
export async function filesOf({ db, directory }: Services, of: { case: string } | { post: string }) {
  const rows = db
    .selectFrom('attachment')
    .select(['id', 'name', 'size', 'post', 'uploadedAt', 'act', 'field', 'seq', 'scanned'])
    .where('municipality', '=', directory.municipality)
    .where('kind', '!=', '')
    .orderBy('uploadedAt')
    .orderBy('id');
  const chosen =
    'case' in of ? rows.where('caseId', '=', of.case) : rows.where('caseId', 'is', null).where('post', '=', of.post);
  return await chosen.execute();
}

/** @param stem what it is called in the folder, but for the ending of its name */
export function exportedFile(
  directory: Directory,
  { id, name, size, post, uploadedAt, scanned }: FileRow,
  stem: string,
  withheld: boolean,
): ExportedFile {
  const told = { id, size, by: directory.postName(post), at: uploadedAt };
  if (withheld) return { ...told, why: 'withheld' };
  if (scanned === 'infected') return { ...told, name, why: 'infected' };
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0].toLowerCase() ?? '';
  return { ...told, as: `${stem}${ending}`, name };
}

/** What decides whether a file may be handed to the family: what happened, and by which definition. */
export interface Family {
  events: readonly CaseEvent[];
  definitionAt: (seq: number) => Definition;
}

/** As the field in which it stands; a paper that was signed and handed in, as the strictest of what its form says. */
export function isWithheld(
  { act, field, seq }: Pick<FileRow, 'act' | 'field' | 'seq'>,
  { events, definitionAt }: Family,
): boolean {
  const event = events.find((one) => one.seq === seq);
  if (event?.type !== 'performed') return false;
  const form = formOf(definitionAt(event.seq), act || event.act);
  if (!form) return false;
  return act ? isClosed(form, field) : answeredIn(form, event).some((one) => one.notForFamily);
}

/** Is a field, or the group in which it stands, not for the family? */
export function isClosed(form: Form, field: string): boolean {
  const [page = '', ...keys] = field.split('.');
  return keys.some((_, at) => fieldAt(form, [page, ...keys.slice(0, at + 1)].join('.'))?.notForFamily);
}

function answeredIn({ pages }: Form, { answers }: Extract<CaseEvent, { type: 'performed' }>): Field[] {
  return pages.flatMap(({ key, fields }) =>
    fields.flatMap((one) => (isAnswer(answers?.[key]?.[one.key]) ? [one, ...(one.fields ?? [])] : [])),
  );
}
