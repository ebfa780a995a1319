import { sql } from 'kysely';
import { type Answers, type Definition, type Field, type Form, isAnswer, lookup } from '../../definition/index.ts';
import { fieldAt } from '../answers/check.ts';
import { possibleIds } from '../answers/ids.ts';
import { unclaimed } from '../attachments/index.ts';
import { type Names, saidIn } from '../../documents/index.ts';
import {
  bodyName,
  type CaseEvent,
  type CaseState,
  describeAssigned,
  describeEvent,
  describeObligation,
  type Obligation,
  stretches,
} from '../../kernel/index.ts';
import { letterNumbers } from '../cases/letters.ts';
import { aboutOf, trackLabel } from '../cases/about.ts';
import { caseLog } from '../cases/case-log.ts';
import type { Overview } from '../chain/overviews.ts';
import type { Paper } from '../papers/make.ts';
import type { Services } from '../services.ts';
import { type DraftRow, draftsOfPerson } from './find.ts';
import { type ExportedPaper, papersOf } from './papers.ts';

/** A question of a form and what was answered. Without `answer`: not to be handed to the family. */
interface Answered {
  page: string;
  question: string;
  answer?: string;
}

/** A file that was added to a case. Without `as` and `name`: not to be handed to the family. */
interface ExportedFile {
  id: string;
  /** Its name in the folder of the export, without anything personal. */
  as?: string;
  name?: string;
  size: number;
  by: string;
  at: string;
}

/** A form that was begun and not handed in. */
export interface ExportedDraft {
  savedAt: string;
  by: string;
  what: string;
  answers: Answered[];
}

/** All that is held of a case, told. */
export interface ExportedCase {
  number: string;
  about: string;
  kind?: string;
  status: string;
  openedAt: string;
  closedAt?: string;
  scheme: string;
  events: { at: string; what: string; by?: string; letter?: string; answers: Answered[] }[];
  owed: { what: string; who: string; openedAt: string; due?: string; status: string }[];
  messages: { at: string; to: string; text: string }[];
  drafts: ExportedDraft[];
  files: ExportedFile[];
  papers: ExportedPaper[];
  looks: { at: string; by: string; what: string }[];
}

export interface Collected {
  told: ExportedCase;
  /** Its letters and documents, by their names in the folder of the export. */
  papers: Map<string, Paper>;
}

/**
 * Everything that is held of a case and who looked at it, for whoever may ask what is held of them (Regulation (EU)
 * 2016/679, article 15).
 * @param all also what the scheme says is not to be handed to the family
 */
export async function collectCase(services: Services, number: string, all: boolean): Promise<Collected | undefined> {
  const { db, directory, definitions } = services;
  const { municipality } = directory;
  const row = await db
    .selectFrom('cases')
    .select(['id', 'state'])
    .where('municipality', '=', municipality)
    .where('number', '=', number)
    .where('status', '!=', 'erased')
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, state } = row;
  const { definition } = await definitions.pinned(state.definition);
  const setting = directory.settingFor(definition);
  const kept = await caseLog(db, municipality, id);
  const letters = await letterNumbers(db, municipality, id);
  const earlier = await definitions.of(kept);
  const parts = stretches(kept).toReversed();
  const definitionAt = (seq: number) =>
    earlier.get(parts.find(({ from }) => from <= seq)?.definition ?? '') ?? definition;
  const rows = await filesOf(services, id);
  const names: Names = {
    body: (_institution, key) => bodyName(setting, key),
    file: (file) => rows.find((one) => one.id === file)?.name,
  };
  const family = all ? undefined : { events: kept, definitionAt };
  const kind = trackLabel(definition, state);
  // Who asks is no post of a case: the whole of it is read here, and what is not for the family taken out of that.
  const { levels, referrals, obligations } = state;
  const seen = { events: kept, levels, referrals, obligations, whole: true, definitionAt };
  const page = {
    definition,
    state,
    number,
    seen,
    offers: [],
    drafts: new Set<string>(),
    letters,
    actor: nobody,
    setting,
  };
  const files = Map.groupBy(rows, ({ seq }) => seq ?? 0);
  const papers = papersOf(
    { ...page, files },
    (seq) => family !== undefined && isWithheld({ act: '', field: '', seq }, family),
  );
  const open = all ? state : { ...state, obligations: obligations.map((one) => withoutText(one, state, definitionAt)) };
  const told: ExportedCase = {
    number,
    about: aboutOf(definition, state, setting),
    ...(kind === undefined ? {} : { kind }),
    status: state.status === 'open' ? 'atvērta' : 'slēgta',
    openedAt: state.openedAt,
    ...(state.closedAt === undefined ? {} : { closedAt: state.closedAt }),
    scheme: definition.scheme.label,
    events: kept.map((event) => {
      const then = definitionAt(event.seq);
      const shown =
        event.type === 'obligationOpened' && !all
          ? { ...event, obligation: withoutText(event.obligation, state, definitionAt) }
          : event;
      const by = event.type === 'performed' ? `${event.actor.name}, ${bodyName(setting, event.actor.body)}` : undefined;
      const letter = letters.get(event.seq);
      return {
        at: event.at,
        what: describeEvent(then, open, shown, setting),
        ...(by === undefined ? {} : { by }),
        ...(letter === undefined ? {} : { letter }),
        answers: answersOf(then, event, names, all),
      };
    }),
    owed: open.obligations.map((one) => ({
      what: describeObligation(definition, open, one),
      who: describeAssigned(definition, one.debtor, setting),
      openedAt: one.openedAt,
      ...(one.due === undefined ? {} : { due: one.due }),
      status: { open: 'jāizdara', met: 'izdarīts', cancelled: 'vairs nav jādara' }[one.status],
    })),
    messages: await messagesOf(services, id),
    drafts: await draftsOf(services, id, definition, names, all),
    files: rows.map((file, index) => exported(services, file, { number, index, family })),
    papers: papers.told,
    looks: await looksOf(services, id),
  };
  return { told, papers: papers.papers };
}

const nobody = { post: '', name: '', body: '', role: '' };

/** A task that was written in a field that is not for the family: that there is one is told, and not what it is. */
function withoutText(one: Obligation, { entries }: CaseState, definitionAt: (seq: number) => Definition): Obligation {
  const entry = one.kind === 'task' ? entries.find(({ id }) => id === one.target) : undefined;
  if (!entry) return one;
  const definition = definitionAt(entry.seq);
  const { tasks } = lookup(definition).acts.get(entry.act) ?? {};
  const form = formOf(definition, entry.act);
  if (!tasks || !form) return one;
  const group = `${tasks.page}.${tasks.group}`;
  const withheld = [group, `${group}.${tasks.text}`].some((path) => fieldAt(form, path)?.notForFamily);
  return withheld ? { ...one, text: 'Izpildīt uzdevumu (kādu, ģimenei neizsniedz)' } : one;
}

function answersOf(definition: Definition, event: CaseEvent, names: Names, all: boolean): Answered[] {
  if (event.type !== 'performed' || !event.answers) return [];
  return said(definition, formOf(definition, event.act), event.answers, names, all);
}

function formOf(definition: Definition, key: string): Form | undefined {
  const { acts, forms } = lookup(definition);
  const act = acts.get(key);
  return forms.get(act?.form ?? acts.get(key.replace('entry.correct.', ''))?.form ?? '');
}

function said(definition: Definition, form: Form | undefined, answers: Answers, names: Names, all: boolean) {
  return (form?.pages ?? []).flatMap(({ key, label, fields }) =>
    fields.flatMap((field) => answered(definition, label, field, answers[key] ?? {}, names, all)),
  );
}

function answered(
  definition: Definition,
  page: string,
  field: Field,
  values: Record<string, unknown>,
  names: Names,
  all: boolean,
): Answered[] {
  const { label: question } = field;
  const answer = saidIn(definition, field, values, names);
  if (answer === undefined) return [];
  if (all) return [{ page, question, answer }];
  if (field.notForFamily) return [{ page, question }];
  const withheld = (field.fields ?? []).filter((one) => one.notForFamily);
  if (withheld.length === 0) return [{ page, question, answer }];
  const open = { ...field, fields: field.fields?.filter((one) => !one.notForFamily) };
  return [
    { page, question, answer: saidIn(definition, open, values, names) ?? '' },
    ...withheld.map((one) => ({ page, question: `${question}: ${one.label}` })),
  ];
}

type FileRow = Awaited<ReturnType<typeof filesOf>>[number];

async function filesOf({ db, directory }: Services, id: string) {
  return await db
    .selectFrom('attachment')
    .select(['id', 'name', 'size', 'post', 'uploadedAt', 'act', 'field', 'seq', 'scanned'])
    .where('municipality', '=', directory.municipality)
    .where('caseId', '=', id)
    .orderBy('uploadedAt')
    .orderBy('id')
    .execute();
}

/** What decides whether a file may be handed to the family: what happened, and by which definition. */
interface Family {
  events: readonly CaseEvent[];
  definitionAt: (seq: number) => Definition;
}

function exported(
  { directory }: Services,
  { id, name, size, post, uploadedAt, ...file }: FileRow,
  { number, index, family }: { number: string; index: number; family: Family | undefined },
): ExportedFile {
  const told = { id, size, by: postName(directory, post), at: uploadedAt };
  if (family && isWithheld(file, family)) return told;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0].toLowerCase() ?? '';
  return { ...told, as: `${number}-${index + 1}${ending}`, name };
}

/** As the field in which it stands; a paper that was signed and handed in, as the strictest of what its form says. */
function isWithheld(
  { act, field, seq }: Pick<FileRow, 'act' | 'field' | 'seq'>,
  { events, definitionAt }: Family,
): boolean {
  const event = events.find((one) => one.seq === seq);
  if (event?.type !== 'performed') return false;
  const form = formOf(definitionAt(event.seq), act || event.act);
  if (!form) return false;
  const [page = '', ...keys] = field.split('.');
  const places = act
    ? keys.map((_, at) => fieldAt(form, [page, ...keys.slice(0, at + 1)].join('.')))
    : answeredIn(form, event);
  return places.some((one) => one?.notForFamily);
}

function answeredIn({ pages }: Form, { answers }: Extract<CaseEvent, { type: 'performed' }>): Field[] {
  return pages.flatMap(({ key, fields }) =>
    fields.flatMap((one) => (isAnswer(answers?.[key]?.[one.key]) ? [one, ...(one.fields ?? [])] : [])),
  );
}

function postName(directory: Services['directory'], post: string): string {
  const found = directory.posts.get(post);
  return found ? `${found.name}, ${directory.bodyName(found.body)}` : post;
}

async function messagesOf({ db, directory }: Services, id: string): Promise<ExportedCase['messages']> {
  const rows = await db
    .selectFrom('message')
    .select(['at', 'body', 'text'])
    .distinct()
    .where('municipality', '=', directory.municipality)
    .where('caseId', '=', id)
    .orderBy('at')
    .execute();
  return rows.map(({ at, body, text }) => ({ at, to: directory.bodyName(body), text }));
}

async function draftsOf(
  { db, directory }: Services,
  id: string,
  definition: Definition,
  names: Names,
  all: boolean,
): Promise<ExportedDraft[]> {
  const rows = await db
    .selectFrom('draft')
    .select(['id', 'post', 'savedAt', 'answers'])
    .where('municipality', '=', directory.municipality)
    .where('id', 'like', `${id}~%`)
    .orderBy('savedAt')
    .execute();
  return rows.map((row) => toldDraft(directory, row, definition, names, all));
}

/** Drafts of cases that are not begun, in which a personal code stands. Files that were added to one are named. */
export async function collectDrafts(services: Services, code: string, all: boolean): Promise<ExportedDraft[]> {
  const { db, directory, definitions } = services;
  const { definition } = definitions.current;
  const setting = directory.settingFor(definition);
  const rows = await draftsOfPerson(services, code);
  return await Promise.all(
    rows.map(async (row) => {
      const files = await unclaimed(db, directory.municipality, row.post, possibleIds(row.answers));
      const names: Names = {
        body: (_institution, key) => bodyName(setting, key),
        file: (file) => files.find(({ id }) => id === file)?.name,
      };
      return toldDraft(directory, row, definition, names, all);
    }),
  );
}

function toldDraft(
  directory: Services['directory'],
  { id, post, savedAt, answers }: DraftRow,
  definition: Definition,
  names: Names,
  all: boolean,
): ExportedDraft {
  const act = id.split('~')[1] ?? '';
  const what = lookup(definition).acts.get(act)?.label ?? act;
  return {
    savedAt,
    by: postName(directory, post),
    what,
    answers: said(definition, formOf(definition, act), answers, names, all),
  };
}

async function looksOf(services: Services, id: string): Promise<ExportedCase['looks']> {
  const { db, directory } = services;
  const rows = await db
    .selectFrom('viewLog')
    .select(['at', 'post', 'what'])
    .where('municipality', '=', directory.municipality)
    .where('caseId', '=', id)
    .orderBy('n')
    .execute();
  const what = {
    case: 'skatīja lietu',
    attachment: 'atvēra pielikumu',
    document: 'lejupielādēja dokumentu',
    export: 'izsniedza lietas datus',
  };
  const looks = rows.map((row) => ({ at: row.at, by: postName(directory, row.post), what: what[row.what] }));
  return [...looks, ...(await overviewsWith(services, id))].toSorted((a, b) => a.at.localeCompare(b.at));
}

/** Looks at lists in which the case stood. */
async function overviewsWith({ db, directory }: Services, id: string): Promise<ExportedCase['looks']> {
  const rows = await db
    .selectFrom('overviewLog')
    .select(['at', 'post', 'what'])
    .where('municipality', '=', directory.municipality)
    .where('what', 'not in', ['report', 'report-csv'])
    .where(sql<boolean>`detail::jsonb -> 'cases' @> ${JSON.stringify(id)}::jsonb`)
    .orderBy('at')
    .execute();
  const lists: Partial<Record<Overview['what'], string>> = {
    cases: 'redzēja lietu sarakstā',
    inbox: 'redzēja lietu starp saviem darbiem un paziņojumiem',
    feed: 'saņēma lietas termiņus kalendārā',
    retention: 'redzēja lietu glabāšanas sarakstā',
  };
  return rows.map(({ at, post, what }) => ({ at, by: postName(directory, post), what: lists[what] ?? what }));
}
