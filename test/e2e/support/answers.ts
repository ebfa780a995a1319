import type { PageAnswers } from './staff.ts';

/** Invented answers that fill the forms of the Aizkraukle scheme, page by page. */

/** A real, if small, PDF: the server looks at what is inside. */
export const pdf = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  ),
});

export const child = (school: string): PageAnswers => ({
  Vārds: 'Paraugs',
  Uzvārds: 'Izdomātais',
  'Dzimšanas datums': '01.02.2014.',
  'Vai bērnam ir Latvijas personas kods?': 'Nē',
  'Cits personu apliecinošs dokuments un tā numurs': 'nav zināms',
  'Izglītības iestāde': school,
  'Klase vai grupa': '5.a',
  'Izglītības programma': 'Vispārējā izglītība',
  'Vai dzīvo citā adresē?': 'Nē',
});

export const situation: PageAnswers = { 'Kas noticis?': 'Bērns kavē stundas un ir noslēgts.' };

export const reason = (why: string): PageAnswers => ({ 'Kāpēc izvēlēts šis iznākums?': why });

export const notice = (what: string): PageAnswers => ({
  'Kad paziņots?': '18.05.2026.',
  'Kā paziņots?': 'Vēstule',
  'Ko paziņoja?': what,
});

/** What the school has done so far. */
export const done: PageAnswers = {
  Datums: '04.05.2026.',
  'Kas to darīja (loma un vārds)': 'sociālais pedagogs',
  'Ko darīja un ar kādu mērķi': 'Pārrunas ar bērnu un vecākiem.',
  Rezultāts: 'Uzlabojumu nav.',
};

/** The school's referral form (level 3, "Nav rezultātu"), from its first page to the sending. */
export function schoolReferral(grounds: string[], channel: 'paper' | 'eSigned'): PageAnswers[] {
  return [
    {},
    {
      'Vārds, uzvārds': 'Paraugs Vecāks',
      'Saikne ar bērnu': 'Māte',
    },
    {
      'Kāpēc izglītības iestāde vēršas?': grounds,
      'Problēmu veidi': ['Uzvedība'],
      'Apraksts: kas notiek, kopš kura laika, cik bieži': 'Kopš aprīļa, gandrīz katru dienu.',
      Steidzamība: 'Plānveida izskatīšana',
    },
    done,
    {
      'Vai vecāki zina par šo ziņojumu?': 'Jā',
      'Kad un kā vecāki informēti': '18.05.2026., vēstulē',
      'Vai bērna viedoklis noskaidrots?': 'Jā',
      'Bērna viedoklis': 'Vēlas, lai palīdz.',
    },
    { 'Kāda rīcība tiek gaidīta?': 'Darbs ar ģimeni.' },
    reason('Izglītības iestādes iespējas ir izsmeltas.'),
    sending(channel),
  ];
}

export function sending(channel: 'paper' | 'eSigned', materials = true): PageAnswers {
  return {
    'Kā tas tiek nosūtīts?': channel === 'paper' ? 'Papīra formātā' : 'Elektroniski, ar drošu elektronisko parakstu',
    ...(channel === 'eSigned'
      ? { 'Ar drošu elektronisko parakstu parakstītais dokuments': { files: [pdf('vestule.pdf')] } }
      : {}),
    ...(materials ? { 'Materiāli par veikto darbu': { files: [pdf('materiali.pdf')] } } : {}),
  };
}
