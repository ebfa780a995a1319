import {
  type Asks,
  type Diagnostic,
  type Institution,
  type KeywordLanguage,
  nationalRules,
  type NationalRule,
  type NationalRules,
  type Place,
  type Scheme,
} from '@riciba/language';
import { seatsIn } from '../groups/quorum.ts';
import { clauseOf, detailOf, openingOf } from './national-words.ts';

/** `inherited`: a base states it, and the scheme leaves it so. `undecidable`: it cannot be told from what is said. */
export type Verdict = 'met' | 'violated' | 'notStated' | 'inherited' | 'undecidable';

/** What a scheme says to one rule of the State. */
export interface RuleFinding {
  rule: NationalRule;
  verdict: Verdict;
  /** Where the scheme or its base states it; the group where it states nothing; absent where there is no group. */
  at?: Place;
  /** Why, where it is not simply met or not stated. */
  because?: Reason;
}

/** Why a rule is not met, or why that cannot be told. */
export type Reason =
  | { kind: 'noGroup'; group: string }
  | { kind: 'missingSeats'; institutions: string[][] }
  | { kind: 'appointed' | 'elected' }
  | { kind: 'longTerm'; years: number }
  | { kind: 'noTerm' }
  | { kind: 'fewMeetings'; times: number }
  | { kind: 'otherYear' }
  | { kind: 'lowQuorum'; number: number; seats: number }
  | { kind: 'lateNotice' }
  | { kind: 'otherAddressee'; to: string }
  | { kind: 'unknownRule' };

/** Whether a scheme meets the rules of the State about the group, one by one, in the order of the rules. */
export function nationalFindings(scheme: Scheme, rules: NationalRules = nationalRules): RuleFinding[] {
  const group = scheme.institutions.find(({ name, kind }) => kind === 'group' && name === rules.group);
  return rules.rules.map((rule) => {
    if (!group) return { rule, verdict: 'undecidable', because: { kind: 'noGroup', group: rules.group } };
    const { verdict, at, because } = judge(rule.asks, group, scheme);
    const place = at ?? group.at;
    const taken = verdict === 'met' && place.file !== scheme.at.file;
    return { rule, verdict: taken ? 'inherited' : verdict, at: place, ...(because && { because }) };
  });
}

interface Judgement {
  verdict: Exclude<Verdict, 'inherited'>;
  at?: Place;
  because?: Reason;
}

function judge(asks: Asks, group: Institution, scheme: Scheme): Judgement {
  switch (asks.of) {
    case 'seats':
      return judgeSeats(asks, group);
    case 'chair':
      return judgeChair(asks, group);
    case 'meetings':
      return judgeMeetings(asks, group);
    case 'quorum':
      return judgeQuorum(asks, group);
    case 'office': {
      const role = group.roles.find(({ office }) => office === asks.office);
      return role ? { verdict: 'met', at: role.at } : { verdict: 'notStated' };
    }
    case 'noAgreement':
      return judgeNotice(asks, group);
    case 'territory': {
      const at = group.rules?.territory?.at ?? (scheme.territory.length > 0 ? scheme.at : undefined);
      return at ? { verdict: 'met', at } : { verdict: 'notStated' };
    }
    case 'stated': {
      const rule = group.rules?.[asks.rule];
      return rule ? { verdict: 'met', at: rule.at } : { verdict: 'notStated' };
    }
    case 'unknown':
      return { verdict: 'undecidable', because: { kind: 'unknownRule' } };
  }
  return asks satisfies never;
}

/** Each seat that is asked for needs one of its own; more seats are allowed. */
function judgeSeats({ each }: Asks & { of: 'seats' }, group: Institution): Judgement {
  if (group.seats.length === 0) return { verdict: 'notStated' };
  const missing = each.filter((wanted) => !group.seats.some(({ from }) => from.some((one) => wanted.includes(one))));
  // The last seat of a text of its own shows best that the seats were changed there.
  const at = group.seats.find((seat) => seat.at.file !== group.at.file)?.at ?? group.seats[0]!.at;
  return missing.length > 0
    ? { verdict: 'violated', at, because: { kind: 'missingSeats', institutions: missing } }
    : { verdict: 'met', at };
}

function judgeChair({ how, years }: Asks & { of: 'chair' }, { rules }: Institution): Judgement {
  const chair = rules?.chair;
  if (!chair) return { verdict: 'notStated' };
  const { at } = chair;
  if (chair.how !== how) return { verdict: 'violated', at, because: { kind: chair.how } };
  if (chair.years === undefined) return { verdict: 'undecidable', at, because: { kind: 'noTerm' } };
  return chair.years > years
    ? { verdict: 'violated', at, because: { kind: 'longTerm', years: chair.years } }
    : { verdict: 'met', at };
}

/** How many calendar years' worth a period is counted in; a school year is not the same year. */
const perYear = { year: 1, schoolYear: 1, semester: 2, month: 12 } as const;

function judgeMeetings({ times }: Asks & { of: 'meetings' }, { rules }: Institution): Judgement {
  const { least, at } = rules?.meetings ?? {};
  if (!least) return { verdict: 'notStated', ...(at && { at }) };
  const stated = least.times * perYear[least.per];
  const place = at && { at };
  if (stated < times) return { verdict: 'violated', ...place, because: { kind: 'fewMeetings', times: stated } };
  return least.per === 'year' || least.per === 'month'
    ? { verdict: 'met', ...place }
    : { verdict: 'undecidable', ...place, because: { kind: 'otherYear' } };
}

/** Half of four seats is two, half of five is three; quorum is counted over seats. */
function judgeQuorum({ share }: Asks & { of: 'quorum' }, { rules, seats }: Institution): Judgement {
  const quorum = rules?.quorum;
  if (!quorum) return { verdict: 'notStated' };
  const { at } = quorum;
  const number = quorum.number ?? seatsIn(quorum.share, seats.length);
  return number < seatsIn(share, seats.length)
    ? { verdict: 'violated', at, because: { kind: 'lowQuorum', number, seats: seats.length } }
    : { verdict: 'met', at };
}

/**
 * A term that can end later than so many working days breaks the rule: so do more days of any kind. Calendar days and
 * hours end no later than as many working days.
 */
function judgeNotice({ to, workingDays }: Asks & { of: 'noAgreement' }, { rules }: Institution): Judgement {
  const notice = rules?.noAgreement;
  if (!notice) return { verdict: 'notStated' };
  const { at, term } = notice;
  if (notice.to.split('.')[0] !== to)
    return { verdict: 'violated', at, because: { kind: 'otherAddressee', to: notice.to } };
  const isShort =
    term.kind === 'sameDay' ||
    (term.kind === 'elapsed' && term.amount <= workingDays * 24) ||
    (term.kind === 'amount' && ['workingDay', 'calendarDay'].includes(term.unit) && term.amount <= workingDays);
  return isShort ? { verdict: 'met', at } : { verdict: 'violated', at, because: { kind: 'lateNotice' } };
}

/** What is told beside the text: what a scheme says otherwise than the rules, and what it does not say at all. */
export function nationalDiagnostics(scheme: Scheme, language: KeywordLanguage): Diagnostic[] {
  return nationalFindings(scheme).flatMap(({ rule, verdict, at, because }): Diagnostic[] => {
    const told = codes[verdict];
    const opening = openingOf(verdict, language);
    if (!told || !opening || !at || rule.silent) return [];
    const detail = because ? ` ${detailOf(because, language)}` : '';
    const message = `${opening}: ${rule[language]} (${clauseOf(rule.cites, language)}).${detail}`;
    // What a scheme takes away or leaves out is not to be looked for in its base.
    return [{ ...told, message, at: at.file === scheme.at.file ? at : scheme.at }];
  });
}

const codes: Partial<Record<Verdict, Pick<Diagnostic, 'code' | 'severity'>>> = {
  violated: { code: 'RIC0521', severity: 'warning' },
  notStated: { code: 'RIC0522', severity: 'information' },
  undecidable: { code: 'RIC0523', severity: 'information' },
};
