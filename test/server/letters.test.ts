import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { opening, reply } from './support/answers.ts';
import { run } from './support/command.ts';
import { letterFor, sendCase } from './support/course.ts';
import { Site } from './support/site.ts';

let site: Site;

beforeAll(async () => {
  site = await Site.start();
});
afterAll(() => site.stop());

it('letters are numbered by the body that sends them, without gaps, whatever fails between and whoever sends at once', async () => {
  const [teacher, head, other, otherHead] = await Promise.all(
    ['audzinataja', 'direktore', 'skolotaja', 'vaditaja'].map((post) => site.signIn(post)),
  );
  if (!teacher || !head || !other || !otherHead) throw new Error('nobody');
  const prepared = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const { case: id } = await teacher.do({ act: 'Situacija.jauna', answers: opening() });
      await teacher.act(id, 'Situacija.nodots');
      await head.act(id, 'Administracija.vecaki', reply);
      return id;
    }),
  );
  const sent = prepared.map(async (id, index) => {
    const { version, offers } = await head.case(id);
    const target = offers.find((one) => one.act === 'Administracija.nosutits')?.target;
    const command = { case: id, version, act: 'Administracija.nosutits', target };
    const answers = await letterFor(head, id, ['socialas']);
    // Every other is refused once before: stale, or its answers wrong.
    if (index % 2) await head.try({ ...command, version: 1, answers });
    else await head.try({ ...command, answers: { ...answers, vestule: { ...answers.vestule, pamats: [] } } });
    return await head.do({ ...command, answers });
  });
  await Promise.all([...sent, sendCase(other, otherHead, ['socialas'])]);

  const numbers = await site.db.selectFrom('letter').select(['body', 'number']).orderBy('number').execute();
  const of = (body: string) => numbers.filter((one) => one.body === body).map(({ number }) => number);
  // A notice in writing is a letter, too.
  expect(of('ozolu')).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
  expect(of('klavu')).toEqual([1, 2]);
  const [id = ''] = prepared;
  const shown = (await head.case(id)).timeline.flatMap(({ act, register }) => (register ? [`${act} ${register}`] : []));
  expect(shown).toEqual([
    expect.stringMatching(/^Administracija\.vecaki 20\d\d\/\d+$/),
    expect.stringMatching(/^Administracija\.nosutits 20\d\d\/\d+$/),
  ]);
});

it('a letter that was taken out of the register is missed', async () => {
  const check = () => run(['check-log', '--data', site.folder], { DATABASE_URL: site.options.database });
  expect(await check()).toMatchObject({ code: 0 });
  await sql`delete from letter where body = 'ozolu' and number = 3`.execute(site.db);
  const { code, output } = await check();
  expect(output).toMatch(/^ozolu 20\d\d\/3: vēstules ar šo numuru iestādes reģistrā vairs nav/m);
  expect(code).toBe(1);
});
