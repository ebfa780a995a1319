import { asPublished, type Finding, findings, generate, prove } from '@riciba/generator';
import type { Effect, Field, Form, Level, Outcome, Recipient, Scheme } from '@riciba/language';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { conditionOn, fieldsOf } from './arbitraries.ts';
import { explore } from './explorer.ts';
import { aizkraukle, at, schemeAround, schemeOf } from './support.ts';

describe('Aizkraukle’s scheme', () => {
  let scheme: Scheme;
  beforeAll(async () => {
    scheme = await aizkraukle();
  });

  it('stops in exactly four places as it was published', () => {
    const found = prove(asPublished(scheme));
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([
      ['RIC0501', 'warning'],
      ['RIC0502', 'warning'],
      ['RIC0502', 'warning'],
      ['RIC0503', 'warning'],
    ]);
    const told = found.map(({ lv }) => lv).join('\n');
    expect(told).toContain(
      '3. līmenī «Izglītības iestādes administrācija» pēc iznākuma «Nav rezultātu» lieta apstājas',
    );
    expect(told).toContain('saņēmēja «Valsts policija», un nav pateikts');
    expect(told).toContain('saņēmēja «Pašvaldības policija», un nav pateikts');
    expect(told).toContain(
      '5. līmenī «Aizkraukles novada pašvaldības bērnu tiesību aizsardzības sadarbības grupa» nav',
    );
  });

  it('tells each stop as a shortest story that a person can check', () => {
    const [gap, police, , group] = prove(asPublished(scheme));
    expect(gap?.story.lv).toBe(
      '«Sākt jaunu lietu» → 1. līmenis: «Informācija sniegta atbalsta personāla speciālistam» → ' +
        '2. līmenis: «Darbs nesasniedz rezultātu» → 3. līmenis: «Nav rezultātu» ' +
        '(«Kāpēc izglītības iestāde vēršas?»: «Cits pamats») → nesaņem neviens',
    );
    expect(police?.story.lv).toContain('saņem Valsts policija → tālāk nekas nav pateikts');
    expect(group?.story.lv).toBe(
      '«Iesniegt informāciju par neattaisnotiem kavējumiem» → 5. līmenis: nav neviena iznākuma',
    );
    expect(gap?.lv).toContain('1/31');
  });

  it('stops nowhere with our choices, and says that they are ours', () => {
    const found = prove(scheme);
    expect(found).toHaveLength(4);
    for (const { severity, lv, en } of found) {
      expect(severity).toBe('information');
      expect(lv).toContain('izvēle ir mūsu, nevis pašvaldības: «');
      expect(en).toContain("ours, not the municipality's: “");
    }
    expect(found[0]?.lv).toContain('«Aizkraukles novada Sociālais dienests → 4. līmenis» (Teksts nesaka');
  });

  it('finds the same in either keyword language, in the words of that language', async () => {
    const english = findings(await aizkraukle('en'), 'en');
    const latvian = findings(scheme, 'lv');
    expect(english.map(({ code, severity }) => [code, severity])).toEqual(
      latvian.map(({ code, severity }) => [code, severity]),
    );
    expect(english.every(({ message }) => message.startsWith('As published, '))).toBe(true);
    expect(latvian.every(({ message }) => message.startsWith('Publicētajā shēmā '))).toBe(true);
  });
});

describe('other faults', () => {
  const head = `shēma T "T"
institūcija Skola "skola" { loma Pedagogs "pedagogs" }
institūcija Dienests "dienests" { loma Darbinieks "darbinieks" }
`;
  const found = async (text: string): Promise<string[]> =>
    prove(await schemeOf(head + text)).map(({ code, at: place, lv }) => `${code} ${place.line} ${lv}`);

  it('a level that no case comes to', async () => {
    expect(
      await found(`līmenis 1 A "A" { veic Skola.Pedagogs sāk lietu s "S" iznākums x "X" noslēdz lietu }
līmenis 2 B "B" { veic Skola.Pedagogs iznākums x "X" noslēdz lietu }`),
    ).toEqual(['RIC0504 5 Neviena lieta nevar nonākt 2. līmenī «B».']);
  });

  it('a row of a report that no case can ever come to', async () => {
    const scheme = `līmenis 1 A "A" { veic Skola.Pedagogs sāk lietu s "S" iznākums x "X" noslēdz lietu }
līmenis 2 B "B" { veic Skola.Pedagogs iznākums x "X" noslēdz lietu }
pārskats P "P" { par gadu redz tikai Skola nerāda skaitu, mazāku par 5
  rinda viens "Viens" skaita nonākšanu līmenī A
  rinda otrs "Otrs" skaita nonākšanu līmenī B
  rinda trešais "Trešais" skaita iznākumus B.x
  rinda abi "Abi" skaita iznākumus A.x un B.x
}`;
    const told = findings(await schemeOf(head + scheme)).map(({ code, at: { line } }) => `${code} ${line}`);
    expect(told).toEqual(['RIC0504 5', 'RIC0508 8', 'RIC0508 9']);
  });

  it('levels between which a case goes round for ever', async () => {
    const codes = await found(`līmenis 1 A "A" { veic Skola.Pedagogs sāk lietu s "S" iznākums x "X" tad līmenis B }
līmenis 2 B "B" { veic Skola.Pedagogs iznākums x "X" tad līmenis A }`);
    expect(codes.map((line) => line.slice(0, 9))).toEqual(['RIC0505 4', 'RIC0505 5']);
  });

  it('a recipient whose answer only ever brings the case back', async () => {
    const codes = await found(`līmenis 1 A "A" { veic Skola.Pedagogs sāk lietu s "S"
  iznākums x "X" nosūta vēstuli papīra formātā Dienests tad atgriežas }`);
    expect(codes.map((line) => line.slice(0, 9))).toEqual(['RIC0505 4']);
  });

  it('a recipient that nothing is ever sent to', async () => {
    const codes = await found(`veidlapa F "F" { lapa p "p" { jā "Jā?" jā vai nē, obligāts } }
līmenis 1 A "A" { veic Skola.Pedagogs sāk lietu s "S" iznākums y "Y" noslēdz lietu
  iznākums x "X" vajag F nosūta vēstuli papīra formātā
    Dienests ja jā ir jā vai jā ir nē tad atgriežas
    Skola citādi tad atgriežas }`);
    expect(codes.map((line) => line.slice(0, 9))).toEqual(['RIC0506 8']);
  });
});

const levelNames = ['L1', 'L2', 'L3'];

function recipients(form: string, fields: Field[]): fc.Arbitrary<Recipient[]> {
  const level = fc.constantFrom(...levelNames).map((name) => ({ kind: 'level' as const, level: name }));
  const one = fc.record({
    institution: fc.constantFrom('Dienests', 'Policija'),
    then: fc.oneof(level, fc.constant({ kind: 'return' as const }), fc.constant({ kind: 'none' as const })),
    to: fc.oneof(
      { weight: 5, arbitrary: conditionOn({ form, page: 'p' }, fields).map((when) => ({ when, otherwise: false })) },
      { weight: 1, arbitrary: fc.constantFrom({ otherwise: true }, { otherwise: false }) },
    ),
  });
  return fc
    .uniqueArray(one, {
      minLength: 1,
      maxLength: 3,
      selector: ({ institution, to }) => `${institution} ${to.otherwise}`,
    })
    .map((drawn) => drawn.map(({ to, ...rest }): Recipient => ({ ...rest, ...to, at })));
}

/** Schemes of three levels whose outcomes close, go on, or refer by conditions over small forms. */
const schemes: fc.Arbitrary<Scheme> = fc
  .tuple(...levelNames.map((name) => fieldsOf({ form: `F${name}`, page: 'p' }, 3)))
  .chain((fields) => {
    const levels = levelNames.map((name, index) => {
      const form = `F${name}`;
      const effect: fc.Arbitrary<Effect> = fc.oneof(
        fc.constant<Effect>({ kind: 'close' }),
        fc.constantFrom(...levelNames).map((level): Effect => ({ kind: 'level', level })),
        recipients(form, fields[index] ?? []).map(
          (to): Effect => ({ kind: 'refer', what: 'letter', channels: ['paper'], to }),
        ),
      );
      const outcomes = fc
        .array(effect, { maxLength: 2 })
        .map((effects) => effects.map((each, number) => outcomeOf(name, `x${number}`, form, each)));
      const participates = fc.constantFrom<string[]>([], [], ...(index === 2 ? [['L1']] : []));
      return fc.record({ outcomes, opens: fc.boolean(), participates }).map(
        ({ outcomes: drawn, opens, participates: participatesFor }): Partial<Level> => ({
          outcomes: drawn,
          participatesFor,
          at: placed(name),
          entries: opens || index === 0 ? [{ name: 'e', label: 'e', by: teacher, at }] : [],
        }),
      );
    });
    const forms = fields.map((each, index): Form => {
      const name = `F${levelNames[index]}`;
      return { name, label: name, pages: [{ name: 'p', label: 'p', fields: each, at }], at };
    });
    return fc.tuple(...levels).map((drawn) => schemeAround(drawn, forms));
  });

const teacher = { roles: ['Skola.Pedagogs'], substitutes: [], at };

/** Places here name what stands there, so that proofs and explorer speak of the same things. */
function placed(key: string): Level['at'] {
  return { ...at, file: key };
}

function outcomeOf(level: string, name: string, form: string, effect: Effect): Outcome {
  const key = `${level}.${name}`;
  const to = (recipient: Recipient): Recipient => ({
    ...recipient,
    at: placed(`${key}.${recipient.institution}${recipient.otherwise ? '.otherwise' : ''}`),
  });
  return {
    name,
    label: name,
    form,
    first: [],
    effect: effect.kind === 'refer' ? { ...effect, to: effect.to.map(to) } : effect,
    at: placed(key),
  };
}

const words: Partial<Record<Finding['code'], string>> = {
  RIC0501: 'gap',
  RIC0502: 'silent',
  RIC0503: 'dead',
  RIC0504: 'unreached',
  RIC0505: 'endless',
  RIC0506: 'idle',
};

describe('the proofs', () => {
  it('agree with an explorer that tries every answer', async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(schemes, async (scheme) => {
        const explored = explore(await generate(scheme));
        expect(
          prove(scheme)
            .map(({ code, at: place }) => `${words[code]} ${place.file}`)
            .toSorted(),
        ).toEqual([...explored].toSorted());
        for (const one of explored) {
          const kind = one.split(' ')[0] ?? '';
          seen.set(kind, (seen.get(kind) ?? 0) + 1);
        }
      }),
      { numRuns: 80 },
    );
    expect([...seen.keys()].toSorted()).toEqual(['dead', 'endless', 'gap', 'idle', 'silent', 'unreached']);
  });
});

it('marks the head of what stops, not all that is written in it', async () => {
  const scheme = await schemeOf(`shēma P "P" pamatā Latvija
līmenis 1 A "A"
{
  veic SociālaisDienests.Darbinieks
  sāk lietu jauna "Jauna"
  iznākums x "X" nosūta oficiālu vēstuli papīra formātā
    ValstsPolicija,
      pieņemts "Tā."
    Bāriņtiesa tad līmenis B
}
līmenis 2 B "B"
{
  veic Bāriņtiesa.Loceklis
}
`);
  const marked = prove(scheme).map(({ code, at: { line, column, endLine, endColumn } }) => [
    code,
    [line, column],
    [endLine, endColumn],
  ]);
  expect(marked).toEqual([
    ['RIC0502', [7, 5], [7, 18]],
    ['RIC0503', [11, 1], [11, 15]],
  ]);
});
