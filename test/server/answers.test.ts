import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opening, reply } from './support/answers.ts';
import { Site } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

let site: Site;
let teacher: Visitor;
let head: Visitor;

beforeAll(async () => {
  site = await Site.start();
  teacher = await site.signIn('audzinataja');
  head = await site.signIn('direktore');
});
afterAll(() => site.stop());

/** What is said of answers: "page.path: message". */
async function said(answers: Parameters<Visitor['try']>[0]['answers']): Promise<string[]> {
  const { status, body } = await teacher.try({ act: 'Situacija.jauna', answers });
  if (status === 200) return [];
  expect(body).toMatchObject({ code: 'answers', message: 'Dažas atbildes ir jāpārskata.' });
  return (body.errors ?? []).map(({ page, path, message }) => `${[page, ...path].join('.')}: ${message}`);
}

describe('answers', () => {
  it("that lack what is asked are told field by field, the author's words first", async () => {
    const all = [
      'berns.vards: Aizpildiet lauku: Vārds',
      'berns.uzvards: Aizpildiet lauku: Uzvārds',
      'situacija.apraksts: Aprakstiet, kas noticis.',
    ];
    expect(await said({})).toEqual(all);
    expect(await said(undefined)).toEqual(all);
    expect(await said({ berns: { vards: ' ', uzvards: '' }, situacija: { apraksts: '\n' } })).toEqual(
      expect.arrayContaining(all),
    );
  });

  it.each([
    ['a code of a day that does not exist', { kods: '310299-10000' }, /^berns\.kods: Pārbaudiet personas kodu/],
    ['a code of a century that does not exist', { kods: '161175-99997' }, /^berns\.kods: Pārbaudiet personas kodu/],
    ['a code that is too short', { kods: '16117519' }, /^berns\.kods: Ievadiet personas kodu ar 11 cipariem/],
    [
      'a long name',
      { vards: 'a'.repeat(51) },
      /^berns\.vards: Teksts ir par garu: drīkst būt ne vairāk kā 50 rakstzīmju\.$/,
    ],
    ['a number for a name', { vards: 7 }, /^berns\.vards: Pārbaudiet šo atbildi/],
  ])('with %s are refused', async (_what, berns, message) => {
    const errors = await said(opening({ berns }));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(message);
  });

  it.each(['161175-19997', '16117519997', '161175-19998', '320000-12340', '290200-20000'])(
    'with the code %s are taken: only its date must be real, the check digit is a warning for the screen',
    async (kods) => {
      expect(await said(opening({ berns: { kods } }))).toEqual([]);
    },
  );

  it('with a day that does not exist are refused', async () => {
    for (const kops of ['2026-02-30', '30.02.2026', 'rīt'])
      expect(await said(opening({ situacija: { kops } }))).toEqual([
        'situacija.kops: Ievadiet īstu datumu, piemēram, 11.05.2026.',
      ]);
  });

  it('to what is not asked are not kept', async () => {
    const answers = { ...opening({ berns: { slepens: 'x' } }), cita: { lapa: 'x' } };
    const { case: id } = await teacher.do({ act: 'Situacija.jauna', answers });
    const [entry] = (await teacher.case(id)).timeline;
    expect(entry?.answers).toEqual(opening());
  });

  it('are not looked at when the scheme forbids the act anyway: one is told that first', async () => {
    const { case: id } = await teacher.do({ act: 'Situacija.jauna', answers: opening() });
    await teacher.act(id, 'Situacija.nodots');
    const { version, levels } = await head.case(id);
    const target = levels.find((run) => run.level === 'Administracija')?.run;
    const command = { case: id, version, act: 'Administracija.nosutits', target };
    expect(await head.try(command)).toMatchObject({ status: 422, body: { code: 'must-first' } });
    await head.act(id, 'Administracija.vecaki', reply);
    const later = await head.try({ ...command, version: (await head.case(id)).version });
    expect(later).toMatchObject({ status: 422, body: { code: 'answers' } });
  });

  it('known already come first in the next form that asks for the same', async () => {
    const { case: id } = await teacher.do({ act: 'Situacija.jauna', answers: opening() });
    await teacher.act(id, 'Situacija.nodots');
    const offer = (await head.case(id)).offers.find((one) => one.act === 'Administracija.nosutits');
    expect(offer?.prefill).toEqual({ berns: opening().berns });
    expect(offer?.blocked?.text).toMatch(/./);
  });
});
