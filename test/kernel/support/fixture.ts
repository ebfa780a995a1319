import type { Act, Definition, Form, Institution, Level, Recipient, Sentence, Then } from '@riciba/runtime/definition';
import type { Actor, Answers, Body, Setting } from '@riciba/runtime/kernel';

/** A scheme in few words. Roles are paths, "A.x" is a role of institution A; act keys are made as the generator does. */
export interface Spec {
  institutions: { key: string; many?: boolean; roles: string[] }[];
  levels: LevelSpec[];
}

export interface LevelSpec {
  key: string;
  by: string[];
  substitutes?: string[];
  /** Roles that may open a case here. */
  opens?: string[];
  options?: string[];
  outcomes?: OutcomeSpec[];
  /** Levels that may ask this one to take part. */
  participatesFor?: string[];
}

export interface OutcomeSpec {
  key: string;
  /** Roles or parties to be informed first. */
  first?: string[];
  /** Where it leads: 'close', a level, or recipients. */
  leads: 'close' | { level: string } | { refer: RecipientSpec[]; chosenChannel?: boolean };
}

export interface RecipientSpec {
  to: string;
  /** When any of these grounds is given. */
  when?: string[];
  otherwise?: boolean;
  leads: Then;
}

const label = (key: string) => ({ nominative: key });
const nothing = { hint: '', schema: {}, uiSchema: { lv: {} } };

/** Two forms, each a shared part of its own: one about the child, with what acts decide by, and one about the work. */
const forms: Form[] = [
  {
    key: 'Child',
    label: 'Ziņas par bērnu',
    schema: {},
    pages: [
      {
        ...nothing,
        key: 'child',
        label: 'Bērns',
        part: 'ChildPart',
        fields: [
          { key: 'vards', label: 'Vārds', type: 'text', required: true },
          { key: 'uzvards', label: 'Uzvārds', type: 'text', required: true },
          { key: 'body', label: 'Iestāde', type: 'body', institution: 'A', required: false },
          { key: 'grounds', label: 'Pamats', type: 'choices', required: false },
          { key: 'channel', label: 'Veids', type: 'choice', required: false },
        ],
      },
    ],
  },
  {
    key: 'Work',
    label: 'Darbs',
    schema: {},
    pages: [
      {
        ...nothing,
        key: 'work',
        label: 'Darbs',
        part: 'WorkPart',
        fields: [{ key: 'text', label: 'Kas darīts', type: 'longText', required: true }],
      },
    ],
  },
];

/** Answers of the form about the child. */
export function childAnswers(values: { grounds?: string[]; channel?: string; body?: string } = {}): Answers {
  return { child: { vards: 'Paraugs', uzvards: 'Bērziņš', channel: 'paper', ...values } };
}

/** Answers that every form of the fixture takes. */
export function anyAnswers(grounds: string[] = [], text = 'Paveikts'): Answers {
  return { ...childAnswers({ grounds }), work: { text } };
}

/** The definition that the generator would make of such a scheme, but for what the kernel does not read. */
export function define(spec: Spec): Definition {
  const acts = [...spec.levels.flatMap(actsOf), ...spec.levels.flatMap(requestOf), ...referralActs];
  const levels = spec.levels.map((level, index): Level => {
    const asked = spec.levels.filter((one) => one.participatesFor?.includes(level.key));
    const own = actsOf(level).filter((act) => act.kind !== 'open');
    return {
      key: level.key,
      number: index + 1,
      label: level.key,
      by: { roles: level.by, substitutes: level.substitutes ?? [] },
      does: [],
      acts: [...own.map((act) => act.key), ...asked.map((one) => `${one.key}.request`)],
      participatesFor: level.participatesFor ?? [],
      sentence: level.key,
    };
  });
  return {
    format: 1,
    hash: 'fixture',
    scheme: { key: 'Fixture', label: 'Paraugs', territory: [], basis: [] },
    institutions: spec.institutions.map(
      ({ key, many = false, roles }): Institution => ({
        key,
        kind: 'institution',
        label: label(key),
        many,
        emails: [],
        roles: roles.map((role) => ({ key: role, label: label(role) })),
        seats: [],
      }),
    ),
    parties: [{ key: 'Parents', label: label('vecāki') }],
    lists: [],
    forms,
    levels,
    acts,
    sentences: sentencesOf(levels, acts),
    diagrams: [{ width: 0, height: 0, nodes: [], edges: [] }],
  };
}

function actsOf(level: LevelSpec): Act[] {
  const by = { roles: level.by, substitutes: level.substitutes ?? [] };
  const act = (kind: Act['kind'], name: string): Act => {
    const key = `${level.key}.${name}`;
    return { key, kind, label: key, sentence: key, level: level.key, by };
  };
  const informed = [...new Set((level.outcomes ?? []).flatMap((outcome) => outcome.first ?? []))];
  return [
    ...(level.opens ? [{ ...act('open', 'open'), by: { roles: level.opens, substitutes: [] }, form: 'Child' }] : []),
    ...(level.options ?? []).map((option) => ({ ...act('option', option), form: 'Work' })),
    ...informed.map((to) => ({ ...act('notice', `inform.${to}`), to, inWriting: true })),
    ...(level.outcomes ?? []).map((outcome): Act => {
      const bare = act('outcome', outcome.key);
      const needs = (outcome.first ?? []).map((to) => `${level.key}.inform.${to}`);
      return { ...bare, form: 'Child', needs, effect: effectOf(bare.key, outcome.leads) };
    }),
  ];
}

function effectOf(act: string, leads: OutcomeSpec['leads']): NonNullable<Act['effect']> {
  if (leads === 'close') return { kind: 'close' };
  if ('level' in leads) return { kind: 'level', level: leads.level };
  return {
    kind: 'refer',
    what: 'letter',
    channels: ['paper', 'eSigned'],
    ...(leads.chosenChannel ? { channelField: { page: 'child', field: 'channel' } } : {}),
    recipients: leads.refer.map((one, index): Recipient => {
      const key = `${act}.${one.to}.${index}`;
      return {
        key,
        institution: one.to,
        then: one.leads,
        sentence: key,
        ...(one.when ? { when: { op: 'hasAny', field: { page: 'child', field: 'grounds' }, values: one.when } } : {}),
        ...(one.otherwise ? { otherwise: true } : {}),
      };
    }),
  };
}

function requestOf(level: LevelSpec): Act[] {
  if (!level.participatesFor?.length) return [];
  const key = `${level.key}.request`;
  const institution = level.by[0]?.split('.')[0] ?? '';
  const recipient: Recipient = {
    key: `${key}.to`,
    institution,
    then: { kind: 'participate', level: level.key },
    sentence: key,
  };
  return [
    {
      key,
      kind: 'request',
      label: key,
      sentence: key,
      effect: { kind: 'refer', what: 'request', channels: ['system'], recipients: [recipient] },
    },
  ];
}

const referralActs: Act[] = [
  { key: 'referral.acknowledge', kind: 'acknowledge', label: 'Apstiprināt', sentence: 'referral.acknowledge' },
  { key: 'referral.refuse', kind: 'refuse', label: 'Nepieņemt', sentence: 'referral.refuse', form: 'Work' },
  { key: 'referral.feedback', kind: 'feedback', label: 'Atbildēt', sentence: 'referral.feedback', form: 'Work' },
];

function sentencesOf(levels: Level[], acts: Act[]): Sentence[] {
  const recipients = acts.flatMap((act) => (act.effect?.kind === 'refer' ? act.effect.recipients : []));
  const ids = new Set([...levels, ...acts, ...recipients].map((one) => one.sentence));
  return [...ids].map((id) => ({ id, text: `Teikums ${id}.` }));
}

/** One body of each institution, "a" of A, with all its roles filled; of those named more, as named. */
export function setting(spec: Spec, more: Body[] = [], seats: Setting['seats'] = {}): Setting {
  const bodies = spec.institutions.map(({ key, roles }) => body(key.toLowerCase(), key, roles));
  return {
    bodies: [...bodies.filter((one) => !more.some((other) => other.key === one.key)), ...more],
    seats,
    calendars: {},
  };
}

export function body(key: string, institution: string, roles: string[]): Body {
  return { key, institution, name: `Iestāde ${key}`, roles };
}

/** "a/A.x": the post with role A.x at body a. */
export function at(path: string): Actor {
  const [place = '', role = ''] = path.split('/');
  return { post: path, name: path, body: place, role };
}
