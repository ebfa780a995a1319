import type { Definition } from '../../definition/index.ts';
import { type CaseState, owing, type Setting, wakesAt, withBusiness } from '../../kernel/index.ts';
import { aboutOf, trackOf } from './about.ts';
import type { Tx } from '../store/database.ts';

/** What lists read in the case's own row. */
export function columnsOf(definition: Definition, state: CaseState, setting: Setting) {
  return {
    definition: state.definition,
    status: state.status,
    version: state.version,
    search: folded(aboutOf(definition, state, setting)),
    track: trackOf(definition, state).key,
    wakesAt: wakesAt(definition, state, setting) ?? null,
  };
}

/** Text as it is searched: small letters without diacritics, so that "berzins" finds "Bērziņš". */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
}

const rigaYear = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Riga', year: 'numeric' });

/** To be asked of Intl takes as long as much else of a command: within an hour the year is the same. */
let latest = { hour: '', year: 0 };

/** Of an instant in ISO 8601 UTC. */
export function yearInLatvia(instant: string): number {
  const hour = instant.slice(0, 13);
  if (latest.hour !== hour) latest = { hour, year: Number(rigaYear.format(new Date(instant))) };
  return latest.year;
}

/** What is owed in a case and by whom, as far as it was not the same before. */
export function newlyOwed(definition: Definition, setting: Setting, state: CaseState, before?: CaseState) {
  const known = before ? owedIn(definition, before, setting) : [];
  const byKey = new Map(known.map((one) => [`${one.id} ${one.role}`, one]));
  return owedIn(definition, state, setting).filter((one) => {
    const was = byKey.get(`${one.id} ${one.role}`);
    return was?.status !== one.status || was.due !== one.due;
  });
}

function owedIn(definition: Definition, state: CaseState, setting: Setting) {
  return state.obligations.flatMap((obligation) => {
    const { id, status, openedAt, term } = obligation;
    const { body, roles } = owing(definition, state, obligation, setting);
    // A last day ends at its midnight in Latvia; so days and moments stand in one order.
    const due = term && 'late' in term ? term.late : null;
    return roles.map((role) => ({ id, role, body, status, openedAt, due }));
  });
}

/** Who has business with the case is the kernel's to say; lists only remember it. Nothing where that is as it was. */
export function newPlaces(definition: Definition, setting: Setting, state: CaseState, before?: CaseState) {
  const places = placesIn(definition, state, setting);
  const known = before && placesIn(definition, before, setting);
  const same = known?.size === places.size && [...places.keys()].every((key) => known.has(key));
  return same ? undefined : [...places.values()];
}

function placesIn(definition: Definition, state: CaseState, setting: Setting) {
  const filled = new Map(setting.bodies.map((body) => [body.key, body.roles]));
  const allowed = withBusiness(definition, state, setting).flatMap(({ body, roles }) =>
    roles
      .filter((role) => filled.get(body)?.includes(role))
      .map((role) => [`${body} ${role}`, { body, role }] as const),
  );
  return new Map(allowed);
}

/** Forgets who owed what in a case: whoever held those offices may not hold them any more. */
export async function clearObligations(tx: Tx, municipality: string, caseId: string): Promise<void> {
  await tx.deleteFrom('obligation').where('municipality', '=', municipality).where('caseId', '=', caseId).execute();
}
