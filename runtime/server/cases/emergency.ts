import { type Actor, emergencyRefused, hasBusiness, openEmergency } from '../../kernel/index.ts';
import { aboutOf } from './about.ts';
import type { EmergencyOpened, EmergencyRequest } from '../contract/shapes/index.ts';
import { Refused } from '../contract/problem.ts';
import { folded } from './read-models.ts';
import { lockCase, record } from './record.ts';
import type { Services } from '../services.ts';
import { type Tx, transact } from '../store/database.ts';

/** More cases than these are not one child's. */
const mostCases = 5;

/**
 * Opens the files of one child, or one file, to read for some hours to a post that has no business with them. They are
 * found by the whole number or the whole name only: this is no way to search.
 * @throws Refused 404 when there is none, 422 when the kernel refuses or it is not clear whom it is about
 */
export async function openInEmergency(
  services: Services,
  actor: Actor,
  { about, reason }: EmergencyRequest,
): Promise<EmergencyOpened> {
  const { definition } = services.definitions.current;
  const no = emergencyRefused(definition, actor, services.directory.settingFor(definition));
  if (no) throw new Refused(403, { code: no.code, message: no.text });
  return await transact(services.db, async (tx) => {
    const ids = await findCases(services, tx, about);
    if (ids.length === 0) {
      services.log('warn', 'emergency access found nothing');
      throw new Refused(404, {
        code: 'not-found',
        message: 'Tādas lietas nav. Ierakstiet visu lietas numuru vai bērna vārdu un uzvārdu, kā tas rakstīts lietā.',
      });
    }
    if (ids.length > mostCases)
      throw new Refused(422, { code: 'too-many-cases', message: 'Tādu lietu ir vairākas. Ierakstiet lietas numuru.' });
    const cases: EmergencyOpened['cases'] = [];
    for (const id of ids) cases.push(await openOne(services, tx, actor, { id, reason }));
    services.log('warn', 'emergency access', { count: cases.length });
    return { cases };
  });
}

/** In one order, so that two who open the same do not wait for each other. */
async function findCases(services: Services, tx: Tx, about: string): Promise<string[]> {
  const { directory, definitions } = services;
  const words = wordsOf(about);
  let query = tx
    .selectFrom('cases')
    .select(['id', 'number', 'definition', 'state'])
    .where('municipality', '=', directory.municipality)
    .where('status', '!=', 'erased')
    .orderBy('id');
  for (const word of words) query = query.where('search', 'like', `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
  const rows = words.length === 0 ? [] : await query.limit(200).execute();
  const found: string[] = [];
  for (const { id, number, definition: hash, state } of rows) {
    const { definition } = await definitions.pinned(hash);
    const name = wordsOf(aboutOf(definition, state, directory.settingFor(definition)));
    if (number === about.trim() || (name.length > 1 && name.join(' ') === words.join(' '))) found.push(id);
  }
  return found;
}

function wordsOf(text: string): string[] {
  return folded(text).split(/\s+/).filter(Boolean).toSorted();
}

async function openOne(
  services: Services,
  tx: Tx,
  actor: Actor,
  { id, reason }: { id: string; reason: string },
): Promise<EmergencyOpened['cases'][number]> {
  const { directory, definitions } = services;
  const before = await lockCase(tx, directory.municipality, id);
  if (!before) throw new RangeError('A case that was found is gone');
  const { definition } = await definitions.pinned(before.definition);
  const setting = directory.settingFor(definition);
  const { number, state } = before;
  if (hasBusiness(definition, state, actor, setting)) return { id, number };
  const now = services.now();
  const accepted = openEmergency(definition, state, { actor, reason }, now, setting);
  if (accepted.refused) throw new Refused(422, { code: accepted.code, message: accepted.text });
  await record(services, tx, { definition, before, accepted, now });
  return { id, number };
}
