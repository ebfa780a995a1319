import { fileURLToPath } from 'node:url';
import { generate } from '@riciba/generator';
import { loadScheme } from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';
import { type Answers, type Definition, lookup } from '@riciba/runtime/definition';
import { composeDocument, type ComposedDocument, type Given } from '@riciba/runtime/documents';
import { beforeAll, describe, expect, it } from 'vitest';

const file = fileURLToPath(new URL('../../examples/veidlapas/veidlapas.lv.riciba', import.meta.url));
let definition: Definition;

beforeAll(async () => {
  const { scheme } = await loadScheme(file, nodeFiles());
  if (scheme) definition = await generate(scheme);
});

/** The document that an act makes of these answers. */
function made(act: string, answers: Answers, more: Partial<Given> = {}): ComposedDocument {
  const { acts, forms, institutions } = lookup(definition);
  const form = forms.get(acts.get(act)?.form ?? '');
  const document = definition.documents?.find(({ key }) => acts.get(act)?.documents?.includes(key));
  const recipient = institutions.get('SocialaisDienests');
  if (!form || !document || !recipient) throw new Error('no document');
  return composeDocument(document, definition, {
    form,
    answers,
    from: 'Liepu pamatskola',
    by: { name: 'Direktore', roleLabel: 'izglītības iestādes vadītājs' },
    recipient,
    date: '2026-05-11',
    number: '2026-0001/4',
    caseNumber: '2026-0001',
    electronic: false,
    names: { body: () => 'Liepu pamatskola', file: (id) => `${id}.pdf` },
    ...more,
  });
}

const report: Answers = {
  berns: { vards: 'Paraugs', uzvards: 'Kalniņš' },
  apstakli: { vecums: 11 },
  kavejumi: { kopa: 21, pazinots: '2026-05-04' },
  atbalsts: {
    soli: [
      { datums: '2026-05-04', kas: 'Skolotāja', ko: 'Saruna ar vecākiem' },
      { datums: '2026-05-06', kas: 'Psihologs', ko: 'Konsultācija.' },
    ],
    raksturojums: ['raksturojums'],
  },
  risks: { nokave: 'biezi', punkti: 4, pakape: 'videja' },
  lugums: { gaidamais: 'Darbs ar ģimeni', steidzami: false },
  sending: { channel: 'paper', signedDocument: ['vestule'] },
};

describe('a letter', () => {
  it('says what was answered, names whom it goes to in the right case form, and lists what is enclosed', () => {
    const letter = made('Skola.nodots', report);
    expect(letter).toMatchObject({
      author: 'Liepu pamatskola',
      place: 'Liepkalne',
      date: '2026. gada 11. maijā',
      number: '2026-0001/4',
      restricted: true,
      addressee: 'Liepkalnes novada Sociālajam dienestam',
      emails: ['dienests@liepkalne.example'],
      subject: 'Par Paraugs Kalniņš',
      attachments: [{ label: 'Bērna raksturojums', name: 'raksturojums.pdf' }],
      signatures: [{ post: 'Izglītības iestādes vadītājs' }],
    });
    expect(letter).not.toHaveProperty('title');
    expect(letter.paragraphs).toEqual([
      {
        kind: 'text',
        text: 'Nosūtām Liepkalnes novada Sociālajam dienestam ziņojumu par bērnu, lieta Nr. 2026-0001. Bērna vecums: 11.',
      },
      { kind: 'heading', text: 'Ko lūdzam' },
      { kind: 'text', text: 'Darbs ar ģimeni' },
      { kind: 'heading', text: 'Izglītības iestādē paveiktais' },
      { kind: 'item', number: 1, text: '04.05.2026. Saruna ar vecākiem. Darīja: Skolotāja.' },
      { kind: 'item', number: 2, text: '06.05.2026. Konsultācija. Darīja: Psihologs.' },
      { kind: 'heading', text: 'Kavējumi' },
      { kind: 'answer', label: 'Neattaisnotas stundas kopā', text: '21' },
      { kind: 'answer', label: 'Kad par kavējumiem informēti vecāki?', text: '04.05.2026.' },
      { kind: 'heading', text: 'Riska novērtējums' },
      { kind: 'answer', label: 'Kavē mācību stundas', text: 'Bieži' },
      { kind: 'answer', label: 'Punktu summa', text: '4' },
      { kind: 'answer', label: 'Riska pakāpe', text: 'Vidēja' },
      { kind: 'text', text: 'Par sadarbību ar Liepkalnes novada Sociālo dienestu vecāki ir informēti.' },
    ]);
  });

  it('says what depends on an answer only when it is so', () => {
    const urgent = made('Skola.nodots', { ...report, lugums: { steidzami: true, lidz: '2026-05-18' } });
    const texts = urgent.paragraphs.map(({ text }) => text);
    expect(texts).toContain('Lūdzam rīkoties nekavējoties un par rīcību informēt izglītības iestādi.');
    expect(texts).toContain('Atbildi lūdzam līdz 18.05.2026.');
    expect(texts).toContain('nav norādīts');
  });
});

describe('an invitation', () => {
  it('has its kind at its head, goes to whom the scheme says, and is signed by whoever made it', () => {
    const answers: Answers = {
      uzaicinajums: {
        datums: '2026-05-20',
        laiks: '14:00',
        vieta: 'Skolas iela 1',
        aicinatie: [{ vards: 'Anna Paraudziņa', statuss: 'vecāks' }],
      },
    };
    const invitation = made('Gimene.uzaicinat', answers);
    expect(invitation).toMatchObject({
      title: 'Uzaicinājums',
      addressee: 'vecākiem vai citiem likumiskajiem pārstāvjiem',
      emails: [],
      subject: 'Uzaicinājums uz tikšanos 20.05.2026. plkst. 14:00',
      signatures: [{ post: 'Izglītības iestādes vadītājs', name: 'Direktore' }],
    });
    expect(invitation.paragraphs.map(({ text }) => text)).toContain(
      'Aicinām uz tikšanos Liepkalnes novada Sociālajā dienestā.',
    );
    expect(invitation.paragraphs).toContainEqual({ kind: 'item', number: 1, text: 'Anna Paraudziņa (vecāks)' });
  });
});
