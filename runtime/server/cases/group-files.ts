import { createHash } from 'node:crypto';
import type { Definition } from '../../definition/index.ts';
import {
  type Actor,
  type CaseState,
  groupFileOf,
  hadFirstMeeting,
  hasBusiness,
  type RunningFile,
} from '../../kernel/index.ts';
import type { Services } from '../services.ts';

/** A group's own file that is open, and what one needs to lead somebody there. */
export interface Running extends RunningFile {
  number: string;
  /** Whoever asks has business with it. */
  theirs: boolean;
  /** Acts that would have convened its first meeting, which was held. */
  over: string[];
}

/** The files that run of the groups that a definition knows. */
export async function runningFiles(services: Services, definition: Definition, actor: Actor): Promise<Running[]> {
  const { db, directory, definitions } = services;
  const groups = new Set((definition.tracks ?? []).flatMap(({ group }) => group ?? []));
  const bodies = directory.bodies.filter(({ institution }) => groups.has(institution)).map(({ key }) => key);
  if (bodies.length === 0) return [];
  // Its own group always has business with a file: so it is found without looking through all that there are.
  const rows = await db
    .selectFrom('cases')
    .select(['number', 'definition', 'state'])
    .where('municipality', '=', directory.municipality)
    .where('status', '=', 'open')
    .where('id', 'in', (those) =>
      those
        .selectFrom('access')
        .select('caseId')
        .where('municipality', '=', directory.municipality)
        .where('body', 'in', bodies)
        .where('status', '=', 'open')
        .where('track', 'in', tracksOf(definition)),
    )
    .execute();
  const found = rows.map(async ({ number, definition: hash, state }): Promise<Running[]> => {
    const own = (await definitions.pinned(hash)).definition;
    const setting = directory.settingFor(own);
    const file = groupFileOf(own, state, setting);
    const over = own.acts.filter((act) => hadFirstMeeting(act, state)).map(({ key }) => key);
    return file ? [{ ...file, case: state.id, number, theirs: hasBusiness(own, state, actor, setting), over }] : [];
  });
  return (await Promise.all(found)).flat();
}

function tracksOf({ tracks = [] }: Definition): string[] {
  return tracks.filter(({ about }) => about === 'group').map(({ key }) => key);
}

/**
 * The id that the next file of this group gets. It follows from which there are: of two who begin one at the same moment,
 * on whatever servers, both come to the same, and the store takes the first. Whoever asks which files run must do so
 * after this.
 */
export async function nextId(services: Services, { track, body }: Omit<RunningFile, 'case'>): Promise<string> {
  const { municipality } = services.directory;
  for (let n = 1; ; n += 1) {
    const id = idFrom(JSON.stringify([municipality, track, body, n]));
    const taken = await services.db
      .selectFrom('cases')
      .select('id')
      .where('municipality', '=', municipality)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!taken) return id;
  }
}

/** A UUID of a kind of one's own (RFC 9562, 5.8). */
function idFrom(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Where somebody who may not begin another goes on; nothing where that is not theirs to open. */
export function leadsTo(running: readonly Running[], file: CaseState['id'] | undefined): Running | undefined {
  return running.find((one) => one.case === file && one.theirs);
}
