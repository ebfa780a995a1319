/** Who owes what the scheme or an entry asks. */
import { type Definition, type Duty, type FieldRef, lookup, type Performer } from '../definition/index.ts';
import { bodyFor, bodyOf, institutionOf, performers, standing } from './assigned.ts';
import type { Recording } from './recording.ts';
import { seatsOf, sitting } from './seats.ts';
import type { Answers, Assigned, CaseState, LevelRun, Obligation, Referral, Setting } from './types.ts';

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
  const { target, debtor } = obligation;
  const referral = state.referrals.find((one) => one.id === target && one.to.body === debtor.body);
  if (referral && !state.levels.some((run) => run.referral === target)) {
    return receiving(definition, state, referral, setting);
  }
  return standing(definition, state, debtor, performerOf(definition, state, obligation, setting), setting);
}

/**
 * Who has what was sent: those to whom it was, or where all of those have left, whoever at that body would perform the
 * level to follow; where only others than that body would, any of its posts, as when it is sent, unless the level was
 * performed there: then those others have it all, and it is nothing new to anybody. No other body has it.
 */
export function receiving(
  definition: Definition,
  state: CaseState,
  { id, to, recipient }: Referral,
  setting: Setting,
): Assigned {
  const { levels, recipients, institutions } = lookup(definition);
  const then = recipients.get(recipient)?.recipient.then;
  const by = then && 'level' in then ? levels.get(then.level)?.by : undefined;
  const now = standing(definition, state, to, by, setting);
  if (now.body === to.body) return now;
  if (state.levels.some((run) => run.referral === id && run.by.body === to.body)) return to;
  const roles = institutions.get(bodyOf(setting, to.body)?.institution ?? '')?.roles ?? [];
  return { body: to.body, roles: roles.map(({ key }) => key) };
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
  const duty = definition.duties?.find((one) => one.key === obligation.duty);
  if (duty?.seats !== undefined) return performerInSeat(definition, state, duty.seats, obligation, setting);
  if (duty?.by) return duty.by;
  const run = state.levels.find((one) => one.id === obligation.target || one.referral === obligation.target);
  return run && run.by.body === obligation.debtor.body ? lookup(definition).levels.get(run.level)?.by : undefined;
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
