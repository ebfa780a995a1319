import { sql } from 'kysely';
import { lookup } from '../../definition/index.ts';
import { type Actor, type CaseState, hasBusiness, view } from '../../kernel/index.ts';
import { aboutOf, trackLabel } from './about.ts';
import type { CaseList, CaseRow, CaseSearch } from '../contract/shapes/index.ts';
import { recordOverview } from '../chain/overviews.ts';
import { folded } from './read-models.ts';
import type { Services } from '../services.ts';

export const pageSize = 25;
/** Nobody turns so many pages: what is more is not counted, as that would take longer than all the rest. */
export const mostCounted = 1_000;

/** How many are looked at for a page. */
function counted(page: number): number {
  return Math.max(mostCounted, page * pageSize);
}

interface Listed {
  number: string;
  definition: string;
  changedAt: string;
  state: CaseState;
}

/** Cases with which a post has business, latest change first. That their names were seen is recorded. */
export async function listCases(services: Services, actor: Actor, asked: CaseSearch): Promise<CaseList> {
  const { definitions, directory } = services;
  const { total, rows } = await find(services, actor, asked);
  const cases = await Promise.all(
    rows.map(async ({ number, definition: hash, changedAt, state }): Promise<CaseRow[]> => {
      const { definition } = await definitions.pinned(hash);
      const setting = directory.settingFor(definition);
      if (!hasBusiness(definition, state, actor, setting)) return [];
      // Of levels that one may not see, the list tells no more than the case's page.
      const { levels } = view(definition, state, [], actor, setting);
      const where = levels
        .filter((run) => run.status === 'active')
        .map((run) => lookup(definition).levels.get(run.level)?.label ?? run.level);
      return [
        {
          id: state.id,
          number,
          about: aboutOf(definition, state, setting),
          track: trackLabel(definition, state),
          status: state.status,
          where: [...new Set(where)],
          openedAt: state.openedAt,
          changedAt,
        },
      ];
    }),
  );
  await recordOverview(services, actor, { what: 'cases', cases: cases.flat().map(({ id }) => id) });
  const tracks = definitions.current.definition.tracks ?? [];
  const told = tracks.length > 1 ? tracks.map(({ key, label }) => ({ key, label })) : [];
  const atLeast = total >= counted(asked.page);
  return { cases: cases.flat(), tracks: told, total, atLeast, page: asked.page, pageSize };
}

/** One walk over the post's own rows, in their order, gives the page and the count. */
async function find(
  { db, directory }: Services,
  { body, role }: Actor,
  { q, status, track, page }: CaseSearch,
): Promise<{ total: number; rows: Listed[] }> {
  const { municipality } = directory;
  const words = folded(q ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
  const first = (page - 1) * pageSize;
  const { rows } = await sql<{ total: number } & (Listed | { [none in keyof Listed]: null })>`
    with found as materialized (
      select case_id, changed_at from access
      where municipality = ${municipality} and body = ${body} and role = ${role}
        ${status ? sql`and status = ${status}` : sql``} ${track === undefined ? sql`` : sql`and track = ${track}`}
        ${words.length > 0 ? sql`and search like all(${words}::text[])` : sql``}
      order by changed_at desc, case_id
      limit ${counted(page)}
    ), page as (
      select cases.id, cases.number, cases.definition, cases.state, found.changed_at
      from (select * from found order by changed_at desc, case_id limit ${pageSize} offset ${first}) as found
      join cases on cases.municipality = ${municipality} and cases.id = found.case_id
    )
    select (select count(*) from found) as total, page.number, page.definition, page.state, page.changed_at
    from (select) as asked left join page on true
    order by page.changed_at desc, page.id`.execute(db);
  return { total: rows[0]?.total ?? 0, rows: rows.flatMap((row) => (row.number === null ? [] : [row])) };
}
