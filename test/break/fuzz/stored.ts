/** Odd texts as what somebody really wrote: in every field of a case, and then in everything that is made of it. */
import type { CaseView } from '@riciba/runtime/server/api';
import { opening, pdf } from '../../server/support/answers.ts';
import { Visitor } from '../../server/support/visitor.ts';
import { longTexts, nastyTexts } from './arbitraries.ts';

export interface Stored {
  /** Texts that were taken. */
  texts: number;
  reads: number;
  complaints: string[];
}

const longest = 50;

/** Whatever is taken comes back as it was written, and nothing that is made of it fails. */
export async function storeOddTexts(url: string): Promise<Stored> {
  const stored: Stored = { texts: 0, reads: 0, complaints: [] };
  const teacher = new Visitor(url);
  await teacher.signIn('audzinataja');
  const head = new Visitor(url);
  await head.signIn('direktore');
  for (const text of [...nastyTexts, ...longTexts]) {
    const short = text.slice(0, longest);
    const answers = opening({ berns: { vards: short, uzvards: short }, situacija: { apraksts: text } });
    const opened = await teacher.try({ act: 'Situacija.jauna', answers });
    if (opened.status !== 200) {
      if (opened.status >= 500) stored.complaints.push(`${JSON.stringify(short)}: ${opened.status}`);
      continue;
    }
    stored.texts += 1;
    await goOn(teacher, head, opened.body.case, short);
    await readAll(head, opened.body.case, { text, short }, stored);
  }
  return stored;
}

/** Up to the letter. */
async function goOn(teacher: Visitor, head: Visitor, id: string, short: string): Promise<void> {
  await teacher.act(id, 'Situacija.nodots');
  await head.act(id, 'Administracija.vecaki', { atbilde: { teksts: short } });
  const place = { act: 'Administracija.nosutits', field: 'vestule.datnes', case: id };
  const { body } = await head.upload(pdf, `${short.replaceAll(/["\r\n]/g, '')}.pdf`, place);
  const vestule = { pamats: ['socialas'], datnes: [body.id] };
  await head.act(id, 'Administracija.nosutits', { berns: { vards: short, uzvards: short }, vestule });
}

async function readAll(head: Visitor, id: string, { text, short }: Record<string, string>, stored: Stored) {
  const page = await head.case(id);
  const found = page.timeline[0]?.answers;
  const same = found?.situacija?.apraksts === text && found?.berns?.vards === short;
  if (!same) stored.complaints.push(`${JSON.stringify(short)} came back as ${JSON.stringify(found)}`);
  const addresses = [`/cases/${id}`, '/inbox', '/openings', '/reports', ...papersOf(page)];
  for (const path of addresses) look(path, await head.request('GET', path));
  look('search', await head.request('POST', '/cases/search', { q: (short ?? '').slice(0, 20) }));

  function look(path: string, { status, headers }: { status: number; headers: Headers }): void {
    stored.reads += 1;
    const type = headers.get('content-type') ?? '';
    // What a browser shows as a page, or guesses to be one, would run what somebody wrote.
    const safe = !type.includes('html') && headers.get('x-content-type-options') === 'nosniff';
    if (status !== 200 || !safe) stored.complaints.push(`${JSON.stringify(short)}: ${path} → ${status} ${type}`);
  }
}

function papersOf({ id, referrals, timeline }: CaseView): string[] {
  const letters = referrals.flatMap((one) =>
    ['pdf', 'docx'].map((format) => `/cases/${id}/letters/${one.id}/${format}`),
  );
  const files = timeline.flatMap((one) => one.attachments.map((file) => `/attachments/${file.id}`));
  return [...letters, ...files];
}
