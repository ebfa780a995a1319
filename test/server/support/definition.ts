/** A small definition, written by hand: what the server does with one must not depend on how it was made. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Act, type Definition, type Field, type Form, hashedText, type Page } from '@riciba/runtime/definition';

const label = (nominative: string) => ({ nominative });

type Schema = Record<string, unknown>;

/** A page from fields and their schemas; required fields by the field's own word. */
function page(key: string, fields: [Field, Schema][], extra: Partial<Page> = {}): Page {
  const schema = {
    type: 'object',
    properties: Object.fromEntries(fields.map(([field, of]) => [field.key, of])),
    required: fields.filter(([field]) => field.required && !field.when).map(([field]) => field.key),
    additionalProperties: false,
  };
  return { key, label: key, fields: fields.map(([field]) => field), schema, uiSchema: { lv: {} }, ...extra };
}

function form(key: string, pages: Page[]): Form {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: Object.fromEntries(pages.map((one) => [one.key, one.schema])),
    required: pages.filter((one) => !one.when).map((one) => one.key),
    additionalProperties: false,
  };
  return { key, label: key, pages, schema };
}

const text = (key: string, title: string, required = true): [Field, Schema] => [
  { key, label: title, type: 'text', required },
  { type: 'string', pattern: '\\S', maxLength: 50 },
];

const child = page(
  'berns',
  [
    text('vards', 'Vārds'),
    text('uzvards', 'Uzvārds'),
    [
      { key: 'kods', label: 'Personas kods', type: 'personalCode', required: false },
      { type: 'string', pattern: '^\\d{6}-?\\d{5}$' },
    ],
  ],
  { part: 'Berns' },
);

const opening = form('Apraksts', [
  child,
  page('situacija', [
    [
      {
        key: 'apraksts',
        label: 'Kas noticis?',
        type: 'longText',
        required: true,
        message: 'Aprakstiet, kas noticis.',
      },
      { type: 'string', pattern: '\\S', maxLength: 5_000 },
    ],
    [
      { key: 'kops', label: 'Kopš kura laika?', type: 'date', required: false },
      { type: 'string', format: 'date' },
    ],
    [
      {
        key: 'datnes',
        label: 'Datnes',
        type: 'attachment',
        required: false,
        accept: ['.pdf', '.png', '.edoc', '.txt'],
        maxBytes: 200_000,
      },
      { type: 'array', items: { type: 'string' }, maxItems: 5 },
    ],
  ]),
]);

const letter = form('Zinojums', [
  child,
  page('vestule', [
    [
      { key: 'pamats', label: 'Pamats', type: 'choices', required: true, list: 'Pamats' },
      { type: 'array', items: { enum: ['socialas', 'kartiba'] }, minItems: 1 },
    ],
    [
      { key: 'datnes', label: 'Materiāli', type: 'attachment', required: true, accept: ['.pdf', '.edoc'], maxBytes: 200_000 },
      { type: 'array', items: { type: 'string' }, minItems: 1 },
    ],
  ]),
]);

const reply = form('Atbilde', [page('atbilde', [text('teksts', 'Atbilde')])]);

const roles = (institution: string, names: string[]) =>
  names.map((name) => ({ key: `${institution}.${name}`, label: label(name) }));

const institution = (key: string, names: string[], many = false): Definition['institutions'][number] => ({
  key,
  kind: 'institution',
  label: label(key),
  many,
  emails: [],
  roles: roles(key, names),
  seats: [],
});

const performer = (...of: string[]) => ({ roles: of, substitutes: [] as string[] });

const acts: Act[] = [
  {
    key: 'Situacija.jauna',
    kind: 'open',
    label: 'Sākt jaunu lietu',
    sentence: 's1',
    level: 'Situacija',
    by: performer('Skola.Pedagogs'),
    form: 'Apraksts',
  },
  {
    key: 'Situacija.nodots',
    kind: 'outcome',
    label: 'Nodots administrācijai',
    sentence: 's2',
    level: 'Situacija',
    effect: { kind: 'level', level: 'Administracija' },
  },
  {
    key: 'Administracija.vecaki',
    kind: 'notice',
    label: 'Vecāki informēti',
    sentence: 's3',
    level: 'Administracija',
    to: 'Vecaki',
    inWriting: true,
    form: 'Atbilde',
  },
  {
    key: 'Administracija.nosutits',
    kind: 'outcome',
    label: 'Nav rezultātu',
    sentence: 's4',
    level: 'Administracija',
    form: 'Zinojums',
    needs: ['Administracija.vecaki'],
    effect: {
      kind: 'refer',
      what: 'letter',
      channels: ['paper'],
      recipients: [
        {
          key: 'Administracija.nosutits.SocialaisDienests',
          institution: 'SocialaisDienests',
          sentence: 's4',
          when: { op: 'hasAny', field: { page: 'vestule', field: 'pamats' }, values: ['socialas'] },
          then: { kind: 'level', level: 'Gimene' },
        },
        {
          key: 'Administracija.nosutits.ValstsPolicija',
          institution: 'ValstsPolicija',
          sentence: 's4',
          when: { op: 'hasAny', field: { page: 'vestule', field: 'pamats' }, values: ['kartiba'] },
          then: { kind: 'return' },
        },
      ],
    },
  },
  {
    key: 'Gimene.atrisinats',
    kind: 'outcome',
    label: 'Situācija atrisināta',
    sentence: 's5',
    level: 'Gimene',
    effect: { kind: 'close' },
  },
  { key: 'referral.acknowledge', kind: 'acknowledge', label: 'Apstiprināt saņemšanu', sentence: 's4' },
  { key: 'referral.refuse', kind: 'refuse', label: 'Nepieņemt', sentence: 's4', form: 'Atbilde' },
  { key: 'referral.feedback', kind: 'feedback', label: 'Sniegt atbildi', sentence: 's4', form: 'Atbilde' },
];

const level = (key: string, number: number, role: string): Definition['levels'][number] => ({
  key,
  number,
  label: key,
  by: performer(role),
  does: [],
  acts: acts.filter((act) => act.level === key && act.kind !== 'open').map((act) => act.key),
  participatesFor: [],
  sentence: `s${number}`,
});

/** The definition, `version` making it another one with another hash. */
export function smallDefinition(version = '1'): Definition {
  const content = {
    format: 1 as const,
    scheme: { key: 'Maza', label: 'Maza shēma', territory: [], basis: [], version },
    institutions: [
      institution('Skola', ['Pedagogs', 'Administracija'], true),
      institution('SocialaisDienests', ['Darbinieks']),
      institution('ValstsPolicija', ['Inspektors']),
    ],
    parties: [{ key: 'Vecaki', label: label('vecāki') }],
    lists: [{ key: 'Pamats', label: 'Pamats', codes: ['socialas', 'kartiba'].map((key) => ({ key, label: key })) }],
    forms: [opening, letter, reply],
    levels: [
      level('Situacija', 1, 'Skola.Pedagogs'),
      level('Administracija', 2, 'Skola.Administracija'),
      level('Gimene', 3, 'SocialaisDienests.Darbinieks'),
    ],
    acts,
    sentences: ['s1', 's2', 's3', 's4', 's5'].map((id) => ({ id, text: `Teikums ${id}.` })),
    diagrams: [{ width: 1, height: 1, nodes: [], edges: [] }],
  };
  return hashed(content);
}

/** A definition is known by its content. */
export function hashed(content: Omit<Definition, 'hash'>): Definition {
  return { ...content, hash: `sha256-${createHash('sha256').update(hashedText(content)).digest('hex')}` };
}

/** Writes a build folder as `riciba build` does. */
export async function writeBuild(folder: string, definition: Definition): Promise<void> {
  await mkdir(join(folder, 'validators'), { recursive: true });
  for (const { key } of definition.forms)
    await writeFile(join(folder, 'validators', `${key}.js`), `export default '${key}';\n`);
  await writeFile(join(folder, 'definition.json'), JSON.stringify(definition));
}

/** Posts for the definition: two schools, so that one must not see the other's cases. */
export const smallPosts = {
  municipality: 'maza',
  bodies: [
    { key: 'ozolu', institution: 'Skola', name: 'Ozolu pamatskola' },
    { key: 'klavu', institution: 'Skola', name: 'Kļavu pirmsskola' },
    { key: 'dienests', institution: 'SocialaisDienests', name: 'Sociālais dienests' },
    { key: 'policija', institution: 'ValstsPolicija', name: 'Valsts policija' },
  ],
  posts: [
    { id: 'audzinataja', name: 'Klases audzinātāja', body: 'ozolu', role: 'Skola.Pedagogs' },
    { id: 'direktore', name: 'Direktore', body: 'ozolu', role: 'Skola.Administracija' },
    { id: 'skolotaja', name: 'Skolotāja', body: 'klavu', role: 'Skola.Pedagogs' },
    { id: 'vaditaja', name: 'Vadītāja', body: 'klavu', role: 'Skola.Administracija' },
    { id: 'darbinieks', name: 'Sociālais darbinieks', body: 'dienests', role: 'SocialaisDienests.Darbinieks' },
    { id: 'inspektors', name: 'Inspektors', body: 'policija', role: 'ValstsPolicija.Inspektors' },
  ],
  seats: {},
};
