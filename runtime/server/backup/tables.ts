import { sql } from 'kysely';
import type { Database, Tx } from '../store/database.ts';

/** A table as it is in some database: its columns in order, with their types. */
export interface Table {
  name: string;
  columns: { name: string; type: string }[];
}

/** What every other table may refer to comes first. */
const first = ['definition', 'cases'];
/** Who is signed in is not kept; the steps of the structure are written by those who take them. */
const left = new Set(['session', 'kysely_migration', 'kysely_migration_lock']);

/** The tables of a database, of whatever version, in the order in which they can be filled. */
export async function tablesOf(db: Database | Tx): Promise<Table[]> {
  const { rows } = await sql<{ table: string; column: string; type: string }>`
    select class.relname as table, attribute.attname as column,
           format_type(attribute.atttypid, attribute.atttypmod) as type
    from pg_class class
    join pg_attribute attribute on attribute.attrelid = class.oid and attnum > 0 and not attisdropped
    where class.relkind = 'r' and class.relnamespace = current_schema()::regnamespace
    order by class.relname, attnum`.execute(db);
  const byName = Map.groupBy(rows, (row) => row.table);
  return [...byName]
    .filter(([name]) => !left.has(name))
    .map(([name, columns]) => ({ name, columns: columns.map(({ column, type }) => ({ name: column, type })) }))
    .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

function rank({ name }: Table): number {
  const at = first.indexOf(name);
  return at === -1 ? first.length : at;
}

/** A row as texts: what PostgreSQL writes is what it reads, `json` byte for byte. */
export type Row = (string | null)[];

const batch = 500;

/** All rows of a table, some at a time; in a transaction. */
export async function* rowsOf(tx: Tx, { name, columns }: Table): AsyncGenerator<Row[]> {
  const texts = columns.map((column) => sql`${sql.ref(column.name)}::text`);
  await sql`declare all_rows no scroll cursor for
    select array[${sql.join(texts)}] as cells from ${sql.table(name)}`.execute(tx);
  for (;;) {
    const { rows } = await sql<{ cells: Row }>`fetch ${sql.lit(batch)} from all_rows`.execute(tx);
    if (rows.length === 0) break;
    yield rows.map(({ cells }) => cells);
  }
  await sql`close all_rows`.execute(tx);
}

export async function insertRows(tx: Tx, { name, columns }: Table, rows: Row[]): Promise<void> {
  for (let at = 0; at < rows.length; at += batch) {
    const some = rows.slice(at, at + batch);
    const arrays = columns.map((_, index) => sql`${some.map((row) => row[index] ?? null)}::text[]`);
    const names = columns.map((column) => sql.ref(column.name));
    const casts = columns.map((column) => sql`${sql.ref(`given.${column.name}`)}::${sql.raw(column.type)}`);
    await sql`insert into ${sql.table(name)} (${sql.join(names)}) overriding system value
      select ${sql.join(casts)} from unnest(${sql.join(arrays)}) as given(${sql.join(names)})`.execute(tx);
  }
}

/** Numbers that the database gives go on after those that are there. */
export async function continueNumbers(tx: Tx): Promise<void> {
  await sql`select setval(pg_get_serial_sequence('view_log', 'id'), coalesce(max(id), 0) + 1, false)
    from view_log`.execute(tx);
}
