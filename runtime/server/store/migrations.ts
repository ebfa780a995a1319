import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { link, lookText } from '../chain/chain.ts';

/** Steps of the store's structure, in order of their names; forward only, never changed once released. */
export const migrations: Record<string, Migration> = {
  '001-begin': { up: (db) => run(db, begin) },
  '002-digests': { up: (db) => run(db, digests) },
  '003-chains': { up: chain },
  '004-outbox': { up: (db) => run(db, outbox) },
  '005-time': { up: (db) => run(db, time) },
  '006-letters': { up: (db) => run(db, letters) },
  '007-commands': { up: (db) => run(db, commands) },
  '008-sign-in': { up: (db) => run(db, signIn) },
  '009-papers': { up: (db) => run(db, papers) },
  '010-retention': { up: (db) => run(db, retention) },
  '011-overviews': { up: (db) => run(db, overviews) },
  '012-lists': { up: (db) => run(db, lists) },
  '013-persons': { up: (db) => run(db, persons) },
  '014-log': { up: (db) => run(db, log) },
  '015-schemas': { up: qualify },
};

async function run(db: Kysely<unknown>, statements: string): Promise<void> {
  for (const statement of statements.split(';\n')) if (statement.trim()) await sql.raw(statement).execute(db);
}

/** What is there already is linked as it stands. */
async function chain(db: Kysely<unknown>): Promise<void> {
  await run(db, chains);
  const { rows: cases } = await sql<ChainKey>`select municipality, id as case_id from cases`.execute(db);
  for (const one of cases) {
    await chainEvents(db, one);
    await chainViews(db, one);
  }
  await run(db, chainsWhole);
}

interface ChainKey {
  municipality: string;
  caseId: string;
}

async function chainEvents(db: Kysely<unknown>, { municipality, caseId }: ChainKey): Promise<void> {
  const events = await sql<{ seq: number; data: string }>`select seq, data::text as data from event
    where municipality = ${municipality} and case_id = ${caseId} order by seq`.execute(db);
  let hash: Buffer | undefined;
  for (const { seq, data } of events.rows) {
    hash = link(hash, { municipality, caseId }, data);
    await sql`update event set hash = ${hash}
      where municipality = ${municipality} and case_id = ${caseId} and seq = ${seq}`.execute(db);
  }
  await sql`update cases set log_hash = ${hash} where municipality = ${municipality} and id = ${caseId}`.execute(db);
}

async function chainViews(db: Kysely<unknown>, { municipality, caseId }: ChainKey): Promise<void> {
  const looks = await sql<{ id: number; at: string; post: string; what: string; attachment: string | null }>`
    select id, at, post, what, attachment from view_log
    where municipality = ${municipality} and case_id = ${caseId} order by id`.execute(db);
  let hash: Buffer | undefined;
  let n = 0;
  for (const { id, ...look } of looks.rows) {
    n += 1;
    hash = link(hash, { municipality, caseId }, lookText({ n, ...look }));
    await sql`update view_log set n = ${n}, hash = ${hash} where municipality = ${municipality} and id = ${id}`.execute(
      db,
    );
  }
  if (hash)
    await sql`insert into view_head (municipality, case_id, last, hash)
      values (${municipality}, ${caseId}, ${n}, ${hash})`.execute(db);
}

/**
 * What the log's triggers ask of is named with its schema: whoever restores rows with pg_restore or psql has none in the
 * search path, and the rows were refused. Such names cost nothing at a call, a search path of the function's own would.
 */
async function qualify(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ schema: string }>`select quote_ident(current_schema()) as schema`.execute(db);
  for (const { schema } of rows) await run(db, schemas(schema));
}

const begin = `
create table definition (
  municipality text not null, hash text not null, json json not null, validators json not null,
  published_at timestamptz not null, activated_at timestamptz not null,
  primary key (municipality, hash)
);
create table body (
  municipality text not null, key text not null, institution text not null, name text not null,
  position integer not null,
  primary key (municipality, key)
);
create table post (
  municipality text not null, id text not null, name text not null, body text not null, role text not null,
  position integer not null,
  primary key (municipality, id)
);
create table seat (
  municipality text not null, group_body text not null, seat text not null, body text not null,
  primary key (municipality, group_body, seat)
);
create table session (
  municipality text not null, token_hash bytea not null, post text not null, started_at timestamptz not null,
  seen_at timestamptz not null, expires_at timestamptz not null,
  primary key (municipality, token_hash)
);
create index session_ends on session (expires_at);
create table case_counter (
  municipality text not null, year integer not null, last integer not null,
  primary key (municipality, year)
);
create table cases (
  municipality text not null, id text not null, number text not null, definition text not null,
  status text not null, version integer not null, opened_at timestamptz not null, changed_at timestamptz not null,
  search text not null, state json not null,
  primary key (municipality, id),
  unique (municipality, number),
  foreign key (municipality, definition) references definition
);
create table event (
  municipality text not null, case_id text not null, seq integer not null, at timestamptz not null,
  type text not null, data json not null,
  primary key (municipality, case_id, seq),
  foreign key (municipality, case_id) references cases
);
create table obligation (
  municipality text not null, case_id text not null, id text not null, role text not null, body text not null,
  status text not null, opened_at timestamptz not null, due timestamptz,
  primary key (municipality, case_id, id, role),
  foreign key (municipality, case_id) references cases
);
create index obligation_inbox on obligation (municipality, body, role, due, opened_at) where status = 'open';
create table access (
  municipality text not null, body text not null, role text not null, case_id text not null,
  primary key (municipality, body, role, case_id),
  foreign key (municipality, case_id) references cases
);
create index access_of_case on access (municipality, case_id);
create table command (
  municipality text not null, id uuid not null, post text not null, at timestamptz not null,
  case_id text, version integer, seq integer,
  primary key (municipality, id)
);
create table message (
  municipality text not null, id text not null, role text not null, body text not null, case_id text not null,
  text text not null, at timestamptz not null,
  primary key (municipality, id, role),
  foreign key (municipality, case_id) references cases
);
create index message_inbox on message (municipality, body, role, at desc);
create table message_seen (
  municipality text not null, post text not null, id text not null, at timestamptz not null,
  primary key (municipality, post, id)
);
create table draft (
  municipality text not null, post text not null, id text not null, answers json not null, page text,
  revision integer not null, command uuid not null, saved_at timestamptz not null,
  primary key (municipality, post, id)
);
create table attachment (
  municipality text not null, id text not null, post text not null, act text not null, field text not null,
  name text not null, size integer not null, kind text not null, sha256 bytea not null,
  uploaded_at timestamptz not null, case_id text, seq integer,
  primary key (municipality, id),
  foreign key (municipality, case_id) references cases
);
create index attachment_unclaimed on attachment (municipality, uploaded_at) where case_id is null;
create table view_log (
  municipality text not null, id bigint generated always as identity, case_id text not null, post text not null,
  at timestamptz not null, what text not null, attachment text,
  primary key (municipality, id),
  foreign key (municipality, case_id) references cases
);
create index view_log_of_case on view_log (municipality, case_id, at)
`;

const digests = `
alter table command add column digest bytea;
create table access_basis (
  municipality text not null, digest bytea not null,
  primary key (municipality)
)
`;

const chains = `
alter table event add column hash bytea;
alter table cases add column log_hash bytea;
alter table view_log add column n integer, add column hash bytea;
create table view_head (
  municipality text not null, case_id text not null, last integer not null, hash bytea,
  primary key (municipality, case_id),
  foreign key (municipality, case_id) references cases
)
`;

const chainsWhole = `
alter table event alter column hash set not null;
alter table cases alter column log_hash set not null;
alter table view_log alter column n set not null, alter column hash set not null;
create unique index view_log_order on view_log (municipality, case_id, n)
`;

const outbox = `
create table outbox (
  municipality text not null, id text not null, kind text not null, case_id text not null, post text not null,
  created_at timestamptz not null, next_at timestamptz not null, attempts integer not null, status text not null,
  reason text, ended_at timestamptz,
  primary key (municipality, id),
  foreign key (municipality, case_id) references cases
);
create index outbox_due on outbox (municipality, next_at) where status = 'waiting';
create index outbox_dead on outbox (municipality, ended_at) where status = 'dead'
`;

/** The next start fills it in: what access was made from is forgotten, so that all is made anew. */
const time = `
alter table cases add column wakes_at timestamptz, add column track text not null default '';
alter table cases alter column track drop default;
create index cases_wake on cases (municipality, wakes_at) where wakes_at is not null;
delete from access_basis
`;

const letters = `
create table letter_counter (
  municipality text not null, body text not null, year integer not null, last integer not null,
  primary key (municipality, body, year)
);
create table letter (
  municipality text not null, body text not null, year integer not null, number integer not null,
  case_id text not null, seq integer not null,
  primary key (municipality, body, year, number),
  unique (municipality, case_id, seq),
  foreign key (municipality, case_id) references cases
)
`;

/**
 * A command's row is written with all the rest. That it must name its case stops one whose files another has taken.
 *
 * What finds a row by two keys begins with the one that tells them apart: before a table's first statistics are made the
 * planner sees no difference between such an index and one of which it can use the municipality alone.
 */
const commands = `
alter table command alter column case_id set not null, alter column version set not null, alter column seq set not null;
alter table cases drop constraint cases_municipality_number_key, add unique (number, municipality);
drop index access_of_case;
create index access_of_case on access (case_id, municipality);
create index message_of_case on message (case_id, municipality)
`;

const papers = `
alter table attachment add column scanned text not null default 'none';
alter table attachment alter column scanned drop default;
alter table outbox add column channel text not null default 'mail', add column seq integer, add column handled_by text;
create table signed_document (
  municipality text not null, attachment text not null, case_id text not null, seq integer not null,
  paper text not null, found json not null, post text not null, at timestamptz not null,
  primary key (municipality, attachment),
  foreign key (municipality, attachment) references attachment on delete cascade,
  foreign key (municipality, case_id) references cases
);
create index signed_document_of_case on signed_document (municipality, case_id, seq);
create table calendar_feed (
  municipality text not null, token_hash bytea not null, post text not null, created_at timestamptz not null,
  primary key (municipality, token_hash),
  unique (municipality, post)
)
`;

/** Until now anybody could sign in as anybody: whatever cases there are, they are of a demonstration. */
const signIn = `
create table store_mode (
  municipality text not null, mode text not null,
  primary key (municipality)
);
insert into store_mode select distinct municipality, 'demo' from cases;
create table account (
  municipality text not null, id text not null, kind text not null, login text not null, name text not null,
  password text, temporary boolean not null, second_factor bytea, last_step integer, disabled boolean not null,
  created_at timestamptz not null, signed_in_at timestamptz,
  primary key (municipality, id),
  unique (municipality, kind, login)
);
create table account_post (
  municipality text not null, account text not null, post text not null,
  primary key (municipality, account, post),
  foreign key (municipality, account) references account (municipality, id)
);
create table recovery_code (
  municipality text not null, account text not null, hash bytea not null,
  primary key (municipality, account, hash),
  foreign key (municipality, account) references account (municipality, id)
);
create table attempt (
  municipality text not null, key bytea not null, count integer not null, next_at timestamptz not null,
  forgotten_at timestamptz not null,
  primary key (municipality, key)
);
create index attempt_forgotten on attempt (forgotten_at);
delete from session;
alter table session alter column post drop not null, add column id text not null, add column account text,
  add column stage text, add column secret bytea, add column place text;
create unique index session_of_id on session (municipality, id);
create index session_of_account on session (municipality, account) where account is not null;
alter table view_log add column person text
`;

const retention = `
create table retention_term (
  municipality text not null, class text not null, years integer not null,
  primary key (municipality, class)
);
create table retention_hold (
  municipality text not null, case_id text not null, reason text not null, since timestamptz not null,
  primary key (municipality, case_id),
  foreign key (municipality, case_id) references cases
);
create table retention_log (
  municipality text not null, n integer not null, what text not null, case_id text not null, number text not null,
  at timestamptz not null, detail text not null, hash bytea not null,
  primary key (municipality, n)
)
`;

const overviews = `
create table overview_log (
  municipality text not null, post text not null, n integer not null, at timestamptz not null, person text,
  what text not null, detail text not null, hash bytea not null,
  primary key (municipality, post, n)
);
create index overview_log_at on overview_log (municipality, post, at);
create table overview_head (
  municipality text not null, post text not null, last integer not null, hash bytea,
  primary key (municipality, post)
)
`;

/** A post's list is read in its order from its own rows: neither other posts' cases nor the cases themselves are looked at. */
const lists = `
alter table access add column status text, add column track text, add column search text, add column changed_at timestamptz;
update access set status = cases.status, track = cases.track, search = cases.search, changed_at = cases.changed_at
  from cases where cases.municipality = access.municipality and cases.id = access.case_id;
alter table access alter column status set not null, alter column track set not null, alter column search set not null,
  alter column changed_at set not null, drop constraint access_pkey, add primary key (case_id, municipality, body, role);
drop index access_of_case;
create index access_list on access (body, role, municipality, changed_at desc, case_id)
`;

/** A calendar's address was a post's: of those of real work nobody knows whose they are, so they end. */
const persons = `
alter table calendar_feed add column account text, drop constraint calendar_feed_municipality_post_key,
  add unique nulls not distinct (municipality, post, account);
delete from calendar_feed where municipality in (select municipality from store_mode where mode = 'real');
alter table session add column provider_session bytea;
create table invitation (
  municipality text not null, token_hash bytea not null, account text not null, expires_at timestamptz not null,
  primary key (municipality, token_hash),
  foreign key (municipality, account) references account (municipality, id)
);
create index attachment_unscanned on attachment (municipality) where scanned = 'unchecked'
`;

/**
 * The log names its case whoever writes it, asked once for a statement and not for each of its rows: the rows' foreign
 * keys were a quarter of what the store does for a command. A case stays that has a log; whoever writes to the log writes
 * to its case in the same transaction, so the two cannot miss each other. Rows of read models follow from the cases and
 * are made anew from them: they need no keys of their own.
 */
const log = `
alter table event drop constraint event_municipality_case_id_fkey;
alter table obligation drop constraint obligation_municipality_case_id_fkey;
alter table access drop constraint access_municipality_case_id_fkey;
create function log_names_its_case() returns trigger language plpgsql as $$ begin
  if exists (
    select from (select distinct municipality, case_id from written) as named
    where not exists (select from cases where cases.municipality = named.municipality and cases.id = named.case_id)
  ) then raise foreign_key_violation using message = 'an event of no case', table = tg_table_name; end if; return null; end $$;
create trigger names_its_case after insert on event referencing new table as written
  for each statement execute function log_names_its_case();
create trigger still_names_its_case after update on event referencing new table as written
  for each statement execute function log_names_its_case();
create function case_of_log_stays() returns trigger language plpgsql as $$ begin
  if exists (select from event where event.municipality = old.municipality and event.case_id = old.id)
  then raise foreign_key_violation using message = 'a case with events', table = tg_table_name; end if; return null; end $$;
create trigger stays after delete or update of municipality, id on cases
  for each row execute function case_of_log_stays()
`;

const schemas = (schema: string): string => `
create or replace function log_names_its_case() returns trigger language plpgsql as $$ begin
  if exists (
    select from (select distinct municipality, case_id from written) as named
    where not exists (select from ${schema}.cases as one where one.municipality = named.municipality and one.id = named.case_id)
  ) then raise foreign_key_violation using message = 'an event of no case', table = tg_table_name; end if; return null; end $$;
create or replace function case_of_log_stays() returns trigger language plpgsql as $$ begin
  if exists (select from ${schema}.event where event.municipality = old.municipality and event.case_id = old.id)
  then raise foreign_key_violation using message = 'a case with events', table = tg_table_name; end if; return null; end $$
`;
