/**
 * A command is written by one statement, which is its transaction: all of it is there or nothing, in one journey to the
 * database. Two that were worked out of the same state cannot both be written: the numbers of their events are the same.
 * What a command does not do has no part in its statement.
 */
import { type Statement, statement } from './store/statement.ts';

const parts = {
  /** Numbers of a year have no gaps: what fails gives its number back with all the rest. */
  opened: `
    numbered as (
      insert into case_counter as counter (municipality, year, last) values (:municipality, :year::int, 1)
      on conflict (municipality, year) do update set last = counter.last + 1
      returning year || '-' || lpad(last::text, greatest(4, length(last::text)), '0') as number
    ), present as (
      insert into cases (municipality, id, number, definition, opened_at, status, version, changed_at, search, track,
        wakes_at, state, log_hash)
      select :municipality, :case, number, :definition, :openedAt::timestamptz, :status, :version::int,
        :now::timestamptz, number || ' ' || :search, :track, :wakesAt::timestamptz, :state::json, :logHash::bytea
      from numbered
      returning id, status, track, search, changed_at
    )`,
  moved: `
    present as (
      update cases set definition = :definition, status = :status, version = :version::int, changed_at = :now::timestamptz,
        search = number || ' ' || :search, track = :track, wakes_at = :wakesAt::timestamptz, state = :state::json,
        log_hash = :logHash::bytea
      where municipality = :municipality and id = :case and status <> 'erased'
      returning id, status, track, search, changed_at
    )`,
  event: `
    happened as (
      insert into event (municipality, case_id, seq, at, type, data, hash)
      select :municipality, :case, * from unnest(
        :eventSeq::int[], :eventAt::timestamptz[], :eventType::text[], :eventData::json[], :eventHash::bytea[])
    )`,
  owed: `
    obliged as (
      insert into obligation (municipality, case_id, id, role, body, status, opened_at, due)
      select :municipality, :case, * from unnest(
        :owedId::text[], :owedRole::text[], :owedBody::text[], :owedStatus::text[], :owedOpenedAt::timestamptz[],
        :owedDue::timestamptz[])
      on conflict (municipality, case_id, id, role) do update set status = excluded.status, due = excluded.due
    )`,
  place: `
    place as (select * from unnest(:placeBody::text[], :placeRole::text[]) as place(body, role)),
    shut as (
      delete from access where municipality = :municipality and case_id = :case
        and not exists (select from place where place.body = access.body and place.role = access.role)
    ), let as (
      insert into access (municipality, body, role, case_id, status, track, search, changed_at)
      select :municipality, body, role, present.* from place, present
      on conflict (case_id, municipality, body, role) do update
        set status = excluded.status, track = excluded.track, search = excluded.search, changed_at = excluded.changed_at
    )`,
  /** The places stay; what lists read there does not. */
  listed: `
    listed as (
      update access
      set status = present.status, track = present.track, search = present.search, changed_at = present.changed_at
      from present
      where access.municipality = :municipality and access.case_id = present.id
    )`,
  message: `
    told as (
      insert into message (municipality, case_id, at, id, role, body, text)
      select :municipality, :case, :now::timestamptz, * from unnest(
        :messageId::text[], :messageRole::text[], :messageBody::text[], :messageText::text[])
      on conflict (municipality, id, role) do nothing
    )`,
  outbox: `
    leaving as (
      insert into outbox (municipality, case_id, created_at, next_at, attempts, status, id, channel, kind, seq, post)
      select :municipality, :case, :now::timestamptz, :now::timestamptz, 0, 'waiting', * from unnest(
        :outboxId::text[], :outboxChannel::text[], :outboxKind::text[], :outboxSeq::int[], :outboxPost::text[])
      on conflict (municipality, id) do nothing
    )`,
  letter: `
    letter_sent as (
      select * from unnest(:letterBody::text[], :letterYear::int[], :letterSeq::int[]) as sent(body, year, seq)
    ), letter_numbered as (
      insert into letter_counter as counter (municipality, body, year, last)
      select :municipality, body, year, 1 from letter_sent
      on conflict (municipality, body, year) do update set last = counter.last + 1
      returning body, year, last
    ), registered as (
      insert into letter (municipality, body, year, number, case_id, seq)
      select :municipality, body, year, last, :case, seq from letter_numbered join letter_sent using (body, year)
    )`,
  file: `
    claimed as (
      update attachment set case_id = :case, seq = :seq::int
      where municipality = :municipality and id = any(:fileId::text[]) and case_id is null
      returning id
    )`,
  draft: `
    ended as (
      delete from draft
      where municipality = :municipality and post = :post and id = :draft and command = :command::uuid
    )`,
};

/** What the rows of those parts consist of that are rows. */
const columns = {
  event: ['seq', 'at', 'type', 'data', 'hash'],
  owed: ['id', 'role', 'body', 'status', 'openedAt', 'due'],
  place: ['body', 'role'],
  message: ['id', 'role', 'body', 'text'],
  outbox: ['id', 'channel', 'kind', 'seq', 'post'],
  letter: ['body', 'year', 'seq'],
  file: ['id'],
} as const;

type Columns = typeof columns;

/** Rows to write. `place` takes the place of those that are there; absent, they stay. */
export type Rows = { [P in keyof Columns]?: readonly Record<Columns[P][number], unknown>[] };

const rowParts = ['event', 'owed', 'place', 'message', 'outbox', 'letter', 'file'] as const satisfies (keyof Columns)[];

/**
 * The case that the command names, which it must: nothing when that was erased meanwhile, or another command has claimed
 * one of its files.
 */
function caseOf(files: boolean): string {
  const found = '(select id from present)';
  return files ? `case when cardinality(:fileId::text[]) = (select count(*) from claimed) then ${found} end` : found;
}

const ofCommand = (files: boolean): string => `
  insert into command (municipality, id, post, at, digest, case_id, version, seq)
  select :municipality, :command::uuid, :post, :now::timestamptz, :digest::bytea, ${caseOf(files)},
    :version::int, :seq::int`;

const made = new Map<string, Statement>();

/** Of what else the statement consists than of rows. */
export interface Beside {
  /** The case is new. */
  opens: boolean;
  /** It is done by a command. */
  command: boolean;
  /** The command's form was kept as a draft. */
  draft: boolean;
}

/** The statement that writes this, and the values of its rows. */
export function writing(rows: Rows, { opens, command, draft }: Beside) {
  const present = rowParts.filter((part) => (part === 'place' ? rows.place : rows[part]?.length));
  const all: (keyof typeof parts)[] = [
    opens ? 'opened' : 'moved',
    ...present,
    ...(rows.place ? [] : (['listed'] as const)),
    ...(draft ? (['draft'] as const) : []),
  ];
  const name = [...all, ...(command ? ['command'] : [])].join(' ');
  let found = made.get(name);
  if (!found) {
    const last = command ? ofCommand(present.includes('file')) : 'select';
    found = statement(name, `with ${all.map((part) => parts[part]).join(',')} ${last}`);
    made.set(name, found);
  }
  return { statement: found, values: Object.assign({}, ...present.map((part) => arrays(part, rows[part] ?? []))) };
}

/** An array for each column, as `unnest` takes them: of `owed`, `owedId`, `owedRole`, … */
function arrays(part: keyof Columns, rows: readonly Record<string, unknown>[]): Record<string, unknown[]> {
  return Object.fromEntries(
    columns[part].map((name) => [`${part}${name[0]?.toUpperCase()}${name.slice(1)}`, rows.map((row) => row[name])]),
  );
}
