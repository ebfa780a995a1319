/** What a scheme says, one fact at a time, so that two schemes can be compared by what they mean. */
import type { Duty, Effect, Field, Institution, Level, Outcome, Scheme, Term } from '@riciba/language';
import { conditionText } from '../condition-text.ts';
import { ahead, within } from '../terms.ts';
import { Labels, levelName, listed, quoted } from '../words.ts';

/** Something a scheme says; `value` in words, empty where the fact is only that it is there. */
export interface Fact {
  /** What is compared with what; the same in both schemes. */
  key: string;
  kind: 'scheme' | 'institution' | 'group' | 'level' | 'duty' | 'term' | 'form' | 'list';
  /** Latvian, nominative: "1. līmenis «Pedagogs»: iznākums «Atrisināts»". */
  subject: string;
  value: string;
}

/** All facts of a scheme, in its order. */
export function factsOf(scheme: Scheme): Fact[] {
  const labels = new Labels(scheme);
  return [
    { key: 'territory', kind: 'scheme', subject: 'teritorija', value: scheme.territory.join(', ') },
    { key: 'validity', kind: 'scheme', subject: 'spēkā esība', value: validity(scheme) },
    ...scheme.institutions.flatMap((institution) => institutionFacts(institution, labels)),
    ...scheme.levels.flatMap((level) => levelFacts(level, labels)),
    ...scheme.duties.flatMap((duty) => dutyFacts(duty, labels)),
    ...scheme.forms.flatMap(({ name, label, pages }): Fact[] => [
      { key: `form ${name}`, kind: 'form', subject: `veidlapa ${quoted(label)}`, value: '' },
      ...pages.flatMap((page) =>
        page.fields.map(
          (field): Fact => ({
            key: `form ${name} ${page.name} ${field.name}`,
            kind: 'form',
            subject: `veidlapas ${quoted(label)} lauks ${quoted(field.label)}`,
            value: fieldText(field),
          }),
        ),
      ),
    ]),
    ...scheme.lists.flatMap(({ name, label, codes }) =>
      codes.map(
        (code): Fact => ({
          key: `list ${name} ${code.name}`,
          kind: 'list',
          subject: `saraksta ${quoted(label)} iespēja ${quoted(code.label)}`,
          value: '',
        }),
      ),
    ),
  ];
}

function validity({ validFrom, validUntil }: Scheme): string {
  return [validFrom && `no ${validFrom}`, validUntil && `līdz ${validUntil}`].filter(Boolean).join(' ');
}

function institutionFacts(institution: Institution, labels: Labels): Fact[] {
  const { name, kind, label, roles, seats, rules } = institution;
  const own = `${kind === 'group' ? 'grupa' : 'institūcija'} ${quoted(label.nominative)}`;
  const fact = (key: string, about: string, value: string): Fact => ({
    key: `institution ${name} ${key}`,
    kind: kind === 'group' ? 'group' : 'institution',
    subject: `${own}${about && `: ${about}`}`,
    value,
  });
  const ruled = rules && {
    kvorums:
      rules.quorum &&
      (rules.quorum.number === undefined ? shares[rules.quorum.share] : `${rules.quorum.number} vietas`),
    sēdes:
      rules.meetings?.least && `ne retāk kā ${rules.meetings.least.times} reizes ${periods[rules.meetings.least.per]}`,
    vadītājs:
      rules.chair &&
      `${chairs[rules.chair.how]}${rules.chair.years === undefined ? '' : ` uz ${rules.chair.years} g.`}`,
    uzaicinājumi: rules.invitations && `${ahead(rules.invitations.before)} pirms sēdes`,
    konfidencialitāte:
      rules.confidentiality && (rules.confidentiality.form === undefined ? 'ievēro' : 'ievēro un apliecina'),
    sastāvs: rules.composition && `apstiprina ar ${rules.composition.decision}`,
    teritorija: rules.territory?.units.join(', '),
    pieaicina:
      rules.invitees &&
      [...rules.invitees.institutions.map((one) => labels.institution(one).nominative), ...rules.invitees.others].join(
        ', ',
      ),
    'nevienošanās termiņš': rules.noAgreement && within(rules.noAgreement.term),
    'nevienošanās adresāts': rules.noAgreement && labels.anybody(rules.noAgreement.to).nominative,
  };
  return [
    fact('', '', ''),
    ...roles.map((role) => fact(`role ${role.name}`, `loma ${quoted(role.label.nominative)}`, '')),
    ...seats.map((seat) =>
      fact(
        `seat ${seat.name}`,
        `vieta «${seat.name}»`,
        listed(
          seat.from.map((one) => labels.institution(one).nominative),
          'vai',
        ),
      ),
    ),
    ...Object.entries(ruled ?? {}).flatMap(([what, value]) =>
      value === undefined ? [] : [fact(`rule ${what}`, what, value)],
    ),
  ];
}

const shares = { half: 'puse no vietām', moreThanHalf: 'vairāk nekā puse no vietām' };
const chairs = { elected: 'ievēl locekļi', appointed: 'ieceļ' };
const periods: Record<string, string> = {
  year: 'gadā',
  schoolYear: 'mācību gadā',
  semester: 'semestrī',
  month: 'mēnesī',
};

function levelFacts(level: Level, labels: Labels): Fact[] {
  const own = levelName(level);
  const fact = (key: string, about: string, value: string, kind: Fact['kind'] = 'level'): Fact => ({
    key: `level ${level.name} ${key}`,
    kind,
    subject: about ? `${own}: ${about}` : own,
    value,
  });
  const roles = (paths: string[]) =>
    listed(
      paths.map((path) => labels.role(path).nominative),
      'vai',
    );
  return [
    fact('', '', ''),
    fact('number', 'numurs', String(level.number)),
    fact('by', 'veic', roles(level.by.roles)),
    ...(level.by.substitutes.length > 0 ? [fact('substitutes', 'aizstāj', roles(level.by.substitutes))] : []),
    ...termFacts('', level.terms, fact),
    ...level.entries.map((entry) =>
      fact(`entry ${entry.name}`, `lietas sākšana ${quoted(entry.label)}`, roles(entry.by.roles)),
    ),
    ...level.options.map((option) => fact(`option ${option.name}`, `atļauta darbība ${quoted(option.label)}`, '')),
    ...level.outcomes.flatMap((outcome) => outcomeFacts(outcome, labels, fact)),
  ];
}

type Make = (key: string, about: string, value: string, kind?: Fact['kind']) => Fact;

const dutyNames: Record<string, string> = {
  decide: 'jāizlemj',
  inform: 'jāinformē',
  acknowledge: 'jāapstiprina saņemšana',
  answer: 'jāatbild',
};

function termFacts(about: string, terms: Partial<Record<string, Term>> | undefined, fact: Make): Fact[] {
  return Object.entries(terms ?? {}).flatMap(([duty, term]) =>
    term
      ? [
          fact(
            `term ${about} ${duty}`,
            [about, `termiņš: ${dutyNames[duty] ?? duty}`].filter(Boolean).join(', '),
            within(term),
            'term',
          ),
        ]
      : [],
  );
}

function outcomeFacts(outcome: Outcome, labels: Labels, fact: Make): Fact[] {
  const about = `iznākums ${quoted(outcome.label)}`;
  const key = `outcome ${outcome.name}`;
  const recipients = outcome.effect.kind === 'refer' ? outcome.effect.to : [];
  return [
    fact(key, about, effectText(outcome.effect, labels)),
    ...(outcome.form === undefined ? [] : [fact(`${key} form`, `${about}: veidlapa`, outcome.form, 'form')]),
    ...outcome.first.flatMap((notice) => {
      const to = labels.anybody(notice.to).nominative;
      const whom = `${about}: vispirms jāinformē – ${to}`;
      return [
        fact(`${key} notice ${notice.to}`, whom, notice.inWriting ? 'rakstiski' : '', 'duty'),
        ...termFacts(whom, notice.terms, fact),
      ];
    }),
    ...recipients.flatMap((recipient) =>
      termFacts(`${about}: ${labels.institution(recipient.institution).nominative}`, recipient.terms, fact),
    ),
  ];
}

function effectText(effect: Effect, labels: Labels): string {
  if (effect.kind === 'level') return `tad ${levelName(labels.level(effect.level))}`;
  if (effect.kind !== 'refer') return effect.kind === 'end' ? 'beidz šo darbu' : 'noslēdz lietu';
  return `nosūta: ${listed(
    effect.to.map(({ institution }) => labels.institution(institution).nominative),
    'un',
  )}`;
}

function dutyFacts(duty: Duty, labels: Labels): Fact[] {
  const subject = `pienākums ${quoted(duty.label)}`;
  const { does, within: term, recurs, extension, outlives } = duty;
  const deed =
    does.kind === 'inform'
      ? `informēt: ${listed(
          does.to.map((to) => labels.anybody(to).nominative),
          'un',
        )}`
      : '';
  return [
    { key: `duty ${duty.name}`, kind: 'duty', subject, value: deed },
    ...(term
      ? [{ key: `duty ${duty.name} term`, kind: 'term' as const, subject: `${subject}: termiņš`, value: within(term) }]
      : []),
    ...(extension
      ? [
          {
            key: `duty ${duty.name} extension`,
            kind: 'term' as const,
            subject: `${subject}: termiņu pagarina`,
            value: `${labels.performers(extension.by)}${extension.when ? `, tikai ja ${conditionText(extension.when, labels)}` : ''}`,
          },
        ]
      : []),
    ...(outlives === undefined
      ? []
      : [
          {
            key: `duty ${duty.name} outlives`,
            kind: 'duty' as const,
            subject: `${subject}: pēc lietas noslēgšanas`,
            value: outlives ? 'paliek' : 'beidzas',
          },
        ]),
    ...(recurs
      ? [
          {
            key: `duty ${duty.name} recurs`,
            kind: 'duty' as const,
            subject: `${subject}: cik bieži`,
            value: `${recurs.times} reizes ${periods[recurs.per] ?? recurs.per}`,
          },
        ]
      : []),
  ];
}

const fieldKinds: Record<string, string> = {
  text: 'teksts',
  longText: 'garš teksts',
  wholeNumber: 'vesels skaitlis',
  yesNo: 'jā vai nē',
  date: 'datums',
  phone: 'tālrunis',
  email: 'e-pasts',
  address: 'adrese',
  personalCode: 'personas kods',
  body: 'iestāde',
  choice: 'izvēle',
  attachment: 'pielikums',
  group: 'atkārtojas',
};

function fieldText({ type, required }: Field): string {
  const kind = fieldKinds[type.kind] ?? type.kind;
  return required ? `${kind}, obligāts` : kind;
}
