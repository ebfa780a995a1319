/** What a case stands on that the next definition does not have. */
import { type Definition, type Level, lookup } from '../../definition/index.ts';
import { institutionOf } from '../assigned.ts';
import type { Assigned, CaseState, LevelRun, Obligation, Referral } from '../types.ts';

/** Latvian sentences, each once; none where nothing is lost. With `released`, what is owed may be gone. */
export function lost(from: Definition, to: Definition, state: CaseState, released: boolean): string[] {
  const runs = state.levels.filter((run) => run.status !== 'done');
  const referrals = state.referrals.filter((one) => one.endedAt === undefined);
  const owed = state.obligations.filter((one) => one.status === 'open' && !(released && isGone(to, one)));
  const assigned = [...runs.map(({ by }) => by), ...referrals.map((one) => one.to), ...owed.map((one) => one.debtor)];
  return [
    ...new Set([
      ...lostTrack(from, to, state),
      ...runs.flatMap((run) => lostLevel(from, to, state, run)),
      ...referrals.flatMap((one) => lostReferral(from, to, one)),
      ...owed.flatMap((one) => lostDuty(from, to, one)),
      ...assigned.flatMap((one) => lostOffice(from, to, one)),
    ]),
  ];
}

/** Is a duty, or an act that is owed, no longer known? */
export function isGone(to: Definition, { kind, act, duty }: Obligation): boolean {
  if (kind === 'task') return !to.acts.some((one) => one.kind === 'finish');
  if (duty !== undefined) return !to.duties?.some(({ key }) => key === duty);
  return act !== undefined && !lookup(to).acts.has(act);
}

function lostTrack(from: Definition, to: Definition, { track }: CaseState): string[] {
  if (track === undefined || to.tracks?.some(({ key }) => key === track)) return [];
  const label = from.tracks?.find(({ key }) => key === track)?.label ?? track;
  return [`Jaunajā redakcijā nav lietas veida «${label}».`];
}

function lostLevel(from: Definition, to: Definition, state: CaseState, run: LevelRun): string[] {
  const was = lookup(from).levels.get(run.level);
  const is = lookup(to).levels.get(run.level);
  const label = was?.label ?? run.level;
  if (!is) return [`Jaunajā redakcijā nav līmeņa «${label}», kurā lieta atrodas.`];
  if (trackOf(to, is) !== (state.track ?? to.tracks?.[0]?.key))
    return [`Jaunajā redakcijā līmenis «${label}» pieder cita veida lietai.`];
  const institution = institutionOf(run.by.roles[0] ?? '');
  const same = [...is.by.roles, ...is.by.substitutes].some((role) => institutionOf(role) === institution);
  const isOwn = JSON.stringify(was?.by) === JSON.stringify(is.by);
  return same || isOwn ? [] : [`Jaunajā redakcijā līmeni «${label}», kurā lieta atrodas, veic cita iestāde.`];
}

function trackOf({ tracks }: Definition, { track }: Level): string | undefined {
  return track ?? tracks?.[0]?.key;
}

function lostReferral(from: Definition, to: Definition, { recipient, status }: Referral): string[] {
  const was = lookup(from).recipients.get(recipient);
  const is = lookup(to).recipients.get(recipient);
  const label = lookup(from).institutions.get(was?.recipient.institution ?? '')?.label.nominative ?? recipient;
  if (is?.recipient.institution !== was?.recipient.institution || is?.act.kind !== was?.act.kind)
    return [`Jaunajā redakcijā nav tāda saņēmēja kā «${label}», bet nosūtītais vēl nav pabeigts.`];
  const changed = JSON.stringify(is?.recipient.then) !== JSON.stringify(was?.recipient.then);
  if (status === 'sent' || !changed) return [];
  return [`Jaunajā redakcijā pēc nosūtītā saņemšanas notiek kas cits; saņēmējs «${label}» to jau ir saņēmis.`];
}

function lostDuty(from: Definition, to: Definition, one: Obligation): string[] {
  if (!isGone(to, one)) return [];
  if (one.kind === 'task') return ['Jaunajā redakcijā uzdevumus nevar pabeigt, bet lietā ir nepabeigti uzdevumi.'];
  const duty = from.duties?.find(({ key }) => key === one.duty);
  if (one.duty !== undefined)
    return [`Jaunajā redakcijā nav pienākuma «${duty?.label ?? one.duty}», kas vēl nav izpildīts.`];
  const label = lookup(from).acts.get(one.act ?? '')?.label ?? one.act;
  return [`Jaunajā redakcijā nav darbības «${label}», kas vēl jāveic.`];
}

/** Of several offices that may act, one that is left is enough. */
function lostOffice(from: Definition, to: Definition, { roles }: Assigned): string[] {
  const { roles: known } = lookup(to);
  if (roles.length === 0 || roles.some((role) => known.has(role))) return [];
  const names = roles.map((role) => lookup(from).roles.get(role)?.label.nominative ?? role);
  return [`Jaunajā redakcijā nav amata «${names.join('», «')}», kam lietā ir darāmais.`];
}
