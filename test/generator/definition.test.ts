import { createHash } from 'node:crypto';
import { generate } from '@riciba/generator';
import type { Condition, Page } from '@riciba/language';
import { canonicalJson, type Definition, hashedText } from '@riciba/runtime/definition';
import definitionSchema from '@riciba/runtime/definition.schema.json' with { type: 'json' };
import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { aizkraukle, at, field, formOf, ref, schemeAround } from './support.ts';

let definition: Definition;
beforeAll(async () => {
  definition = await generate(await aizkraukle());
});

function keysOf(things: readonly { key: string }[]): string[] {
  return things.map(({ key }) => key);
}

function textOf(id: string): string | undefined {
  return definition.sentences.find((one) => one.id === id)?.text;
}

/** A page that is the shared part Ziņas. */
function partPage(name: string): Page {
  return { name, label: name, part: 'Ziņas', fields: [field('vārds', { kind: 'text' })], at };
}

function asks(form: string, value: boolean): Condition {
  return { op: 'is', field: ref(form, 'sākums', 'jā'), values: [value] };
}

/** The ways of informing somebody that a notice offers. */
function waysOf(act: string): string[] {
  const { form = '' } = definition.acts.find(({ key }) => key === act)!;
  const list = formOf(definition, form).pages[0]!.fields.find(({ key }) => key === 'veids')!.list;
  return keysOf(definition.lists.find(({ key }) => key === list)!.codes);
}

const working = (amount: number) => ({ kind: 'amount', amount, unit: 'workingDay' }) as const;

describe('the definition of Aizkraukle', () => {
  it('fits the published schema', () => {
    const ajv = new Ajv({ allErrors: true, strict: false });
    ajv.validate(definitionSchema, definition);
    expect(ajv.errors).toBeNull();
  });

  it('is the same byte for byte when it is made again', async () => {
    const again = await generate(await aizkraukle());
    expect(JSON.stringify(again)).toBe(JSON.stringify(definition));
  });

  it('is the same from the Latvian and from the English text', async () => {
    expect(await generate(await aizkraukle('en'))).toEqual(definition);
  });

  it('is the same when it is read from its file', () => {
    expect(JSON.parse(JSON.stringify(definition))).toStrictEqual(definition);
  });

  it('carries the hash of its canonical JSON', () => {
    const { hash, ...rest } = definition;
    expect(hashedText(definition)).toBe(canonicalJson(rest));
    expect(hash).toBe(`sha256-${createHash('sha256').update(canonicalJson(rest)).digest('hex')}`);
  });

  it('has stable ASCII keys of acts', () => {
    const keys = definition.acts.map(({ key }) => key);
    expect(keys.filter((key) => !/SadarbibasGrupa|nevienosanas|^task/.test(key))).toEqual([
      'Situacija.open.jauna',
      'Situacija.atrisinats',
      'Situacija.nodots',
      'Atbalsts.atrisinats',
      'Atbalsts.inform.Vecaki',
      'Atbalsts.inform.Skola.Administracija',
      'Atbalsts.navRezultatu',
      'Administracija.atrisinats',
      'Administracija.navRezultatu',
      'Gimene.tiksanas',
      'Gimene.atrisinats',
      'Gimene.navRezultatu',
      'Gimene.navMotiveta',
      'Grupa.open.kavejumi',
      'Grupa.uzaicinat',
      'Grupa.ieteikt',
      'Grupa.izskatits',
      'Aizgadiba.request',
      'referral.acknowledge',
      'referral.refuse',
      'referral.feedback',
    ]);
  });

  it('names nothing that it does not hold', () => {
    const { acts, forms, levels, lists, sentences, institutions, diagrams } = definition;
    const effects = acts.flatMap(({ effect }) => (effect?.kind === 'refer' ? effect.recipients : []));
    const fields = forms.flatMap((form) => form.pages.flatMap((page) => page.fields));
    const performers = [...acts.flatMap(({ by }) => by ?? []), ...levels.map(({ by }) => by)];
    const named: [Iterable<string>, (string | undefined)[]][] = [
      [sentences.map(({ id }) => id), [...acts, ...levels, ...effects].map(({ sentence }) => sentence)],
      [keysOf(acts), [...levels.flatMap((level) => level.acts), ...acts.flatMap(({ needs }) => needs ?? [])]],
      [keysOf(forms), acts.map(({ form }) => form)],
      [keysOf(levels), [...acts.map(({ level }) => level), ...levels.flatMap((level) => level.participatesFor)]],
      [keysOf(lists), fields.map(({ list }) => list)],
      [keysOf(institutions), effects.map(({ institution }) => institution)],
      [
        keysOf(institutions.flatMap(({ roles }) => roles)),
        performers.flatMap(({ roles, substitutes }) => [...roles, ...substitutes]),
      ],
      ...diagrams.map(({ nodes, edges }): [string[], string[]] => [
        nodes.map(({ id }) => id),
        edges.flatMap(({ from, to }) => [from, to]),
      ]),
    ];
    for (const [held, wanted] of named) {
      const keys = [...held];
      expect(new Set(keys).size).toBe(keys.length);
      expect(wanted.filter((key) => key !== undefined && !keys.includes(key))).toEqual([]);
    }
  });

  it('says its rules in Latvian sentences', () => {
    expect(textOf('Atbalsts.inform.Skola.Administracija')).toBe(
      '2. līmenis «Atbalsta personāls»: pirms iznākuma «Darbs nesasniedz rezultātu» jāinformē izglītības iestādes administrācija.',
    );
    expect(textOf('Atbalsts.inform.Vecaki')).toContain('rakstiski jāinformē vecāki');
    expect(textOf('Administracija.navRezultatu.PasvaldibasPolicija')).toContain(
      'vēstuli saņem Pašvaldības policija, ja ',
    );
  });

  it('offers only written ways where a notice must be in writing, and any way otherwise', () => {
    expect(waysOf('Atbalsts.inform.Vecaki')).toEqual(['vestule', 'epasts', 'eklase']);
    expect(waysOf('Atbalsts.inform.Skola.Administracija')).toEqual([
      'vestule',
      'epasts',
      'eklase',
      'talrunis',
      'klatiene',
    ]);
  });

  it('asks what every notice asks where a scheme has no form for written ones', async () => {
    const scheme = await aizkraukle();
    const { writtenNotice, ...defaults } = scheme.defaults;
    expect(writtenNotice).toBe('RakstisksPaziņojums');
    const { acts } = await generate({ ...scheme, defaults });
    const forms = acts.filter(({ kind }) => kind === 'notice').map(({ form }) => form);
    expect(forms).toEqual(['Pazinojums', 'Pazinojums']);
  });

  it('marks what is ours and not the municipality’s', () => {
    const ours = definition.sentences.filter(({ assumed }) => assumed !== undefined).map(({ id }) => id);
    expect(ours).toEqual([
      'Administracija.navRezultatu.ValstsPolicija',
      'Administracija.navRezultatu.PasvaldibasPolicija',
      'Administracija.navRezultatu.SocialaisDienests.otherwise',
      // Of the base: the term within which the inspectorate is told is to be confirmed.
      'Grupa.nevienosanas',
      'Grupa.izskatits',
      'duty.SadarbibasGrupaNevienosanas',
    ]);
  });

  it('lets both levels ask the orphans’ court, which is no step after the group', () => {
    const asking = definition.levels.filter(({ acts }) => acts.includes('Aizgadiba.request')).map(({ key }) => key);
    expect(asking).toEqual(['Gimene', 'Grupa']);
    const effects = definition.acts.flatMap(({ effect }) => effect ?? []);
    expect(JSON.stringify(effects)).not.toContain('"kind":"level","level":"Aizgadiba"');
  });
});

describe('terms', () => {
  it('stand in the definition and are quoted in its sentences, with what they are counted from', async () => {
    const then = { kind: 'return' } as const;
    const to = { institution: 'Policija', otherwise: false, then, terms: { answer: working(21) }, at };
    const first = ['Vecāki', 'Skola.Pedagogs'].map((name) => ({ to: name, inWriting: true, at }));
    const outcomes = [
      { name: 'a', label: 'a', first: [{ ...first[0]!, terms: { inform: { kind: 'sameDay' as const } } }] },
      { name: 'b', label: 'b', first },
    ].map((one) => ({ ...one, effect: { kind: 'refer', what: 'letter', channels: ['paper'], to: [to] } as const, at }));
    const made = await generate(
      schemeAround(
        [
          { outcomes: outcomes.map((one) => ({ ...one, effect: { ...one.effect, channels: ['paper'], to: [to] } })) },
          { participatesFor: ['L1'], terms: { acknowledge: { kind: 'elapsed', amount: 24, unit: 'hour' } } },
          { terms: { decide: working(2) } },
        ],
        [],
      ),
    );
    const text = (id: string) => made.sentences.find((one) => one.id === id)?.text;
    const act = (key: string) => made.acts.find((one) => one.key === key);
    expect(text('L1.a.Policija')).toContain(
      '; 21 darba dienas laikā jāsniedz atbilde (skaita no saņemšanas apstiprināšanas).',
    );
    expect(text('L1.inform.Vecaki')).toBe(
      '1. līmenis «Līmenis 1»: pirms iznākuma «a» tajā pašā dienā rakstiski jāinformē vecāki ' +
        '(skaita no līmeņa sākuma vai no lietas atgriešanās).',
    );
    expect(text('L2.request')).toContain('; 24 stundu laikā jāapstiprina saņemšana (skaita no nosūtīšanas).');
    expect(text('L3')).toContain('; 2 darba dienu laikā jāizlemj (skaita no līmeņa sākuma vai no lietas atgriešanās).');
    // The same notice with a term and without one are two duties.
    expect(act('L1.b')?.needs).toEqual(['L1.inform.Vecaki_2', 'L1.inform.Skola.Pedagogs']);
    expect(act('L1.inform.Vecaki')?.terms).toEqual({ inform: { kind: 'endOf', period: 'day' } });
    expect(act('L1.inform.Vecaki_2')).not.toHaveProperty('terms');
    expect(act('L2.request')?.effect).toMatchObject({
      recipients: [{ terms: { acknowledge: { kind: 'elapsed', amount: 24, unit: 'hour', direction: 'after' } } }],
    });
    expect(made.levels.map(({ terms }) => terms)).toEqual([
      undefined,
      undefined,
      { decide: { kind: 'amount', amount: 2, unit: 'workingDay', direction: 'after' } },
    ]);
    const ajv = new Ajv({ allErrors: true, strict: false });
    ajv.validate(definitionSchema, made);
    expect(ajv.errors).toBeNull();
  });

  it('leave no trace where none is stated; the calendar is that of the institution', () => {
    expect(JSON.stringify([definition.levels, definition.acts])).not.toContain('"terms"');
    expect(definition.institutions.map(({ key, calendar }) => `${key} ${calendar}`)).toEqual([
      'Skola school',
      'SocialaisDienests plain',
      'ValstsPolicija state',
      'PasvaldibasPolicija plain',
      'IzglitibasParvalde plain',
      'Barintiesa plain',
      'BernuAizsardzibasCentrs state',
      'Pasvaldiba plain',
      'SadarbibasGrupa plain',
    ]);
  });
});

describe('the form of an act', () => {
  it('has the pages of its own form, of the default form, and of sending', () => {
    const pages = formOf(definition, 'SkolasZinojums_sending').pages.map(({ key }) => key);
    expect(pages.slice(0, 2)).toEqual(['berns', 'parstavji']);
    expect(pages.slice(-2)).toEqual(['pamatojums', 'sending']);
  });

  it('is one form where two acts ask the same', () => {
    const [first, second] = definition.acts.filter(({ key }) => key.startsWith('Gimene.nav'));
    expect(first?.form).toBe('Pamatojums_sending');
    expect(second?.form).toBe(first?.form);
  });

  it('asks for the signed container only when it is sent signed, and for the materials always', () => {
    const sending = formOf(definition, 'SkolasZinojums_sending').pages.at(-1);
    const ajv = new Ajv({ strict: false });
    const valid = (answers: unknown): boolean => ajv.validate(sending?.schema ?? false, answers);
    expect(valid({ channel: 'paper', attached: ['a1'] })).toBe(true);
    expect(valid({ channel: 'paper', attached: [] })).toBe(false);
    expect(valid({ channel: 'paper' })).toBe(false);
    expect(valid({ channel: 'eSigned', attached: ['a1'] })).toBe(false);
    expect(valid({ channel: 'eSigned', attached: ['a1'], signedDocument: ['a2'] })).toBe(true);
    expect(valid({ channel: 'paper', attached: ['a1'], signedDocument: ['a2'] })).toBe(false);
    const signed = sending?.fields.find(({ key }) => key === 'signedDocument');
    expect(signed?.accept).toEqual(['.edoc', '.asice', '.pdf']);
  });

  it('never answers by itself: no defaults, and yes or no is a pair of radio buttons', () => {
    expect(JSON.stringify(definition.forms)).not.toContain('"default"');
    for (const page of definition.forms.flatMap((form) => form.pages)) {
      for (const { key, type } of page.fields) {
        if (type !== 'yesNo') continue;
        expect(page.uiSchema.lv[key]).toMatchObject({ 'ui:widget': 'radio', 'ui:enumNames': ['Jā', 'Nē'] });
      }
    }
  });

  it('asks a shared part once, although two of its forms hold it', async () => {
    const forms = [
      { name: 'A', label: 'A', pages: [partPage('bērns')], at },
      { name: 'B', label: 'B', pages: [partPage('par_bērnu'), { ...partPage('cita'), part: undefined }], at },
    ];
    const outcome = { name: 'x', label: 'x', form: 'A', first: [], effect: { kind: 'close' as const }, at };
    const made = await generate(schemeAround([{ outcomes: [outcome] }], forms, { defaults: { outcome: 'B' } }));
    expect(made.forms.map(({ pages }) => pages.map(({ key }) => key))).toEqual([['berns', 'cita']]);
  });

  it('asks a shared part whenever any of its forms asks it', async () => {
    const start = { name: 'sākums', label: 's', fields: [field('jā', { kind: 'yesNo' })], at };
    const whenOfPart = async (own: Condition | undefined, byDefault: Condition | undefined) => {
      const forms = [
        { name: 'A', label: 'A', pages: [start, { ...partPage('bērns'), when: own }], at },
        { name: 'B', label: 'B', pages: [start, { ...partPage('par_bērnu'), when: byDefault }], at },
      ];
      const outcome = { name: 'x', label: 'x', form: 'A', first: [], effect: { kind: 'close' as const }, at };
      const made = await generate(schemeAround([{ outcomes: [outcome] }], forms, { defaults: { outcome: 'B' } }));
      return made.forms[0]?.pages.find(({ key }) => key === 'berns')?.when;
    };
    expect(await whenOfPart(asks('A', true), undefined)).toBeUndefined();
    expect(await whenOfPart(undefined, asks('B', true))).toBeUndefined();
    expect(await whenOfPart(asks('A', true), asks('B', false))).toEqual({
      op: 'or',
      of: [
        { op: 'is', field: { page: 'sakums', field: 'ja' }, values: [true] },
        { op: 'is', field: { page: 'sakums_2', field: 'ja' }, values: [false] },
      ],
    });
  });
});

describe('keys', () => {
  it('of an outcome stay apart from those of the acts that come by themselves', async () => {
    const close = { kind: 'close' as const };
    const outcomes = ['request', 'ø'].map((name) => ({ name, label: name, first: [], effect: close, at }));
    const made = await generate(schemeAround([{ outcomes }, { participatesFor: ['L1'] }], []));
    expect(made.levels[0]?.acts).toEqual(['L1.request_', 'L1._f8', 'L2.request']);
  });

  it('of a level’s acts stay apart from those of the acts on a referral', async () => {
    const refuse = { name: 'refuse', label: 'Atteikt', first: [], effect: { kind: 'close' as const }, at };
    const made = await generate(schemeAround([{ name: 'referral', outcomes: [refuse] }], []));
    expect(keysOf(made.acts)).toEqual([
      'referral_.refuse',
      'referral.acknowledge',
      'referral.refuse',
      'referral.feedback',
    ]);
    expect(made.diagrams[0]?.nodes.find(({ kind }) => kind === 'level')?.level).toBe('referral_');
  });

  it('differ whatever a scheme names its levels, entries, options and outcomes', async () => {
    const odd = [
      'referral',
      'open',
      'inform',
      'request',
      'does',
      'otherwise',
      'acknowledge',
      'ø',
      '_f8',
      '_5ff8',
      'Łā',
    ];
    const name = fc.tuple(fc.constantFrom(...odd), fc.constantFrom('', '_', '__', '_2', 'ß'));
    const names = fc.uniqueArray(
      name.map((parts) => parts.join('')),
      { minLength: 8, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(names, names, async (levels, acts) => {
        const close = { kind: 'close' as const };
        const to = { institution: 'Dienests', otherwise: false, then: { kind: 'none' as const }, at };
        const refer = { kind: 'refer' as const, what: 'letter' as const, channels: ['paper' as const], to: [to, to] };
        const by = { roles: ['Skola.Pedagogs'], substitutes: [], at };
        const inform = { to: 'Vecāki', inWriting: true, at };
        const scheme = schemeAround(
          levels.slice(0, 3).map((level, place) => ({
            name: level,
            entries: acts.slice(0, 2).map((act) => ({ name: act, label: act, by, at })),
            options: acts.slice(2, 4).map((act) => ({ name: act, label: act, at })),
            outcomes: acts
              .slice(4)
              .map((act, index) => ({ name: act, label: act, first: [inform], effect: index ? close : refer, at })),
            participatesFor: place > 0 ? levels.slice(0, 1) : [],
          })),
          [],
        );
        // Two keys that are the same make it throw.
        const made = await generate(scheme);
        expect(made.acts).toHaveLength(3 * (8 + 1) + 2 + 3);
      }),
      { numRuns: 12 },
    );
  });

  it('that would be the same are refused rather than lost', async () => {
    const option = { name: 'x', label: 'x', at };
    await expect(generate(schemeAround([{ options: [option, option] }], []))).rejects.toThrow('L1.x');
  });
});
