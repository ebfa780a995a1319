import type * as Scheme from '@riciba/language';
import type { Code, Condition, Field } from '@riciba/runtime/definition';
import { asciiKey, pathKey } from '../keys.ts';
import type { Say } from '../words.ts';
import { type Keys, quantity, translated } from './conditions.ts';
import type { Limits, Made } from './schema.ts';

/** File kinds that an attachment may be and the size of one file, where the scheme does not say. */
const attachmentKinds = ['.pdf', '.docx', '.odt', '.xlsx', '.jpg', '.jpeg', '.png', '.edoc', '.asice'];
const megabyte = 1024 * 1024;
const attachmentBytes = 10 * megabyte;

/** A scheme's field; the generator's own fields also narrow the kinds of files. */
export interface SourceField extends Scheme.Field {
  accept?: string[];
}

/** Where fields stand: the key of their page, what names of the whole form become, what may be chosen in a field, and the language. */
export interface Place {
  page: string;
  keys: Keys;
  codes: (type: Scheme.FieldType) => Code[];
  say: Say;
}

/** `beside`: as `keys`, but a field that stands beside is meant before one elsewhere of the same name. */
interface FieldPlace extends Place {
  beside: Keys;
}

/** Fields of a page, or of an entry of a group, which is a scope of its own. */
export function makeFields(fields: readonly SourceField[], place: Place): Made[] {
  const beside: Keys = {
    ...place.keys,
    located: (reference) =>
      fields.some((field) => field.name === reference.field) && reference.part === undefined
        ? { page: place.page, field: asciiKey(reference.field) }
        : place.keys.located(reference),
  };
  return fields.flatMap((field) => makeField(field, { ...place, beside }));
}

/** The field, and what is asked beside it: that there is no information, or that a higher band is right. */
function makeField(source: SourceField, place: FieldPlace): Made[] {
  const made = plainField(source, place);
  if (source.banded) return bandedField(made, source.banded, place);
  return source.unknown ? unknownField(made, place) : [made];
}

function plainField(source: SourceField, place: FieldPlace): Made {
  const { type } = source;
  const inner = type.kind === 'group' ? makeFields(type.fields, place) : [];
  const computed = type.kind === 'calculated' && quantity(type.formula, place.beside);
  const field: Field = {
    key: asciiKey(source.name),
    label: source.label,
    type: typeOf(type),
    required: source.required || ('min' in type && type.kind !== 'wholeNumber' && (type.min ?? 0) > 0),
    ...(type.kind === 'choice' && { list: asciiKey(type.list) }),
    ...(type.kind === 'seats' && type.group !== undefined && { institution: asciiKey(type.group) }),
    ...(type.kind === 'roles' && type.institutions && { institutions: type.institutions.map(asciiKey) }),
    ...(type.kind === 'body' && { institution: asciiKey(type.institution) }),
    ...(type.kind === 'group' && { fields: inner.map((made) => made.field) }),
    ...(source.when && { when: translated(source.when, place.beside) }),
    ...(type.kind === 'attachment' && filesOf(source, type)),
    ...(source.message !== undefined && { message: source.message }),
    ...(source.readers && { readers: source.readers.map((reader) => pathKey(reader)) }),
    ...(source.notForFamily && { notForFamily: true }),
    ...(source.fromSteps && { prefill: 'steps' }),
    ...(computed && { computed }),
  };
  return {
    field,
    limits: limitsOf(type),
    codes: place.codes(type),
    ...(source.hint !== undefined && { hint: source.hint }),
    inner,
  };
}

function typeOf(type: Scheme.FieldType): Field['type'] {
  if (type.kind === 'calculated') return 'wholeNumber';
  // Whom a group may invite is said when its forms are made; outside of a group nobody may be.
  if (type.kind === 'invitees') return 'roles';
  return type.kind === 'choice' && type.many ? 'choices' : type.kind;
}

function filesOf({ accept }: SourceField, type: Extract<Scheme.FieldType, { kind: 'attachment' }>) {
  return {
    accept: accept ?? type.endings?.map((ending) => `.${ending}`) ?? attachmentKinds,
    maxBytes: type.maxMegabytes === undefined ? attachmentBytes : type.maxMegabytes * megabyte,
  };
}

/** The tick beside a field takes the field away; without it the field must be answered. */
function unknownField({ field, ...made }: Made, { page, say }: Place): Made[] {
  const tick = { page, field: `${field.key}_unknown` };
  const known: Condition = { op: 'not', of: { op: 'is', field: tick, values: [true] } };
  const when: Condition = field.when ? { op: 'and', of: [field.when, known] } : known;
  return [
    { ...made, field: { ...field, required: true, unknown: true, when } },
    {
      field: {
        key: tick.field,
        label: say(`Nav ziņu: ${field.label}`, `No information: ${field.label}`),
        type: 'yesNo',
        required: false,
        unknownOf: field.key,
        ...(field.when && { when: field.when }),
        ...sensitivityOf(field),
      },
      limits: {},
      codes: [],
      inner: [],
    },
  ];
}

/** Of the field that asks why a band was raised. */
export function reasonKey(banded: string): string {
  return `${banded}_reason`;
}

/** A choice that a number makes; if it may be raised, to which code and why is asked beside it. */
function bandedField(
  { field, ...made }: Made,
  { by, bands, raisable }: Scheme.Banded,
  { page, beside, say }: FieldPlace,
): Made[] {
  const raised = `${field.key}_raised`;
  const banded: Made = {
    ...made,
    field: {
      ...field,
      computed: { of: 'field', field: beside.located(by) },
      bands: bands.map(({ code, from }) => ({ code: asciiKey(code), from })),
      ...(raisable && { raisedBy: raised }),
    },
  };
  if (!raisable) return [banded];
  const shared = { ...(field.when && { when: field.when }), ...sensitivityOf(field) };
  return [
    banded,
    {
      ...made,
      hint: say(
        'Aizpildiet tikai tad, ja aprēķinātais ir par zemu. Zemāku izvēlēties nevar.',
        'Fill in only where what was worked out is too low. A lower one cannot be chosen.',
      ),
      field: {
        key: raised,
        label: say(`${field.label}: speciālista paaugstināts vērtējums`, `${field.label}: raised by judgement`),
        type: 'choice',
        required: false,
        ...(field.list !== undefined && { list: field.list }),
        ...shared,
      },
    },
    {
      field: {
        ...shared,
        key: reasonKey(field.key),
        label: say('Paaugstinātā vērtējuma pamatojums', 'Why it was raised'),
        type: 'longText',
        required: true,
        when: { op: 'known', field: { page, field: raised } },
        message: say('Uzrakstiet, kāpēc vērtējums ir paaugstināts.', 'Write why it was raised.'),
      },
      limits: {},
      codes: [],
      inner: [],
    },
  ];
}

function sensitivityOf({ readers, notForFamily }: Field): Pick<Field, 'readers' | 'notForFamily'> {
  return { ...(readers && { readers }), ...(notForFamily && { notForFamily }) };
}

function limitsOf(type: Scheme.FieldType): Limits {
  if (type.kind === 'text') return { maxLength: type.maxLength };
  if (type.kind === 'wholeNumber') return { min: type.min, max: type.max };
  return type.kind === 'attachment' || type.kind === 'group' ? { min: type.min } : {};
}
