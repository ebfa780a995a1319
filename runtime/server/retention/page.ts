import type { Actor } from '../../kernel/index.ts';
import type { KeptCase, KeptList, KeptQuery } from '../contract/shapes/index.ts';
import { recordOverview } from '../chain/overviews.ts';
import type { Services } from '../services.ts';
import { countClosed, type Keeping, keepings } from './list.ts';

const pageSize = 25;

/** A page of the closed cases with the days until which they are kept. That they were seen is recorded. */
export async function readKept(services: Services, actor: Actor, { page, number }: KeptQuery): Promise<KeptList> {
  const only = number === undefined ? {} : { number };
  const [total, found] = await Promise.all([
    countClosed(services, only),
    keepings(services, { ...only, limit: pageSize, offset: (page - 1) * pageSize }),
  ]);
  await recordOverview(services, actor, { what: 'retention', cases: found.map(({ id }) => id) });
  return { items: found.map(shown), total, page, pageSize };
}

function shown({ id, number, closedAt, kept, held, over }: Keeping): KeptCase {
  const { classes, unset, from } = kept;
  return { case: id, number, closedAt, classes, unset, over, ...(from && { from }), ...(held && { held }) };
}
