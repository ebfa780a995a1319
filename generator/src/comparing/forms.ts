import type { Field, FieldType, Form, Page, Rule, Scheme } from '@riciba/language';
import { conditionText, quantityText } from '../condition-text.ts';
import { channelWords, type Labels } from '../words.ts';
import { type Aspect, type Fact, factsAbout } from './facts.ts';

export function formFacts(form: Form, scheme: Scheme, labels: Labels): Fact[] {
  const { say } = labels;
  const { name, label, pages, rules, signatures = [], retention } = form;
  const key = `form ${name}`;
  const signed = signatures.map(({ roles, channels }) => {
    const who = labels.any(roles.map((role) => labels.role(role).nominative));
    return `${who} ${labels.any(channels.map((channel) => channelWords[channel][labels.language]))}`;
  });
  return [
    ...factsAbout({
      key,
      kind: 'form',
      subject: `${say('veidlapa', 'the form')} ${labels.quoted(label)}`,
      label,
      node: form,
      aspects: [
        { key: 'rules', about: say('jābūt tā, ka', 'it must be that'), words: rulesText(rules, labels), means: rules },
        {
          key: 'signatures',
          about: say('paraksta', 'signed by'),
          words: signed.length > 0 && signed.join('; '),
          means: signatures,
        },
        retentionAspect(retention, scheme, labels),
      ],
      elsewhere: ['pages'],
    }),
    ...pages.flatMap((page) => pageFacts(page, key, form, labels)),
  ];
}

/** How papers are kept. */
export function retentionAspect(retention: string | undefined, scheme: Scheme, { say, quoted }: Labels): Aspect {
  const kept = scheme.retention?.find(({ name }) => name === retention);
  return { key: 'retention', about: say('glabā kā', 'kept as'), words: kept && quoted(kept.label), means: retention };
}

function rulesText(rules: readonly Rule[] | undefined, labels: Labels): string | undefined {
  if (!rules || rules.length === 0) return undefined;
  return rules
    .map(
      ({ when, message }) =>
        `${conditionText(when, labels)}, ${labels.say('citādi', 'else')} ${labels.quoted(message)}`,
    )
    .join('; ');
}

function pageFacts(page: Page, owner: string, form: Form, labels: Labels): Fact[] {
  const { say } = labels;
  const { name, label, hint, when, part, rules, fields } = page;
  const key = `${owner} ${name}`;
  const of = labels.quoted(form.label);
  return [
    ...factsAbout({
      key,
      kind: 'form',
      subject: say(`veidlapas ${of} lapa ${labels.quoted(label)}`, `page ${labels.quoted(label)} of the form ${of}`),
      label,
      node: page,
      aspects: [
        { key: 'hint', about: say('norāde', 'hint'), words: hint },
        { key: 'when', about: say('rāda, ja', 'shown if'), words: when && conditionText(when, labels), means: when },
        { key: 'part', about: say('kopīgā daļa', 'shared part'), words: part },
        { key: 'rules', about: say('jābūt tā, ka', 'it must be that'), words: rulesText(rules, labels), means: rules },
      ],
      elsewhere: ['fields'],
    }),
    ...fields.flatMap((field) => fieldFacts(field, key, of, labels)),
  ];
}

function fieldFacts(field: Field, owner: string, form: string, labels: Labels): Fact[] {
  const { say } = labels;
  const { name, label, type } = field;
  const key = `${owner} field/${name}`;
  const own = labels.quoted(label);
  return [
    ...factsAbout({
      key,
      kind: 'form',
      subject: say(`veidlapas ${form} lauks ${own}`, `field ${own} of the form ${form}`),
      label,
      node: field,
      aspects: fieldAspects(field, labels),
    }),
    ...(type.kind === 'group' ? type.fields.flatMap((inner) => fieldFacts(inner, key, form, labels)) : []),
  ];
}

function fieldAspects(field: Field, labels: Labels): Aspect[] {
  const { say } = labels;
  const { type, required, when, message, unknown, readers, notForFamily, fromSteps, banded, hint } = field;
  const read = readers && labels.any(readers.map((reader) => labels.anybody(reader).nominative));
  const bands = banded?.bands.map(({ code, from }) => `${code} ${say('no', 'from')} ${from}`).join(', ');
  const raisable = banded?.raisable ? say(', drīkst paaugstināt', ', may be raised') : '';
  return [
    {
      key: 'type',
      about: say('atbilde', 'answer'),
      words: typeText(type, labels),
      means: type.kind === 'group' ? { ...type, fields: [] } : type,
    },
    {
      key: 'required',
      about: say('vai jāatbild', 'whether it must be answered'),
      words: required && say('obligāts', 'required'),
    },
    { key: 'when', about: say('rāda, ja', 'shown if'), words: when && conditionText(when, labels), means: when },
    { key: 'message', about: say('paziņojums', 'message'), words: message },
    { key: 'unknown', about: say('ja ziņu nav', 'no information'), words: unknown && say('drīkst nebūt', 'may be') },
    { key: 'readers', about: say('redz tikai', 'seen only by'), words: read, means: readers },
    { key: 'notForFamily', about: say('ģimenei', 'for the family'), words: notForFamily && say('nerāda', 'not shown') },
    {
      key: 'fromSteps',
      about: say('aizpilda', 'filled in'),
      words: fromSteps && say('no lietas soļiem', 'from the steps of the case'),
    },
    { key: 'banded', about: say('nosaka', 'made by'), words: bands && `${bands}${raisable}`, means: banded },
    { key: 'hint', about: say('norāde', 'hint'), words: hint },
  ];
}

const kinds: Record<FieldType['kind'], [lv: string, en: string]> = {
  text: ['teksts', 'text'],
  longText: ['garš teksts', 'long text'],
  wholeNumber: ['vesels skaitlis', 'whole number'],
  yesNo: ['jā vai nē', 'yes or no'],
  date: ['datums', 'date'],
  phone: ['tālrunis', 'phone'],
  email: ['e-pasts', 'e-mail'],
  address: ['adrese', 'address'],
  personalCode: ['personas kods', 'personal code'],
  body: ['iestāde', 'body'],
  choice: ['izvēle', 'choice'],
  seats: ['grupas vietas', 'seats of the group'],
  roles: ['lomas', 'roles'],
  invitees: ['grupas pieaicinātie', 'those whom the group may invite'],
  attachment: ['pielikums', 'attachment'],
  calculated: ['aprēķina', 'worked out'],
  group: ['atkārtojas', 'repeating'],
};

function typeText(type: FieldType, labels: Labels): string {
  return [labels.say(...kinds[type.kind]), ...typeDetails(type, labels)].join(', ');
}

function typeDetails(type: FieldType, labels: Labels): string[] {
  const { say } = labels;
  const from = (min: number | undefined) => (min ? [say(`vismaz ${min}`, `at least ${min}`)] : []);
  const upTo = (max: number | undefined) => (max === undefined ? [] : [say(`līdz ${max}`, `up to ${max}`)]);
  switch (type.kind) {
    case 'text':
      return upTo(type.maxLength);
    case 'wholeNumber':
      return [...from(type.min), ...upTo(type.max)];
    case 'choice':
      return [
        type.many
          ? say(`vairāki no ${type.list}`, `several of ${type.list}`)
          : say(`viens no ${type.list}`, `one of ${type.list}`),
      ];
    case 'body':
      return [labels.institution(type.institution).nominative];
    case 'attachment':
      return [
        ...from(type.min),
        ...(type.endings ?? []),
        ...(type.maxMegabytes === undefined ? [] : [`${type.maxMegabytes} MB`]),
      ];
    case 'calculated':
      return [quantityText(type.formula, labels)];
    case 'group':
      return from(type.min);
    case 'longText':
    case 'yesNo':
    case 'date':
    case 'phone':
    case 'email':
    case 'address':
    case 'personalCode':
    case 'seats':
    case 'roles':
    case 'invitees':
      return [];
  }
  return type satisfies never;
}
