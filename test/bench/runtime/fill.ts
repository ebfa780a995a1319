import { Client } from 'pg';

/**
 * Copies a case of the small definition so often, with what lists read of it. A sixth of the copies stays where the case
 * is, `own` of them at another school, the rest at bodies of which there is no post.
 */
export async function copyCase(database: string, id: string, copies: number, own: number): Promise<void> {
  const client = new Client({ connectionString: database });
  await client.connect();
  const body = `case when n % 6 = 0 then 'ozolu' when n % 6 = 1 and n / 6 < ${own} then 'klavu' else 'skola-' || (n % 200) end`;
  const series = `generate_series(1, ${copies}) as n`;
  const moved = (column: string) =>
    `replace(replace(${column}::text, '${id}', '${id}-' || n), '"ozolu"', '"' || ${body} || '"')`;
  await client.query('begin');
  await client.query(
    `insert into cases select (jsonb_populate_record(null::cases, to_jsonb(c) || jsonb_build_object(
       'id', c.id || '-' || n, 'number', 'k-' || n))).* from cases c, ${series} where c.id = $1`,
    [id],
  );
  await client.query(
    `update cases set state = moved.state::json from (
       select c.id || '-' || n as id, ${moved('c.state')} as state from cases c, ${series} where c.id = $1) moved
     where cases.id = moved.id`,
    [id],
  );
  await client.query(
    `insert into obligation select (jsonb_populate_record(null::obligation, to_jsonb(o) || jsonb_build_object(
       'case_id', o.case_id || '-' || n, 'id', replace(o.id, $1, $1 || '-' || n), 'body', ${body},
       'opened_at', o.opened_at + n * interval '1 second'))).* from obligation o, ${series} where o.case_id = $1`,
    [id],
  );
  await client.query(
    `insert into access select a.municipality, ${body}, a.role, a.case_id || '-' || n from access a, ${series} where a.case_id = $1`,
    [id],
  );
  await client.query('commit');
  await client.query('analyze');
  await client.end();
}

/** Bytes of a database, once what is dead is removed. */
export async function databaseBytes(database: string): Promise<number> {
  const client = new Client({ connectionString: database });
  await client.connect();
  await client.query('vacuum full');
  const { rows } = await client.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes');
  await client.end();
  return Number(rows[0]?.bytes);
}
