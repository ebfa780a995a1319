import { fileURLToPath } from 'node:url';
import { generate } from '@riciba/generator';
import { loadScheme } from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';
import type { Answers, Definition } from '@riciba/runtime/definition';
import { checkAnswers, compileForms } from '@riciba/runtime/server/answers';
import { beforeAll, describe, expect, it } from 'vitest';

const file = fileURLToPath(new URL('../../examples/veidlapas/veidlapas.lv.riciba', import.meta.url));
let definition: Definition;

beforeAll(async () => {
  const { scheme } = await loadScheme(file, nodeFiles());
  if (scheme) definition = await generate(scheme);
});

const world = {
  file: { facts: {}, entries: [], today: '2026-05-11' },
  isBody: () => true,
  attachmentFault: () => undefined,
};

/** A right report; `more` changes pages of it. */
function report(more: Answers = {}): Answers {
  const pages: Answers = {
    berns: {
      vards: 'Paraugs',
      uzvards: 'Kalniņš',
      dzimsanasDatums: '2014-05-12',
      irKods: false,
      citsDokuments: 'nav zināms',
      skola: 'liepu-skola',
      klase: '5. a',
      citaAdrese: false,
    },
    apstakli: {
      sagatavots: '2026-05-11',
      aprupe: 'vecaki',
      veseliba_unknown: true,
      neizpaust_unknown: true,
      talrunis: '+37120000000',
    },
    kavejumi: { menesi: [{ menesis: 'aprīlis', neattaisnotas: 12, iemesls: 'nav zināms' }] },
    atbalsts: { soli: [{ datums: '2026-05-04', kas: 'Skolotāja', ko: 'Saruna' }], raksturojums: ['a-1'] },
    risks: { nokave: 'biezi', stridi: 'nekad', vielas: 'nekad', noskanojums: 'reizem' },
    lugums: { gaidamais: 'Darbs ar ģimeni', steidzami: false },
    pamatojums: { iemesls: 'Ar izglītības iestādes darbu nepietiek' },
    signing: { signer: 'Direktore', signedOn: '2026-05-11' },
    sending: { channel: 'paper' },
  };
  const codes = definition.lists.find(({ key }) => key === 'IzglitibasProgrammas')?.codes ?? [];
  Object.assign(pages.berns ?? {}, { programma: codes[0]?.key });
  for (const [page, values] of Object.entries(more)) pages[page] = { ...pages[page], ...values };
  return pages;
}

function check(more: Answers = {}) {
  const act = definition.acts.find(({ key }) => key === 'Skola.nodots');
  const form = definition.forms.find(({ key }) => key === act?.form);
  const validate = form && compileForms(definition).get(form.key);
  if (!form || !validate) throw new Error('no form');
  return checkAnswers(form, validate, report(more), world);
}

function said(more: Answers = {}): string[] {
  return check(more).errors.map(({ page, path, message }) => `${[page, ...path].join('.')}: ${message}`);
}

describe('answers together', () => {
  it('are taken, with what is worked out of them', () => {
    const { errors, answers } = check();
    expect(errors).toEqual([]);
    expect(answers.apstakli).toMatchObject({ vecums: 11 });
    expect(answers.kavejumi).toMatchObject({ kopa: 12 });
    expect(answers.atbalsts).toMatchObject({ skaits: 1 });
    expect(answers.risks).toMatchObject({ punkti: 3, pakape: 'zema' });
  });

  it('hold what the server works out, whatever was sent', () => {
    const { errors, answers } = check({ risks: { punkti: 0, pakape: 'augsta' }, apstakli: { vecums: 99 } });
    expect(errors).toEqual([]);
    expect(answers.risks).toMatchObject({ punkti: 3, pakape: 'zema' });
    expect(answers.apstakli).toMatchObject({ vecums: 11 });
  });

  it('ask what follows from what is worked out', () => {
    const many = [{ menesis: 'aprīlis', neattaisnotas: 21, iemesls: 'nav zināms' }];
    expect(said({ kavejumi: { menesi: many } })).toEqual([
      'kavejumi.pazinots: Aizpildiet lauku: Kad par kavējumiem informēti vecāki?',
    ]);
    const high = { nokave: 'pastavigi', stridi: 'pastavigi', vielas: 'biezi' };
    expect(said({ risks: high })).toEqual([
      'risks.drosiba: Aizpildiet lauku: Kā līdz lēmumam nodrošina bērna drošību?',
      'lugums.steidzami: Ja riska pakāpe ir augsta, atzīmējiet ātru rīcību.',
    ]);
    expect(said({ risks: { ...high, drosiba: 'Vecmāmiņa' }, lugums: { steidzami: true } })).toEqual([]);
  });

  it('must keep to the rules of the author, each in its author’s words', () => {
    expect(said({ apstakli: { talrunis: '' } })).toEqual([
      'apstakli.epasts: Norādiet tālruni vai e-pastu, pa kuru sazināties.',
    ]);
    expect(said({ berns: { dzimsanasDatums: '1990-01-01' } })).toEqual([
      'apstakli.vecums: Pārbaudiet dzimšanas datumu: ziņojums ir par bērnu vai jaunieti.',
    ]);
  });

  it('may say that there is no information, and may not stay silent', () => {
    expect(said({ apstakli: { veseliba_unknown: undefined } })).toEqual([
      'apstakli.veseliba: Atbildiet vai atzīmējiet «Nav ziņu»: Veselības traucējumi un īpašās vajadzības',
    ]);
    expect(check({ apstakli: { veseliba: 'Astma' } }).answers.apstakli).not.toHaveProperty('veseliba');
  });

  it('may raise a band with a reason, and never lower it', () => {
    expect(said({ risks: { pakape_raised: 'videja' } })).toEqual([
      'risks.pakape_reason: Uzrakstiet, kāpēc vērtējums ir paaugstināts.',
    ]);
    const raised = check({ risks: { pakape_raised: 'videja', pakape_reason: 'Bērns ir bēguļojis.' } });
    expect(raised.errors).toEqual([]);
    expect(raised.answers.risks).toMatchObject({ punkti: 3, pakape: 'videja' });
    const lowered = { nokave: 'pastavigi', stridi: 'biezi', pakape_raised: 'zema', pakape_reason: 'Nav' };
    expect(said({ risks: lowered })).toEqual([
      'risks.pakape_raised: Var izvēlēties tikai augstāku vērtējumu par aprēķināto.',
    ]);
  });

  it('are asked in an entry only where the entry asks for them', () => {
    const none = [{ menesis: 'maijs', neattaisnotas: 0, iemesls: 'Slimība' }];
    expect(check({ kavejumi: { menesi: none } }).answers.kavejumi?.menesi).toEqual([
      { menesis: 'maijs', neattaisnotas: 0 },
    ]);
    expect(said({ kavejumi: { menesi: [{ menesis: 'maijs', neattaisnotas: 3 }] } })).toEqual([
      'kavejumi.menesi.0.iemesls: Aizpildiet lauku: Ko par tām zina',
    ]);
  });
});
