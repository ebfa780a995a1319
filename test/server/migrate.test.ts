import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Definition, hashedText } from '@riciba/runtime/definition';
import { fold } from '@riciba/runtime/kernel';
import { opening, reply } from './support/answers.ts';
import { run } from './support/command.ts';
import { sendCase } from './support/course.ts';
import { smallDefinition, writeBuild } from './support/definition.ts';
import { Site } from './support/site.ts';
import { timedDefinition } from './support/timed.ts';

let site: Site;
beforeEach(async () => {
  site = await Site.start({ clockMs: 20 });
});
afterEach(() => site.stop());

const migrate = (...args: string[]) =>
  run(['migrate', '--data', site.folder, ...args], { DATABASE_URL: site.options.database });

function rehashed(changed: Definition): Definition {
  const { hash: _, ...content } = changed;
  return { ...content, hash: `sha256-${createHash('sha256').update(hashedText(content)).digest('hex')}` };
}

/** The server goes on with the next version of its text. */
async function publish(definition: Definition): Promise<void> {
  await writeBuild(`${site.folder}/build`, definition);
  await expect.poll(() => site.server.services.definitions.current.definition.hash).toBe(definition.hash);
}

/** One case at the teacher, one at the head, one closed. */
async function someCases() {
  const [teacher, head, service] = await Promise.all([
    site.signIn('audzinataja'),
    site.signIn('direktore'),
    site.signIn('darbinieks'),
  ]);
  const open = async () => (await teacher.do({ act: 'Situacija.jauna', answers: opening() })).case;
  const [first, second] = [await open(), await open()];
  await teacher.act(second, 'Situacija.nodots');
  const third = await sendCase(teacher, head, ['socialas']);
  await service.act(third, 'referral.acknowledge');
  await service.act(third, 'Gimene.atrisinats');
  return { teacher, head, first, second, third };
}

const stored = (id: string) =>
  site.db.selectFrom('cases').select(['definition', 'state', 'wakesAt']).where('id', '=', id).executeTakeFirstOrThrow();

it('tells first what would become of each open case, and changes nothing; then does it, once', async () => {
  const { first, second, third } = await someCases();
  const timed = timedDefinition();
  const duty = { key: 'atbilde', label: 'Atbildēt sūtītājam', sentence: 's2', act: 'Situacija.pazinot' };
  const opens = [{ on: 'act' as const, act: 'Situacija.nodots' }];
  const next = rehashed({ ...timed, duties: [...(timed.duties ?? []), { ...duty, opens }] });
  await publish(next);
  const before = await stored(first);
  const tried = await migrate();
  expect(tried.output).toMatch(
    /^\d{4}-\d{4} {2}Termiņš \d\d\.\d\d\.\d{4}\.: Izlemt, kā turpināt: 1\. līmenis \(Ozolu pamatskola\)\.$/m,
  );
  expect(tried.output).toMatch(
    /Papildus jāizdara līdz \d\d\.\d\d\.\d{4}\.: Paziņot par situāciju \(Ozolu pamatskola\)\./,
  );
  const asked = /^Pienākums «Atbildēt sūtītājam» rodas pēc darbības «.+» tikai turpmāk; par to, kas jau ir noticis/gm;
  expect(tried.output.match(asked)).toHaveLength(1);
  expect(tried.output).toContain('2 atvērtas lietas: ');
  expect(tried.output).toContain('Nekas nav mainīts; to dara ar --do.');
  expect(tried.output).not.toMatch(/Ozols|Kārlis/);
  expect(tried.code).toBe(0);
  expect(await stored(first)).toEqual(before);

  const done = await migrate('--do');
  expect(done.output).toContain('Pēc šīs redakcijas tagad turpinās: 2.');
  const after = await stored(first);
  expect(after.definition).toBe(next.hash);
  expect(after.wakesAt).not.toBeNull();
  expect((await stored(second)).definition).toBe(next.hash);
  expect((await stored(third)).definition).toBe(smallDefinition().hash);
  const again = await migrate('--do');
  expect(again.output).toContain('Nav atvērtu lietu');

  const events = await site.db.selectFrom('event').select('data').where('caseId', '=', first).orderBy('seq').execute();
  expect(fold(events.map(({ data }) => data))).toEqual(after.state);
  const log = await run(['check-log', '--data', site.folder], { DATABASE_URL: site.options.database });
  expect(log.code).toBe(0);
});

it('shows in the history where the case went on, and the earlier acts as they were; a page of the earlier text is stale', async () => {
  const { teacher, first } = await someCases();
  const { body: page } = await teacher.get<{ version: number }>(`/cases/${first}`);
  await publish(timedDefinition());
  await migrate('--do');
  const late = await teacher.request('POST', '/commands', {
    id: crypto.randomUUID(),
    act: 'Situacija.nodots',
    case: first,
    version: page.version,
    target: `${first}.level.3`,
  });
  expect(late).toMatchObject({ status: 409, body: { code: 'stale' } });
  const view = await teacher.case(first);
  expect(view.continued).toMatchObject([{ text: expect.stringMatching(/^Lieta turpinās pēc jaunās redakcijas: /) }]);
  expect(view.timeline[0]).toMatchObject({ definition: smallDefinition().hash, text: 'Sākt jaunu lietu' });
  expect(view.obligations.map(({ text }) => text)).toContain('Paziņot par situāciju');
  await teacher.act(first, 'Situacija.nodots');
  expect((await teacher.case(first)).timeline.at(-1)).not.toHaveProperty('definition');
});

it('does nothing where a case cannot go on, names why, and lets the others go on when asked', async () => {
  const { first, second } = await someCases();
  const small = smallDefinition();
  const gone = rehashed({
    ...small,
    scheme: { ...small.scheme, version: '2' },
    levels: small.levels.filter(({ key }) => key !== 'Administracija'),
  });
  await publish(gone);
  const tried = await migrate('--do');
  expect(tried.code).toBe(1);
  expect(tried.output).toMatch(/nevar: Jaunajā redakcijā nav līmeņa «.*», kurā lieta atrodas\./);
  expect(tried.output).toContain('Nekas nav darīts');
  expect((await stored(first)).definition).toBe(small.hash);
  const json = JSON.parse((await migrate('--json')).output);
  expect(json).toMatchObject({
    done: false,
    summary: '2 atvērtas lietas: 1 bez izmaiņām, 1 nevar turpināties pēc šīs redakcijas.',
    cases: [{ verdict: 'unchanged' }, { verdict: 'refused' }],
  });
  await migrate('--do', '--partly');
  expect((await stored(first)).definition).toBe(gone.hash);
  expect((await stored(second)).definition).toBe(small.hash);
});

/** In which nobody talks with the parents. */
function withoutTalk(): Definition {
  const small = smallDefinition();
  return rehashed({
    ...small,
    acts: small.acts
      .filter(({ key }) => key !== 'Administracija.vecaki')
      .map((act) => ({ ...act, needs: act.needs?.filter((key) => key !== 'Administracija.vecaki') })),
    levels: small.levels.map((one) => ({ ...one, acts: one.acts.filter((key) => key !== 'Administracija.vecaki') })),
  });
}

it('says how many may go on where what is owed and gone is let go', async () => {
  await someCases();
  await publish(withoutTalk());
  const { code, output } = await migrate();
  expect(output).toMatch(/nevar: Jaunajā redakcijā nav darbības «.*», kas vēl jāveic\./);
  expect(output).toMatch(
    /^Ar --release no tām var turpināties 1: atkrīt pienākumi, kuru jaunajā redakcijā vairs nav\.$/m,
  );
  expect(code).toBe(1);
  expect((await migrate('--release')).output).not.toContain('--release');
});

it('does not take the act away for which somebody has a draft', async () => {
  const { head, second } = await someCases();
  const { target } = (await head.case(second)).offers.find(({ act }) => act === 'Administracija.vecaki')!;
  const draft = { answers: reply, revision: 0, command: crypto.randomUUID() };
  expect((await head.request('PUT', `/drafts/${second}~Administracija.vecaki~${target}`, draft)).status).toBeLessThan(
    300,
  );
  await publish(withoutTalk());
  expect((await migrate('--release')).output).toMatch(
    /nevar: Ir melnraksts darbībai «.*», kuras jaunajā redakcijā nav\./,
  );
  // One that was saved at the very moment its form was handed in holds nobody's words.
  const done = site.db.selectFrom('command').select('id').where('caseId', '=', second).limit(1);
  await site.db.updateTable('draft').set({ command: done }).execute();
  expect((await migrate('--release')).output).not.toContain('melnraksts');
});
