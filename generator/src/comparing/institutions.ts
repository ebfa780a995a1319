import type { GroupRules, Institution, Role, Seat } from '@riciba/language';
import { oftenText } from '../duty-sentences.ts';
import { ahead, within } from '../terms.ts';
import { counted, type Labels } from '../words.ts';
import { type Aspect, type Fact, factsAbout } from './facts.ts';
import { optionFacts } from './levels.ts';

/** An institution, or a group with its seats and rules. */
export function institutionFacts(institution: Institution, labels: Labels): Fact[] {
  const { say } = labels;
  const { name, label, roles, seats, rules, options = [], calendar, emails, alsoCalled, predecessors } = institution;
  const isGroup = institution.kind === 'group';
  const kind = isGroup ? 'group' : 'institution';
  const own = `${isGroup ? say('grupa', 'the group') : say('institūcija', 'the institution')} ${labels.quoted(label.nominative)}`;
  const key = `institution ${name}`;
  return [
    ...factsAbout({
      key,
      kind,
      subject: own,
      label: label.nominative,
      node: institution,
      aspects: [
        {
          key: 'many',
          about: say('cik to ir', 'how many there are'),
          words: institution.many && say('vairākas', 'several'),
        },
        { key: 'emails', about: say('e-pasts', 'e-mail'), words: emails.length > 0 && emails.join(', ') },
        {
          key: 'calendar',
          about: say('kalendārs', 'calendar'),
          words: calendar && say(...calendars[calendar]),
        },
        { key: 'alsoCalled', about: say('saukta arī', 'also called'), words: alsoCalled?.join(', ') },
        {
          key: 'predecessors',
          about: say('pārņem', 'takes over'),
          words: predecessors?.map((one) => [one.name, one.from].filter(Boolean).join(' ')).join(', '),
        },
        ...(rules ? ruleAspects(rules, labels) : []),
      ],
      elsewhere: ['kind', 'roles', 'seats', 'rules', 'options'],
    }),
    ...roles.flatMap((role) => roleFacts(role, key, own, kind, labels)),
    ...seats.flatMap((seat) => seatFacts(seat, key, own, labels)),
    ...options.flatMap((option) => optionFacts(option, { key, subject: own, kind }, labels)),
  ];
}

const calendars = {
  state: ['valsts', 'state'],
  plain: ['parasts', 'plain'],
  school: ['skolu', 'schools'],
} satisfies Record<string, [lv: string, en: string]>;

function roleFacts(role: Role, key: string, own: string, kind: Fact['kind'], { say, quoted }: Labels): Fact[] {
  const { office, label, name } = role;
  return factsAbout({
    key: `${key} role/${name}`,
    kind,
    subject: `${own}: ${say('loma', 'role')} ${quoted(label.nominative)}`,
    label: label.nominative,
    node: role,
    aspects: [{ key: 'office', about: say('amats grupā', 'office'), words: office && say(...offices[office]) }],
  });
}

const offices = {
  chair: ['vada', 'chairs'],
  deputy: ['aizvieto vadītāju', 'stands in for the chair'],
  secretary: ['sekretārs', 'secretary'],
} satisfies Record<string, [lv: string, en: string]>;

function seatFacts(seat: Seat, key: string, own: string, labels: Labels): Fact[] {
  const { say } = labels;
  const roles = (paths: readonly string[]) =>
    paths.length > 0 && labels.any(paths.map((path) => labels.role(path).nominative));
  return factsAbout({
    key: `${key} seat/${seat.name}`,
    kind: 'group',
    subject: `${own}: ${say('vieta', 'seat')} ${labels.quoted(seat.name)}`,
    node: seat,
    aspects: [
      {
        key: 'from',
        about: say('no', 'from'),
        words: labels.any(seat.from.map((one) => labels.institution(one).nominative)),
        means: seat.from,
      },
      { key: 'holders', about: say('pārstāv', 'held by'), words: roles(seat.holders), means: seat.holders },
      { key: 'deputies', about: say('vietnieks', 'deputy'), words: roles(seat.deputies), means: seat.deputies },
    ],
  });
}

/** The rules of a group as far as it states them. */
function ruleAspects(rules: GroupRules, labels: Labels): Aspect[] {
  const { say, language } = labels;
  const {
    chair,
    quorum,
    meetings,
    invitations,
    signing,
    noAgreement,
    confidentiality,
    composition,
    territory,
    invitees,
  } = rules;
  const by = (rule: { by: string[] } | undefined) =>
    rule && labels.any(rule.by.map((role) => labels.role(role).nominative));
  const invited = invitees && [
    ...invitees.institutions.map((one) => labels.institution(one).nominative),
    ...invitees.others,
  ];
  const aspect = (key: keyof GroupRules, about: string, words: Aspect['words']): Aspect => ({
    key: `rule.${key}`,
    about,
    words,
    means: rules[key],
  });
  return [
    aspect('quorum', say('kvorums', 'quorum'), quorum && quorumText(quorum, labels)),
    aspect(
      'meetings',
      say('sēdes', 'meetings'),
      meetings && (meetings.least ? oftenText(meetings.least, labels) : say('pēc vajadzības', 'when needed')),
    ),
    aspect('chair', say('vadītājs', 'chair'), chair && chairText(chair, labels)),
    aspect('firstMeeting', say('pirmo sēdi sasauc', 'the first meeting is convened by'), by(rules.firstMeeting)),
    aspect('convening', say('sēdes sasauc', 'meetings are convened by'), by(rules.convening)),
    aspect('agenda', say('darba kārtību apstiprina', 'the agenda is approved by'), by(rules.agenda)),
    aspect(
      'invitations',
      say('uzaicinājumi', 'invitations'),
      invitations &&
        `${by(invitations)}, ${ahead(invitations.before, language)} ${say('pirms sēdes', 'before the meeting')}`,
    ),
    aspect('minutes', say('protokolu raksta', 'minutes are written by'), by(rules.minutes)),
    aspect(
      'signing',
      say('protokolu paraksta', 'minutes are signed by'),
      signing && (signing.members ? say('visi locekļi', 'all members') : by(signing)),
    ),
    aspect(
      'noAgreement',
      say('ja nav vienošanās, jāinformē', 'where there is no agreement, must be informed'),
      noAgreement && `${labels.anybody(noAgreement.to).nominative}, ${within(noAgreement.term, language)}`,
    ),
    aspect(
      'confidentiality',
      say('konfidencialitāte', 'confidentiality'),
      confidentiality &&
        (confidentiality.form === undefined ? say('ievēro', 'kept') : say('ievēro un apliecina', 'kept and confirmed')),
    ),
    aspect('composition', say('sastāvu apstiprina ar', 'members are approved by'), composition?.decision),
    aspect('territory', say('teritorija', 'territory'), territory?.units.join(', ')),
    aspect('invitees', say('var pieaicināt', 'may invite'), invited?.join(', ')),
  ];
}

function quorumText(quorum: NonNullable<GroupRules['quorum']>, labels: Labels): string {
  const { say } = labels;
  const shares = {
    half: say('puse no vietām', 'half of the seats'),
    moreThanHalf: say('vairāk nekā puse no vietām', 'more than half of the seats'),
    twoThirds: say('divas trešdaļas no vietām', 'two thirds of the seats'),
  };
  const { number, mustInclude } = quorum;
  const seats =
    number === undefined ? shares[quorum.share] : say(counted(number, 'vieta', 'vietas'), `${number} seats`);
  const must = labels.all(mustInclude.map((seat) => labels.quoted(seat)));
  const also = must && say(`, klāt jābūt ${must}`, `, ${must} must be present`);
  return `${seats}${also}`;
}

function chairText(chair: NonNullable<GroupRules['chair']>, { say }: Labels): string {
  const how =
    chair.how === 'elected'
      ? say('ievēl locekļi', 'elected by the members')
      : say(`ieceļ ar ${chair.decision}`, `appointed by ${chair.decision}`);
  if (chair.years === undefined) return how;
  return `${how} ${say(`uz ${counted(chair.years, 'gadu', 'gadiem')}`, `for ${chair.years} years`)}`;
}
