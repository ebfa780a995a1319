import { sql } from 'kysely';
import { type Definition, lookup } from '../../definition/index.ts';
import { fieldAt } from '../answers/check.ts';
import type { Names } from '../../documents/index.ts';
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
import { type Answered, formOf, said } from './answered.ts';
import { draftsOf, type ExportedDraft } from './drafts.ts';
import { type ExportedFile, exportedFile, filesOf, isWithheld } from './files.ts';
import { type ExportedPaper, papersOf } from './papers.ts';

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
  // Before what was handed in: of a form that is handed in meanwhile nothing is left out.
  const drafts = await draftsOf(services, id, { definition, stem: `${number}-`, all });
  const kept = await caseLog(db, municipality, id);
  const letters = await letterNumbers(db, municipality, id);
  const earlier = await definitions.of(kept);
  const parts = stretches(kept).toReversed();
  const definitionAt = (seq: number) =>
    earlier.get(parts.find(({ from }) => from <= seq)?.definition ?? '') ?? definition;
  const rows = await filesOf(services, { case: id });
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
    drafts,
    files: rows.map((file, at) =>
      exportedFile(directory, file, `${number}-${at + 1}`, family !== undefined && isWithheld(file, family)),
    ),
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
  const looks = rows.map((row) => ({ at: row.at, by: directory.postName(row.post), what: what[row.what] }));
  return [...looks, ...(await overviewsWith(services, id))].toSorted((a, b) => a.at.localeCompare(b.at));
}

/** Looks at lists in which the case stood, and at the draft that it was. */
async function overviewsWith({ db, directory }: Services, id: string): Promise<ExportedCase['looks']> {
  const rows = await db
    .selectFrom('overviewLog')
    .select(['at', 'post', 'what'])
    .where('municipality', '=', directory.municipality)
    .where('what', 'not in', ['report', 'report-csv'])
    .where(
      sql<boolean>`(detail::jsonb -> 'cases' @> ${JSON.stringify(id)}::jsonb or detail::jsonb -> 'drafts' ?| array(
        select id::text from command where command.municipality = ${directory.municipality} and command.case_id = ${id}))`,
    )
    .orderBy('at')
    .execute();
  const lists: Partial<Record<Overview['what'], string>> = {
    cases: 'redzēja lietu sarakstā',
    inbox: 'redzēja lietu starp saviem darbiem un paziņojumiem',
    feed: 'saņēma lietas termiņus kalendārā',
    retention: 'redzēja lietu glabāšanas sarakstā',
    export: 'izsniedza melnraksta datus',
  };
  return rows.map(({ at, post, what }) => ({ at, by: directory.postName(post), what: lists[what] ?? what }));
}
