import { Client } from 'pg';

/**
 * Copies cases of the small definition until there are so many, with what lists and notices read of them. A sixth of the
 * copies stays at the school where the cases are, `own` of them are at another school, the rest at schools of which
 * there is no post; what other institutions were sent stays with them. Changed second by second, under many surnames.
 */
export async function copyCases(database: string, ids: string[], copies: number, own: number): Promise<void> {
  const client = new Client({ connectionString: database });
  await client.connect();
  const body = `case when n % 6 = 0 then 'ozolu' when n % 6 = 1 and n / 6 < ${own} then 'klavu' else 'skola-' || (n % 200) end`;
  const to = (column: string) => `case when ${column} = 'ozolu' then ${body} else ${column} end`;
  // Each number is a copy of one of the cases.
  const source = (id: string) =>
    `generate_series(1, ${copies}) as n where ${id} = ($1::text[])[1 + n / 6 % ${ids.length}]`;
  const surname = `'uzvards' || (n % 997)`;
  const moved = (text: string, id: string) =>
    `replace(replace(${text}, ${id}, ${id} || '-' || n), '"ozolu"', '"' || ${body} || '"')`;
  const run = (statement: string) => client.query(statement, [ids]);
  await client.query('begin');
  // What is copied fits together already.
  await client.query('set local session_replication_role = replica');
  await run(`insert into cases (municipality, id, number, definition, status, version, opened_at, changed_at, search, track,
      wakes_at, state, log_hash)
    select municipality, id || '-' || n, 'k-' || n, definition, status, version, opened_at,
      changed_at - n * interval '1 second', 'k-' || n || ' karlis ' || ${surname}, track, wakes_at,
      replace(${moved('state::text', 'id')}, '"Ozols"', '"' || ${surname} || '"')::json, log_hash
    from cases, ${source('id')}`);
  await run(`insert into obligation (municipality, case_id, id, role, body, status, opened_at, due)
    select municipality, case_id || '-' || n, replace(id, case_id, case_id || '-' || n), role, ${to('body')}, status,
      opened_at - n * interval '1 second', due
    from obligation, ${source('case_id')}`);
  await run(`insert into access (municipality, body, role, case_id, status, track, search, changed_at)
    select municipality, ${to('body')}, role, case_id || '-' || n, status, track,
      'k-' || n || ' karlis ' || ${surname}, changed_at - n * interval '1 second'
    from access, ${source('case_id')}`);
  await run(`insert into message (municipality, case_id, at, id, role, body, text)
    select municipality, case_id || '-' || n, at - n * interval '1 second', replace(id, case_id, case_id || '-' || n), role,
      ${to('body')}, text
    from message, ${source('case_id')}`);
  await client.query('commit');
  await client.query('vacuum analyze');
  await client.end();
}

/** Bytes of the tables of a database but for what the bench itself put there, once what is dead is removed. */
export async function databaseBytes(database: string): Promise<number> {
  const client = new Client({ connectionString: database });
  await client.connect();
  await client.query('drop table if exists bench');
  await client.query('vacuum full');
  const { rows } = await client.query<{ bytes: string }>('select pg_database_size(current_database()) as bytes');
  await client.end();
  return Number(rows[0]?.bytes);
}
