import type {
  Assumption,
  Citation,
  GroupRole,
  GroupRule,
  Institution,
  NoAgreement,
  Quorum,
  SchemeText,
} from '../generated/ast.ts';
import type { GroupRules, Period, QuorumRule, Stated } from '../model.ts';
import { groupRolePath, ruleOfKind } from '../references/groups.ts';
import { membersOf } from '../references/visible.ts';
import { buildAssumption, buildCitation } from './citation.ts';
import { type FileNames, placeOf } from './place.ts';
import { buildTerm, buildTermBefore } from './term.ts';

const periods: Record<string, Period> = {
  times_a_year: 'year',
  times_a_school_year: 'schoolYear',
  times_a_semester: 'semester',
  times_a_month: 'month',
};

const shares: Record<string, 'half' | 'moreThanHalf' | 'twoThirds'> = {
  half_of_seats: 'half',
  more_than_half_of_seats: 'moreThanHalf',
  two_thirds_of_seats: 'twoThirds',
};

/** The rules of a group, of each kind the last that is stated; nothing where none is. */
export function rulesOf(group: Institution, texts: SchemeText[], files: FileNames): { rules?: GroupRules } {
  const members = membersOf(group, texts);
  const rule = <Kind extends GroupRule['$type'], Built>(
    kind: Kind,
    build: (found: Extract<GroupRule, { $type: Kind }>) => Built,
  ): (Built & Stated) | undefined => {
    const found = ruleOfKind(kind, members);
    return found && { ...build(found), ...stated(found, files) };
  };
  const roles = ({ roles: named }: { roles: GroupRole[] }) => named.map((role) => groupRolePath(role, group));
  const built: GroupRules = {
    chair: rule('ChairChoice', ({ elected, decision, aYear, years }) => ({
      ...(elected ? { how: 'elected' as const } : { how: 'appointed' as const, decision: decision! }),
      ...((aYear || years !== undefined) && { years: years ?? 1 }),
    })),
    quorum: rule('Quorum', buildQuorum),
    meetings: rule('Meetings', ({ times, frequency }) => ({
      ...(frequency && { least: { times: times ?? 1, per: periods[frequency]! } }),
    })),
    firstMeeting: rule('FirstMeeting', (one) => ({ by: roles(one) })),
    convening: rule('Convening', (one) => ({ by: roles(one) })),
    agenda: rule('Agenda', (one) => ({ by: roles(one) })),
    invitations: rule('Invitations', (one) => ({ by: roles(one), before: buildTermBefore(one.amount) })),
    minutes: rule('MinutesWriter', (one) => ({ by: roles(one) })),
    signing: rule('MinutesSigners', (one) => ({ members: one.members, by: roles(one) })),
    noAgreement: rule('NoAgreement', (one) => ({ to: addresseeOf(one), term: buildTerm(one.duty.term) })),
    confidentiality: rule('Confidentiality', ({ form }) => (form ? { form: form.ref!.name } : {})),
    composition: rule('Composition', ({ decision }) => ({ decision })),
    territory: rule('GroupTerritory', ({ units }) => ({ units })),
    invitees: rule('Invitees', ({ institutions, others }) => ({
      institutions: institutions.map((one) => one.ref!.name),
      others,
    })),
  };
  const known = Object.entries(built).filter(([, value]) => value !== undefined);
  return known.length > 0 ? { rules: Object.fromEntries(known) } : {};
}

function buildQuorum({ share, number, mustInclude }: Quorum): QuorumRule {
  const seats = mustInclude.map((seat) => seat.ref!.name);
  if (number !== undefined) {
    return { number, mustInclude: seats };
  }
  return { share: shares[share!]!, mustInclude: seats };
}

function addresseeOf({ target, role }: NoAgreement): string {
  return role ? `${target.ref!.name}.${role.ref!.name}` : target.ref!.name;
}

function stated(rule: GroupRule & { citation?: Citation; assumption?: Assumption }, files: FileNames): Stated {
  const assumed = buildAssumption(rule.assumption, files);
  return {
    ...(rule.citation && { cites: buildCitation(rule.citation) }),
    ...(assumed && { assumed }),
    at: placeOf(rule, files),
  };
}
