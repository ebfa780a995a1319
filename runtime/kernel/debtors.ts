/** Who owes what the scheme or an entry asks. */
import { type Definition, type Duty, type FieldRef, lookup, type Performer } from '../definition/index.ts';
import { bodyFor, institutionOf, performers, standing } from './assigned.ts';
import type { Recording } from './recording.ts';
import { seatsOf, sitting } from './seats.ts';
import type { Answers, Assigned, CaseState, LevelRun, Obligation, Setting } from './types.ts';

/** Who owes a duty that arises now; `run` is the stay it is owed in. Somebody is always named, even if not in office. */
export function debtorsOf(recording: Recording, duty: Duty, run: LevelRun | undefined, answers: Answers): Assigned[] {
  const { definition, state, setting } = recording;
  if (duty.seats !== undefined) return seatHolders(recording, duty, duty.seats, answers);
  if (!duty.by) return run ? [run.by] : [];
  return [performers(definition, state, duty.by, setting) ?? vacant(definition, state, duty.by.roles, setting)];
}

/** The office stands empty: whoever comes to hold it finds what is owed. */
function vacant(definition: Definition, state: CaseState, roles: string[], setting: Setting): Assigned {
  const institution = institutionOf(roles[0] ?? '');
  const body = bodyFor(definition, state, institution, setting)?.key ?? institution;
  return { body, roles: roles.filter((role) => institutionOf(role) === institution) };
}

function isAmongst(found: unknown, seat: string): boolean {
  return Array.isArray(found) && found.includes(seat);
}

/** One for each body with a seat, or with one of those chosen. */
function seatHolders(
  { definition, state, setting }: Recording,
  duty: Duty,
  group: string,
  answers: Answers,
): Assigned[] {
  const body = bodyFor(definition, state, group, setting);
  const chosen = (field: FieldRef | undefined): unknown => field && answers[field.page]?.[field.field];
  const seats = seatsOf(definition, setting, body?.key ?? '').filter(
    ({ seat }) => !duty.among || isAmongst(chosen(duty.among), seat),
  );
  const sat = seats.map((one) => sitting(definition, setting, one, isAmongst(chosen(duty.instead), one.seat)));
  return [...new Set(sat.map((one) => one.body))].map((holder) => {
    const roles = sat.filter((one) => one.body === holder).flatMap((one) => one.roles);
    return { body: holder, roles: [...new Set(roles)] };
  });
}

/**
 * Whom an obligation binds today: its debtor, or where all of those have left, whoever would be bound if it arose now.
 */
export function owing(definition: Definition, state: CaseState, obligation: Obligation, setting: Setting): Assigned {
  return standing(definition, state, obligation.debtor, performerOf(definition, state, obligation, setting), setting);
}

/** Of a seat with names, those named: where all of them have left, who stands in for them is bound. */
function performerInSeat(
  definition: Definition,
  state: CaseState,
  group: string,
  { debtor }: Obligation,
  setting: Setting,
): Performer | undefined {
  const body = bodyFor(definition, state, group, setting);
  return seatsOf(definition, setting, body?.key ?? '').find((seat) => seat.body === debtor.body)?.by;
}

function performerOf(
  definition: Definition,
  state: CaseState,
  obligation: Obligation,
  setting: Setting,
): Performer | undefined {
  const { levels, recipients } = lookup(definition);
  const duty = definition.duties?.find((one) => one.key === obligation.duty);
  if (duty?.seats !== undefined) return performerInSeat(definition, state, duty.seats, obligation, setting);
  if (duty?.by) return duty.by;
  const run = state.levels.find((one) => one.id === obligation.target || one.referral === obligation.target);
  if (run && run.by.body === obligation.debtor.body) return levels.get(run.level)?.by;
  const referral = state.referrals.find((one) => one.id === obligation.target);
  const then = referral && recipients.get(referral.recipient)?.recipient.then;
  return then?.kind === 'level' ? levels.get(then.level)?.by : undefined;
}

/** Those whom a name of the scheme means in this case: a role, or all of an institution; of a party, nobody. */
export function named(definition: Definition, state: CaseState, name: string, setting: Setting): Assigned | undefined {
  const { roles, institutions } = lookup(definition);
  const body = bodyFor(definition, state, institutionOf(name), setting);
  if (!body) return undefined;
  if (roles.has(name)) return { body: body.key, roles: [name] };
  const institution = institutions.get(name);
  return institution && { body: body.key, roles: institution.roles.map((role) => role.key) };
}
