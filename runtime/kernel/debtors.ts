/** Who owes what the scheme or an entry asks. */
import { type Definition, type Duty, lookup, type Performer } from '../definition/index.ts';
import { bodyFor, bodyOf, institutionOf, performers, standing } from './assigned.ts';
import type { Recording } from './recording.ts';
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

/** One for each body with a seat, or with one of those chosen. */
function seatHolders(
  { definition, state, setting }: Recording,
  duty: Duty,
  group: string,
  answers: Answers,
): Assigned[] {
  const body = bodyFor(definition, state, group, setting);
  const among = duty.among && answers[duty.among.page]?.[duty.among.field];
  const seats = Object.entries(setting.seats[body?.key ?? ''] ?? {}).filter(
    ([seat]) => !duty.among || (Array.isArray(among) && among.includes(seat)),
  );
  return [...new Set(seats.map(([, holder]) => holder))].map((holder) => {
    const institution = bodyOf(setting, holder)?.institution ?? '';
    const roles = lookup(definition).institutions.get(institution)?.roles ?? [];
    return { body: holder, roles: roles.map((role) => role.key) };
  });
}

/**
 * Whom an obligation binds today: its debtor, or where all of those have left, whoever would be bound if it arose now.
 */
export function owing(definition: Definition, state: CaseState, obligation: Obligation, setting: Setting): Assigned {
  return standing(definition, state, obligation.debtor, performerOf(definition, state, obligation), setting);
}

function performerOf(definition: Definition, state: CaseState, obligation: Obligation): Performer | undefined {
  const { levels, recipients } = lookup(definition);
  const duty = definition.duties?.find((one) => one.key === obligation.duty);
  if (duty?.by || duty?.seats !== undefined) return duty.by;
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
