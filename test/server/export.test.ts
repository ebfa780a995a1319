import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Definition, Form } from '@riciba/runtime/definition';
import { opening, pdf } from './support/answers.ts';
import { run } from './support/command.ts';
import { sendCase } from './support/course.ts';
import { hashed, writeBuild } from './support/definition.ts';
import { groupDefinition, serveGroup } from './support/group.ts';
import { keptDefinition } from './support/kept.ts';
import { Site } from './support/site.ts';

let site: Site;
beforeEach(async () => {
  site = await Site.start();
});
afterEach(() => site.stop());

const command = (...args: string[]) => run([...args, '--data', site.folder], { DATABASE_URL: site.options.database });

/** A code of those that tell nothing (domain.md 5.2). */
const code = '320000-12340';

it('all that is held of a case is put into a folder to read: answers, letters, messages, files, and who looked', async () => {
  const [teacher, head] = [await site.signIn('audzinataja'), await site.signIn('direktore')];
  const id = await sendCase(teacher, head, ['socialas']);
  const { number } = await head.case(id);
  await head.cases({ q: number });
  const folder = join(site.folder, 'izsniegts');
  const done = await command('export', folder, '--case', number);
  expect(done.output).toContain(`Sagatavots: ${folder}. Lietas: 1.`);
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  for (const said of [
    'Vārds',
    'Kārlis',
    'Stundās vairs neierodas.',
    'Klases audzinātāja, Ozolu pamatskola',
    'reģistra Nr. ',
    'Direktore, Ozolu pamatskola skatīja lietu',
    'Direktore, Ozolu pamatskola redzēja lietu sarakstā',
    'Vēstule.pdf',
  ])
    expect(page).toContain(said);
  expect(await readdir(join(folder, 'pielikumi'))).toEqual([`${number}-1.pdf`, `${number}-dokuments-1.pdf`]);
  const letter = await readFile(join(folder, 'pielikumi', `${number}-dokuments-1.pdf`));
  expect(letter.subarray(0, 5).toString()).toBe('%PDF-');
  expect(page).toMatch(/<a href="pielikumi\/[-0-9]+-dokuments-1\.pdf">Vēstule Nr\. /);
  const [data] = JSON.parse(await readFile(join(folder, 'dati.json'), 'utf8'));
  expect(data).toMatchObject({ number, status: 'atvērta', files: [{ as: `${number}-1.pdf` }] });
  expect((await stat(join(folder, 'dati.json'))).mode & 0o077).toBe(0);
  const looks = await site.db.selectFrom('viewLog').select(['post', 'what']).where('caseId', '=', id).execute();
  expect(looks).toContainEqual({ post: 'riciba-server', what: 'export' });
  expect((await command('check-log')).code).toBe(0);
  // What is there is not written over.
  expect((await command('export', folder, '--case', number)).code).toBe(2);
});

it('what was handed out in part only stands in the log, too', async () => {
  const id = await sendCase(await site.signIn('audzinataja'), await site.signIn('direktore'), ['socialas']);
  const { number } = await site.db.selectFrom('cases').select('number').executeTakeFirstOrThrow();
  for (const file of await readdir(site.options.attachments)) await rm(join(site.options.attachments, file));
  expect(await command('export', join(site.folder, 'dala'), '--case', number)).toMatchObject({ code: 2 });
  const looks = await site.db.selectFrom('viewLog').select('what').where('caseId', '=', id).execute();
  expect(looks).toContainEqual({ what: 'export' });
});

it('a person is found by the code in a file, in any case where it stands; the code is in no argument, name or output', async () => {
  const teacher = await site.signIn('audzinataja');
  await teacher.do({ act: 'Situacija.jauna', answers: opening({ berns: { kods: code } }) });
  await teacher.do({ act: 'Situacija.jauna', answers: opening({ berns: { vards: 'Anna' } }) });
  const file = join(site.folder, 'persona.txt');
  await writeFile(file, `${code.replace('-', '')}\n`);
  const folder = join(site.folder, 'izsniegts');
  const done = await command('export', folder, '--person', file);
  expect(done).toMatchObject({ code: 0, output: expect.stringContaining('Lietas: 1.') });
  expect(done.output).not.toContain('32000');
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  expect(page).toContain(code);
  expect(page).not.toContain('Anna');
  // Of a case that is not begun, too: what lies in a draft is held.
  const answers = { berns: { kods: code, vards: 'Melnraksts' } };
  const draft = { answers, revision: 1, command: randomUUID() };
  expect((await teacher.request('PUT', '/drafts/new~Situacija.jauna', draft)).status).toBe(200);
  const begun = await command('export', join(site.folder, 'ar-melnrakstu'), '--person', file);
  expect(begun.output).toContain('Lietas: 1. Melnraksti: 1.');
  expect(await readFile(join(site.folder, 'ar-melnrakstu', 'index.html'), 'utf8')).toContain('Melnraksts');
  const typed = await command('export', join(site.folder, 'cits'), '--person', code);
  expect(typed).toMatchObject({ code: 2, output: expect.stringContaining('Personas kodu neraksta komandrindā') });
  expect(typed.output).not.toContain('32000');
  await writeFile(file, '320000-99990');
  expect(await command('export', join(site.folder, 'cits'), '--person', file)).toMatchObject({ code: 1 });
});

it('a draft that is all there is is handed out with its files, and stands in the log, also of the case that it becomes', async () => {
  const teacher = await site.signIn('audzinataja');
  const upload = async (name: string) =>
    (await teacher.upload(pdf, name, { act: 'Situacija.jauna', field: 'situacija.datnes' })).body.id;
  const [added, other] = [await upload('Izraksts.pdf'), await upload('Cits.pdf')];
  const answers = opening({ berns: { kods: code }, situacija: { datnes: [added] } });
  const id = randomUUID();
  const save = (draft: object) =>
    teacher.request('PUT', '/drafts/new~Situacija.jauna', { answers, revision: 1, command: id, ...draft });
  expect((await save({})).status).toBe(200);
  const file = join(site.folder, 'persona.txt');
  await writeFile(file, code);
  const folder = join(site.folder, 'izsniegts');
  const done = await command('export', folder, '--person', file);
  expect(done.output).toContain('Lietas: 0. Melnraksti: 1.');
  expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain(
    '<a href="pielikumi/melnraksts-1-1.pdf">Izraksts.pdf</a>',
  );
  expect(await readdir(join(folder, 'pielikumi'))).toEqual(['melnraksts-1-1.pdf']);
  expect(await readFile(join(folder, 'pielikumi', 'melnraksts-1-1.pdf'))).toEqual(Buffer.from(pdf));
  expect(await readFile(join(folder, 'melnraksti.json'), 'utf8')).not.toContain(other);
  const looks = await site.db.selectFrom('overviewLog').select(['post', 'what', 'detail']).execute();
  expect(looks).toEqual([{ post: 'riciba-server', what: 'export', detail: JSON.stringify({ drafts: [id] }) }]);
  expect((await command('check-log')).code).toBe(0);
  await teacher.do({ id, act: 'Situacija.jauna', answers });
  await command('export', join(site.folder, 'lieta'), '--person', file);
  const page = await readFile(join(site.folder, 'lieta', 'index.html'), 'utf8');
  expect(page).toContain('riciba-server izsniedza melnraksta datus');
});

it('a draft that was saved at the very moment its form was handed in is no draft any more, with a case or without', async () => {
  const teacher = await site.signIn('audzinataja');
  const answers = opening({ berns: { kods: code } });
  const handedIn = randomUUID();
  const { case: id } = await teacher.do({ id: handedIn, act: 'Situacija.jauna', answers });
  const { number } = await teacher.case(id);
  const saved = { page: null, revision: 1, answers: JSON.stringify(answers), savedAt: new Date().toISOString() };
  for (const draft of ['new~Situacija.jauna', `${id}~Situacija.jauna`])
    await site.db
      .insertInto('draft')
      .values({ municipality: 'maza', post: 'audzinataja', id: draft, command: handedIn, ...saved })
      .execute();
  const file = join(site.folder, 'persona.txt');
  await writeFile(file, code);
  const done = await command('export', join(site.folder, 'persona'), '--person', file);
  expect(done.output).toMatch(/Lietas: 1\. \//);
  await command('export', join(site.folder, 'lieta'), '--case', number);
  for (const folder of ['persona', 'lieta'])
    expect(await readFile(join(site.folder, folder, 'index.html'), 'utf8')).not.toContain('Neiesniegti melnraksti');
});

it('a file in which a virus was found is named, and given to nobody', async () => {
  const teacher = await site.signIn('audzinataja');
  const id = (await teacher.upload(pdf, 'Slikta.pdf', { act: 'Situacija.jauna', field: 'situacija.datnes' })).body.id;
  const { case: of } = await teacher.do({
    act: 'Situacija.jauna',
    answers: opening({ situacija: { datnes: [id] } }),
  });
  await site.db.updateTable('attachment').set({ scanned: 'infected' }).where('id', '=', id).execute();
  const { number } = await teacher.case(of);
  const folder = join(site.folder, 'izsniegts');
  expect((await command('export', folder, '--case', number, '--all')).code).toBe(0);
  expect(await readdir(join(folder, 'pielikumi'))).toEqual([]);
  expect(await readFile(join(folder, 'index.html'), 'utf8')).toContain(
    'Slikta.pdf: <em>neizsniedz, jo tajā atrasts vīruss</em>',
  );
});

it('a letter whose form holds what is not for the family is named, and given out to the controller alone', async () => {
  const { hash: _, ...small } = keptDefinition();
  const closed: typeof small = JSON.parse(JSON.stringify(small), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'key' in value && 'type' in value && value.key === 'pamats'
      ? { ...value, notForFamily: true }
      : value,
  );
  await serve(hashed(closed));
  const id = await sendCase(await site.signIn('audzinataja'), await site.signIn('direktore'), ['socialas']);
  const { number } = await site.db.selectFrom('cases').select('number').where('id', '=', id).executeTakeFirstOrThrow();
  const given = async (name: string, ...more: string[]) => {
    await command('export', join(site.folder, name), '--case', number, ...more);
    const files = await readdir(join(site.folder, name, 'pielikumi'));
    return { page: await readFile(join(site.folder, name, 'index.html'), 'utf8'), letters: files.filter(isPaper) };
  };
  const family = await given('gimenei');
  expect(family.page).toMatch(/<li>Vēstule Nr\. [^<]*: <em>ģimenei neizsniedz<\/em>/);
  expect(family.letters).toEqual([]);
  expect((await given('parzinim', '--all')).letters).toEqual([`${number}-dokuments-1.pdf`]);
});

const isPaper = (name: string) => name.includes('dokuments');

/** Brings the server to another text of the scheme. */
async function serve(definition: Definition): Promise<void> {
  await writeBuild(join(site.folder, 'build'), definition);
  const current = () => site.server.services.definitions.current.definition.hash;
  await expect.poll(current).toBe(definition.hash);
}

/** The small definition whose first form has files that are not for the family, and relatives of whom not all is. */
function withRelatives() {
  const { hash: _, ...small } = keptDefinition();
  const text = { type: 'text' as const, required: false };
  const fields = [
    { ...text, key: 'vards', label: 'Radinieka vārds' },
    { ...text, key: 'slimiba', label: 'Diagnoze', notForFamily: true },
  ];
  const relatives = { key: 'radinieki', label: 'Radinieki', type: 'group' as const, required: false, fields };
  const schema = { type: 'array', items: { type: 'object', properties: { vards: {}, slimiba: {} } } };
  const [first, ...rest] = small.forms;
  const changed: Form = JSON.parse(JSON.stringify(first), (key: string, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if (key === 'properties' && 'apraksts' in value) return { ...value, radinieki: schema };
    return key === 'fields' && Array.isArray(value) && value.some((one) => one.key === 'apraksts')
      ? [...value.map((one) => ({ ...one, notForFamily: one.key === 'datnes' })), relatives]
      : value;
  });
  return hashed({ ...small, forms: [changed, ...rest] });
}

it('what is not for the family is left out also of groups, drafts and files', async () => {
  await serve(withRelatives());
  const teacher = await site.signIn('audzinataja');
  const place = { act: 'Situacija.jauna', field: 'situacija.datnes' };
  const { id: file } = (await teacher.upload(pdf, 'Izraksts no slimnīcas.pdf', place)).body;
  const radinieki = [{ vards: 'Tante Anna', slimiba: 'Astma' }];
  const answers = opening({ situacija: { datnes: [file], radinieki } });
  const { case: id } = await teacher.do({ act: 'Situacija.jauna', answers });
  const { number } = await teacher.case(id);
  const draft = {
    answers: JSON.stringify({ situacija: { apraksts: 'Melnrakstā', radinieki } }),
    page: null,
    revision: 1,
  };
  const of = { municipality: 'maza', post: 'audzinataja', id: `${id}~Situacija.jauna` };
  const saved = { command: randomUUID(), savedAt: new Date().toISOString() };
  await site.db
    .insertInto('draft')
    .values({ ...of, ...draft, ...saved })
    .execute();
  const given = async (name: string, ...more: string[]) => {
    expect(await command('export', join(site.folder, name), '--case', number, ...more)).toMatchObject({ code: 0 });
    const texts = ['index.html', 'dati.json'].map((one) => readFile(join(site.folder, name, one), 'utf8'));
    return { text: (await Promise.all(texts)).join(), files: await readdir(join(site.folder, name, 'pielikumi')) };
  };
  const family = await given('gimenei');
  expect(family.text).toContain('Tante Anna');
  expect(family.text).toContain('Melnrakstā');
  expect(family.text).toContain('Radinieki: Diagnoze');
  expect(family.text).not.toMatch(/Astma|slimnīcas/);
  expect(family.files).toEqual([]);
  const all = await given('parzinim', '--all');
  for (const said of ['Astma', 'Izraksts no slimnīcas.pdf']) expect(all.text).toContain(said);
  expect(all.files).toEqual([`${number}-1.pdf`]);
});

it('what a name of a child says in a page is text, and what is not for the family is left out unless it is asked for', async () => {
  await serve(keptDefinition());
  const teacher = await site.signIn('audzinataja');
  const answers = opening({ berns: { vards: '<script>alert(1)</script>' } });
  const { case: id } = await teacher.do({ act: 'Situacija.jauna', answers });
  const { number } = await teacher.case(id);
  const pageOf = async (name: string, ...more: string[]) => {
    await command('export', join(site.folder, name), '--case', number, ...more);
    return await readFile(join(site.folder, name, 'index.html'), 'utf8');
  };
  const page = await pageOf('gimenei');
  expect(page).not.toContain('<script>');
  expect(page).not.toContain('Stundās vairs neierodas.');
  expect(page).toContain('ģimenei neizsniedz');
  expect(await pageOf('parzinim', '--all')).toContain('Stundās vairs neierodas.');
});

it('a task that was written in a field that is not for the family is told without its words, wherever it stands', async () => {
  const { hash: _, ...group } = await groupDefinition();
  const closed: typeof group = JSON.parse(JSON.stringify(group), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'key' in value && value.key === 'lemums'
      ? { ...value, notForFamily: true }
      : value,
  );
  await serveGroup(site, '2026-03-12T15:00:00.000Z', hashed(closed));
  const sede = { datums: '2026-03-12', vieta: 'Dome' };
  const { case: id } = await (await site.signIn('amatpersona')).do({
    act: 'SadarbibasGrupaSede.open.pirmaSede',
    answers: {
      sede: { ...sede, laiks: '10:00' },
      jautajumi: { punkti: [{ nosaukums: 'Vadītāja ievēlēšana' }] },
      pieaicinatie: {},
    },
  });
  const keeper = await site.signIn('parauga-sekretars');
  const klat = ['Policija', 'Izglitiba', 'Barintiesa'];
  const ievelesana = { datums: '2026-03-12', klat, ievelets: ['Barintiesa'], vards: 'Locekle' };
  await keeper.act(id, 'SadarbibasGrupaSede.ievelet', { ievelesana });
  const task = { lemums: 'Noslēpumains darbs', atbildigie: ['SocialaisDienests.Darbinieks'], termins: '2026-03-31' };
  await keeper.act(id, 'SadarbibasGrupaSede.notikusi', {
    sede: { ...sede, numurs: '1', sakums: '10:00', beigas: '11:00' },
    dalibnieki: { klat, locekli: 'Trīs locekļi', protokole: 'Sekretāre' },
    gaita: { punkti: [{ nosaukums: 'Vadītāja ievēlēšana' }] },
    lemumi: { lemumi: [task] },
  });
  const { number } = await keeper.case(id);
  const given = async (name: string, ...more: string[]) => {
    expect(await command('export', join(site.folder, name), '--case', number, ...more)).toMatchObject({ code: 0 });
    const texts = ['index.html', 'dati.json'].map((one) => readFile(join(site.folder, name, 'sede', one), 'utf8'));
    return {
      text: (await Promise.all(texts)).join(),
      files: await readdir(join(site.folder, name, 'sede', 'pielikumi')),
    };
  };
  const family = await given('gimenei');
  expect(family.text).not.toContain('Noslēpumains');
  // What an election asks a year later is of no meeting that was.
  expect(family.text).toMatch(/Jāievēlē grupas vadītājs( –|<)/);
  expect(family.text.match(/Izpildīt uzdevumu \(kādu, ģimenei neizsniedz\)/g)?.length).toBeGreaterThanOrEqual(4);
  const all = await given('parzinim', '--all');
  expect(all.text).toContain('Noslēpumains darbs');
});
