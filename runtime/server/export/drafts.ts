import { type Answers, type Definition, lookup } from '../../definition/index.ts';
import type { Names } from '../../documents/index.ts';
import { bodyName } from '../../kernel/index.ts';
import { possibleIds } from '../answers/ids.ts';
import { isNotSubmitted } from '../cases/drafts.ts';
import type { Services } from '../services.ts';
import { type Answered, formOf, said } from './answered.ts';
import { type ExportedFile, exportedFile, filesOf, isClosed } from './files.ts';
import { draftsOfPerson } from './find.ts';

/** A form that was begun and not handed in. */
export interface ExportedDraft {
  savedAt: string;
  by: string;
  what: string;
  answers: Answered[];
  files: ExportedFile[];
}

/** A draft of a case that is not begun, and the id under which its form will be handed in. */
export interface BegunDraft {
  command: string;
  told: ExportedDraft;
}

interface DraftRow {
  id: string;
  post: string;
  savedAt: string;
  answers: Answers;
}

/** How drafts are told. */
interface Telling {
  definition: Definition;
  /** What stands before the numbers in the names of their files. */
  stem: string;
  /** Also what is not to be handed to the family. */
  all: boolean;
}

/** Drafts of a case, of whichever post. */
export async function draftsOf(services: Services, id: string, telling: Telling): Promise<ExportedDraft[]> {
  const rows = await services.db
    .selectFrom('draft')
    .select(['id', 'post', 'savedAt', 'answers'])
    .where('municipality', '=', services.directory.municipality)
    .where('id', 'like', `${id}~%`)
    .where(isNotSubmitted)
    .orderBy('savedAt')
    .execute();
  return await Promise.all(rows.map((row, at) => toldDraft(services, row, at + 1, telling)));
}

/** Drafts of cases that are not begun, in which a personal code stands. */
export async function collectDrafts(services: Services, code: string, all: boolean): Promise<BegunDraft[]> {
  const { definition } = services.definitions.current;
  const telling = { definition, stem: '', all };
  const rows = await draftsOfPerson(services, code);
  return await Promise.all(
    rows.map(async (row, at) => ({
      command: row.command,
      told: await toldDraft(services, row, at + 1, telling),
    })),
  );
}

async function toldDraft(
  services: Services,
  { id, post, savedAt, answers }: DraftRow,
  nth: number,
  { definition, stem, all }: Telling,
): Promise<ExportedDraft> {
  const { directory } = services;
  const setting = directory.settingFor(definition);
  const act = id.split('~')[1] ?? '';
  const form = formOf(definition, act);
  const ids = possibleIds(answers);
  const files = (await filesOf(services, { post })).filter((file) => ids.includes(file.id));
  const names: Names = {
    body: (_institution, key) => bodyName(setting, key),
    file: (wanted) => files.find((file) => file.id === wanted)?.name,
  };
  return {
    savedAt,
    by: directory.postName(post),
    what: lookup(definition).acts.get(act)?.label ?? act,
    answers: said(definition, form, answers, names, all),
    files: files.map((file, at) => {
      const withheld = !all && form !== undefined && isClosed(form, file.field);
      return exportedFile(directory, file, `${stem}melnraksts-${nth}-${at + 1}`, withheld);
    }),
  };
}
