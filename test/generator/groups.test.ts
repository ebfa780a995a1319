import { readFileSync } from 'node:fs';
import { generate, runScenarios } from '@riciba/generator';
import { loadScheme } from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';
import type { Definition } from '@riciba/runtime/definition';
import { expect, test } from 'vitest';
import { root, schemeOf } from './support.ts';

const file = (ending: string) => `${root}examples/sede/sede.${ending}.riciba`;
const load = (ending: string) => loadScheme(file(ending), nodeFiles());

test.each(['lv', 'en'] as const)('groups meet as their rules say, and stories try all of it: %s', async (language) => {
  const { scheme, scenarios } = await load(`scenarios.${language}`);
  const { stories, coverage } = await runScenarios(scheme!, scenarios, language);
  const failed = stories.flatMap(({ lines }) => lines.filter(({ verdict }) => verdict !== 'holds'));
  expect(failed.map(({ text, found }) => `${text} ${found}`)).toEqual([]);
  expect(Object.values(coverage).flatMap(({ missing }) => missing)).toEqual([]);
});

test('the example of groups means the same in English, and its posts fit it', async () => {
  const [latvian, english] = await Promise.all(['lv', 'en'].map(load));
  const definition = await generate(latvian!.scheme!);
  expect(await generate(english!.scheme!)).toEqual(definition);
  const { bodies, posts } = JSON.parse(readFileSync(`${root}examples/sede/posts.json`, 'utf8'));
  const known = new Set(definition.institutions.flatMap(({ key, roles }) => [key, ...roles.map((role) => role.key)]));
  expect(bodies.filter(({ institution }: { institution: string }) => !known.has(institution))).toEqual([]);
  expect(posts.filter(({ role }: { role: string }) => !known.has(role))).toEqual([]);
});

const group = (rules: string) => `shēma Paraugs "Paraugs" pamatā Latvija
papildina institūciju Skola { loma Direktors "direktors" datīvā "direktoram" }
papildina grupu SadarbībasGrupa { ${rules} }
līmenis 1 Gadījums "Gadījums" {
  veic SadarbībasGrupa.Vadītājs
  sāk lietu jauna "Sākt" iesniedz Skola.Direktors
  iznākums beigts "Beigts" noslēdz lietu
}`;

const duty = (name: string, rules: string) =>
  `pienākums ${name} "${name}" { veic Skola.Direktors kad sākas lieta tajā pašā dienā ${rules} }`;

const made = async (text: string): Promise<Definition> => generate(await schemeOf(text));
const ruled = ({ institutions }: Definition) => institutions.find(({ key }) => key === 'SadarbibasGrupa')!;

test('rules of a group reach the definition: confidentiality, composition, territory, whom it may invite', async () => {
  const definition = await made(group('teritorija "A", "B" sastāvu apstiprina ar "lēmums"'));
  const { confidential, composition, territory } = ruled(definition);
  const text = (id: string | undefined) => definition.sentences.find((one) => one.id === id)?.text;
  expect(territory).toEqual(['A', 'B']);
  expect(text(composition)).toContain('lēmums');
  expect(text(confidential)).toContain('neizpauž');
  const convene = definition.acts.find(({ key }) => key === 'SadarbibasGrupaDarbs.sasaukt');
  expect(convene?.invited).toMatchObject({ roles: 'loma', body: 'skola', item: 'punkts' });
  const agenda = definition.forms.find(({ key }) => key === convene?.form);
  const guests = agenda?.pages.flatMap((page) => page.fields).find(({ key }) => key === 'pieaicinatie');
  const roles = guests?.fields?.find(({ key }) => key === 'loma');
  expect(roles?.institutions).toEqual(['Skola', 'ValstsPolicija']);
});

const asked = (definition: Definition) =>
  definition.forms.flatMap(({ pages }) => pages.flatMap(({ fields }) => fields)).some(({ key }) => key === 'vietnieki');

test('where no seat has a deputy, minutes do not ask for one', async () => {
  expect(asked(await made(group('')))).toBe(false);
  const seat = 'vieta Skolas no Skola, pārstāv Skola.Direktors, vietnieks Skola.Direktors';
  expect(asked(await made(group(seat)))).toBe(true);
});

/** Who may convene a meeting though they have no part in the work of the group, and until which outcome. */
const conveners = async (rules: string) =>
  (await made(group(rules))).acts
    .filter(({ kind, level }) => kind === 'open' && level === 'SadarbibasGrupaSede')
    .map(({ label, by, firstMeeting }) => [label, by?.roles, firstMeeting]);
const first = (...roles: string[]) => ['Sasaukt pirmo sēdi', roles, 'SadarbibasGrupaSede.notikusi'];
const each = (...roles: string[]) => ['Sasaukt sēdi', roles, undefined];

test('who convenes the first meeting does so until one was held; who convenes each, whenever they may', async () => {
  const [official, school, secretary] = ['Pasvaldiba.Amatpersona', 'Skola.Direktors', 'SadarbibasGrupa.Sekretars'];
  expect(await conveners('')).toEqual([first(official)]);
  expect(await conveners('sēdes sasauc Vadītājs vai Skola.Direktors')).toEqual([first(official), each(school)]);
  expect(await conveners('pirmo sēdi sasauc Skola.Direktors sēdes sasauc Skola.Direktors')).toEqual([each(school)]);
  // In the work of the group the chair convenes the first one as any other.
  expect(await conveners('pirmo sēdi sasauc Sekretārs vai Vadītājs')).toEqual([first(secretary)]);
});

test('a group that cannot agree informs in every course in which it has cases of children', async () => {
  const definition = await made(`${group('')}
gaita Otra "Otra gaita" {
  līmenis 2 Cits "Cits" {
    veic SadarbībasGrupa.Vadītājs
    sāk lietu cita "Sākt" iesniedz Skola.Direktors
    iznākums beigts "Beigts" noslēdz lietu
  }
}`);
  const informing = definition.duties?.find(({ label }) => label === 'Informēt, ka grupa nevar vienoties');
  expect(informing).toMatchObject({ outlives: true });
  expect(informing?.opens.map((trigger) => 'act' in trigger && trigger.act)).toEqual([
    'Gadijums.nevienosanas',
    'Cits.nevienosanas',
  ]);
});

test('which duties stay when a case is closed is said by the scheme, or follows from what they ask', async () => {
  const definition = await made(`${group('')}
${duty('iestāde', 'jāinformē IzglītībasPārvalde')}
${duty('vecāki', 'jāinformē Vecāki')}
${duty('saka', 'jāinformē Vecāki paliek pēc lietas noslēgšanas')}
${duty('beidz', 'jāinformē IzglītībasPārvalde beidzas līdz ar lietu')}`);
  const lives = definition.duties?.filter(({ key }) => /iestade|vecaki|saka|beidz/.test(key));
  expect(lives?.map(({ label, outlives }) => [label, outlives])).toEqual([
    ['iestāde', true],
    ['vecāki', undefined],
    ['saka', true],
    ['beidz', false],
  ]);
});
