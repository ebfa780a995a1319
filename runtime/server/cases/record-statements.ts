/**
 * What becomes of cases is written by one statement, which is its transaction: all of it is there or nothing, in one
 * journey to the database. Commands that wait at the same moment are written together, as rows of the same arrays: most of
 * a statement's cost is its own. Two that were worked out of the same state cannot both be written: the numbers of their
 * events are the same. What is not done has no part in the statement.
 */
import { type Statement, statement } from '../store/statement.ts';

/** Of the row of a case. */
const ofCase = {
  case: 'text',
  definition: 'text',
  status: 'text',
  version: 'int',
  at: 'timestamptz',
  search: 'text',
  track: 'text',
  wakesAt: 'timestamptz',
  state: 'json',
  logHash: 'bytea',
} as const;

/** What the rows of each part consist of, in the order in which its arrays are given, and the types of those. */
const columns = {
  opened: { ...ofCase, openedAt: 'timestamptz', year: 'int' },
  moved: ofCase,
  event: { case: 'text', seq: 'int', happenedAt: 'timestamptz', type: 'text', data: 'json', hash: 'bytea' },
  owed: {
    case: 'text',
    id: 'text',
    role: 'text',
    body: 'text',
    status: 'text',
    openedAt: 'timestamptz',
    due: 'timestamptz',
  },
  place: { case: 'text', body: 'text', role: 'text' },
  /** Cases whose places are other than they were. */
  placed: { case: 'text' },
  message: { case: 'text', at: 'timestamptz', id: 'text', role: 'text', body: 'text', text: 'text' },
  outbox: { case: 'text', at: 'timestamptz', id: 'text', channel: 'text', kind: 'text', seq: 'int', post: 'text' },
  letter: { case: 'text', body: 'text', year: 'int', seq: 'int' },
  file: { case: 'text', id: 'text', seq: 'int' },
  draft: { post: 'text', id: 'text', command: 'uuid' },
  command: {
    case: 'text',
    id: 'uuid',
    post: 'text',
    at: 'timestamptz',
    digest: 'bytea',
    version: 'int',
    seq: 'int',
    files: 'int',
  },
} as const;

type Columns = typeof columns;
type Part = keyof Columns;

/** The arrays of a part as rows: `unnest(:eventCase::text[], :eventSeq::int[], …)`. */
function given(part: Part): string {
  return `unnest(${Object.entries(columns[part])
    .map(([name, type]) => `:${parameter(part, name)}::${type}[]`)
    .join(', ')})`;
}

const parameter = (part: Part, name: string): string => `${part}${name[0]?.toUpperCase()}${name.slice(1)}`;

/**
 * Rows of some cases, said so that no plan made while the table is empty reads all of a municipality, which later is all
 * there is: the municipality is no range of an index here.
 */
const accessOf = (cases: string): string =>
  `access.case_id = any(${cases}::text[]) and access.municipality || '' = :municipality`;

const rowOfCase = 'case_id, definition, status, version, at, search, track, wakes_at, state, log_hash' as const;

const texts: Record<Exclude<Part, 'command'>, string> = {
  /** Numbers of a year have no gaps: what fails gives its number back with all the rest. */
  opened: `
    opening as (
      select * from ${given('opened')} with ordinality as given(${rowOfCase}, opened_at, year, nth)
    ), numbered as (
      insert into case_counter as counter (municipality, year, last)
      select :municipality, year, count(*) from opening group by year order by year
      on conflict (municipality, year) do update set last = counter.last + excluded.last
      returning year, last
    ), numbers as (
      select opening.*, (last - count(*) over (partition by year) + row_number() over (partition by year order by nth))::text
        as number
      from opening join numbered using (year)
    ), opened as (
      insert into cases (municipality, number, search, opened_at, id, definition, status, version, changed_at, track,
        wakes_at, state, log_hash)
      select :municipality, full_number, full_number || ' ' || search, opened_at, case_id, definition, status, version, at,
        track, wakes_at, state, log_hash
      from numbers, lateral (select year || '-' || lpad(number, greatest(4, length(number)), '0')) as written(full_number)
      returning id, status, track, search, changed_at
    )`,
  moved: `
    moved as (
      update cases set definition = given.definition, status = given.status, version = given.version,
        changed_at = given.at, search = cases.number || ' ' || given.search, track = given.track,
        wakes_at = given.wakes_at, state = given.state, log_hash = given.log_hash
      from ${given('moved')} as given(${rowOfCase})
      where cases.municipality = :municipality and cases.id = any(:movedCase::text[]) and cases.id = given.case_id and cases.status <> 'erased'
      returning cases.id, cases.status, cases.track, cases.search, cases.changed_at
    )`,
  event: `
    happened as (
      insert into event (municipality, case_id, seq, at, type, data, hash)
      select :municipality, * from ${given('event')}
    )`,
  owed: `
    obliged as (
      insert into obligation (municipality, case_id, id, role, body, status, opened_at, due)
      select :municipality, * from ${given('owed')}
      on conflict (municipality, case_id, id, role) do update set status = excluded.status, due = excluded.due
    )`,
  placed: `
    shut as (
      delete from access
      where ${accessOf(':placedCase')}
        and not exists (select from place
          where place.case_id = access.case_id and place.body = access.body and place.role = access.role)
    )`,
  place: `
    place as (
      select * from ${given('place')} as given(case_id, body, role)
    ), let as (
      insert into access (municipality, body, role, case_id, status, track, search, changed_at)
      select :municipality, body, role, present.* from place join present on present.id = place.case_id
      on conflict (case_id, municipality, body, role) do update
        set status = excluded.status, track = excluded.track, search = excluded.search, changed_at = excluded.changed_at
    )`,
  message: `
    told as (
      insert into message (municipality, case_id, at, id, role, body, text)
      select :municipality, * from ${given('message')}
      on conflict (municipality, id, role) do nothing
    )`,
  outbox: `
    leaving as (
      insert into outbox (municipality, attempts, status, next_at, case_id, created_at, id, channel, kind, seq, post)
      select :municipality, 0, 'waiting', at, given.*
      from ${given('outbox')} as given(case_id, at, id, channel, kind, seq, post)
      on conflict (municipality, id) do nothing
    )`,
  letter: `
    letter_sent as (
      select * from ${given('letter')} as given(case_id, body, year, seq)
    ), letter_numbered as (
      insert into letter_counter as counter (municipality, body, year, last)
      select :municipality, body, year, count(*) from letter_sent group by body, year order by body, year
      on conflict (municipality, body, year) do update set last = counter.last + excluded.last
      returning body, year, last
    ), registered as (
      insert into letter (municipality, body, year, number, case_id, seq)
      select :municipality, body, year, last - count(*) over (partition by body, year)
        + row_number() over (partition by body, year order by case_id, seq), case_id, seq
      from letter_numbered join letter_sent using (body, year)
    )`,
  file: `
    claimed as (
      update attachment set case_id = given.case_id, seq = given.seq
      from ${given('file')} as given(case_id, id, seq)
      where attachment.municipality = :municipality and attachment.id = any(:fileId::text[]) and attachment.id = given.id and attachment.case_id is null
        and attachment.scanned <> 'infected'
      returning attachment.case_id
    )`,
  draft: `
    ended as (
      delete from draft using ${given('draft')} as given(post, id, command)
      where draft.municipality = :municipality and draft.id = any(:draftId::text[]) and draft.post = given.post and draft.id = given.id
        and draft.command = given.command
    )`,
};

/** The places stay; what lists read there does not. */
const listed = (placed: boolean): string => `
    listed as (
      update access
      set status = present.status, track = present.track, search = present.search, changed_at = present.changed_at
      from present
      where ${accessOf(':movedCase')} and access.case_id = present.id
        ${placed ? 'and present.id <> all(:placeCase::text[]) and present.id <> all(:placedCase::text[])' : ''}
    )`;

/**
 * Each command names its case, which it must: nothing when that was erased meanwhile, or another command has claimed one of
 * its files, or a virus was found in one.
 */
const ofCommands = (files: boolean): string => `
  insert into command (municipality, id, post, at, digest, version, seq, case_id)
  select :municipality, given.id, post, at, digest, version, seq, present.id
  from ${given('command')} as given(case_id, id, post, at, digest, version, seq, files)
  left join present on present.id = given.case_id
    ${files ? 'and given.files = (select count(*) from claimed where claimed.case_id = given.case_id)' : ''}`;

type Row<P extends Part> = { readonly [C in Exclude<keyof Columns[P], 'case' | 'at'>]: unknown };

/** What is written of one case, at one moment. */
export interface Writing {
  case: string;
  at: string;
  rows: { readonly [P in Exclude<Part, 'placed'>]?: readonly Row<P>[] };
}

/** What comes before what asks for it. */
const order = [
  'opened',
  'moved',
  'event',
  'owed',
  'place',
  'placed',
  'message',
  'outbox',
  'letter',
  'file',
  'draft',
] as const;

const made = new Map<string, Statement>();

/** The columns of each part, and the parameters that they are given as. */
const parameters = new Map(
  [...order, 'command' as const].map((part) => [
    part,
    Object.keys(columns[part]).map((name) => ({ name, parameter: parameter(part, name) })),
  ]),
);

/**
 * The statement that writes all this, each of another case, and its values. Of each, `place` takes the place of what is
 * there; absent, that stays.
 */
export function writing(municipality: string, all: readonly Writing[]) {
  const values: Record<string, unknown> = { municipality };
  const present = new Set<string>();
  for (const [part, names] of parameters) {
    const written = all.flatMap((of) => rowsOf(part, of));
    if (written.length > 0) present.add(part);
    for (const { name, parameter: at } of names)
      values[at] = written.map(({ of, row }) => (name === 'case' ? of.case : name === 'at' ? of.at : row[name]));
  }
  if (present.has('placed')) present.add('place');
  if (all.some(({ rows }) => !rows.place)) present.add('listed');
  return { statement: statementOf(present), values };
}

interface OfOne {
  of: Writing;
  row: { readonly [column: string]: unknown };
}

/** Cases whose places are said anew are named once more, by themselves. */
function rowsOf(part: Part, of: Writing): OfOne[] {
  if (part === 'placed') return of.rows.place && !of.rows.opened ? [{ of, row: {} }] : [];
  return (of.rows[part] ?? []).map((row) => ({ of, row }));
}

function statementOf(present: ReadonlySet<string>): Statement {
  const parts = order.filter((part) => present.has(part));
  // PostgreSQL tells names of prepared statements by their first 63 characters.
  const marks = [...order, 'listed', 'command'].map((part) => Number(present.has(part)));
  const name = `write ${marks.join('')}`;
  const known = made.get(name);
  if (known) return known;
  const cases = parts.filter((part) => part === 'opened' || part === 'moved');
  const ctes = parts.map((part) => texts[part]);
  ctes.splice(cases.length, 0, `present as (${cases.map((part) => `select * from ${part}`).join(' union all ')})`);
  if (present.has('listed')) ctes.push(listed(present.has('place')));
  const last = present.has('command') ? ofCommands(present.has('file')) : 'select';
  const found = statement(name, `with ${ctes.join(',')} ${last}`);
  made.set(name, found);
  return found;
}
