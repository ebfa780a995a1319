import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { personalCodeState } from '../../definition/index.ts';
import { collectCase, type ExportedCase } from '../export/collect.ts';
import { type BegunDraft, collectDrafts } from '../export/drafts.ts';
import type { ExportedFile } from '../export/files.ts';
import { casesOfPerson } from '../export/find.ts';
import { exportPage } from '../export/page.ts';
import { StartError } from '../failure.ts';
import { makeFolder } from '../folders.ts';
import { fileOf } from '../papers/make.ts';
import type { Services } from '../services.ts';
import { recordOverview } from '../chain/overviews.ts';
import { recordView } from '../chain/views.ts';
import { type Command, type Context, type Given, type Kept, withCurrent } from './context.ts';
import { servicesOf } from './municipality.ts';

export const exportCommand: Command = {
  usage: 'export MAPE (--case NUMURS | --person DATNE) [--all]',
  about:
    'jaunā mapē sagatavo visu, kas glabāts par lietu vai personu, un kas to skatījis; personas kodu lasa no datnes vai, ar «--person -», no ievades; --all iekļauj arī to, ko ģimenei neizsniedz',
  options: { case: { type: 'string' }, person: { type: 'string' }, all: { type: 'boolean' } },
  async run(given, context) {
    const [folder, ...rest] = given.words;
    const { case: number, person } = given.values;
    if (folder === undefined || rest.length > 0 || (typeof number === 'string') === (typeof person === 'string'))
      throw new StartError(`Rakstiet: riciba-server ${exportCommand.usage}`, 'Name a folder, and a case or a person.');
    return await withCurrent(context, async (kept) => {
      const code = typeof person === 'string' ? await readCode(person) : undefined;
      let cases = 0;
      let drafts = 0;
      const all = await servicesOf(kept, context);
      for (const services of all) {
        const target = join(resolve(folder), all.length > 1 ? services.directory.municipality : '');
        // First: handed in meanwhile, it is told twice rather than not at all.
        const begun = code === undefined ? [] : await collectDrafts(services, code, given.values.all === true);
        const numbers = code === undefined ? [String(number)] : await casesOfPerson(services, code);
        cases += await write(services, kept, { numbers, begun }, target, given, context);
        drafts += begun.length;
      }
      const more = drafts === 0 ? '' : ` Melnraksti: ${drafts}.`;
      const nothing = cases + drafts === 0;
      context.say(
        nothing
          ? 'Nekas nav atrasts. / Nothing is held.'
          : `Sagatavots: ${folder}. Lietas: ${cases}.${more} / Exported.`,
      );
      return nothing ? 1 : 0;
    });
  },
};

async function write(
  services: Services,
  kept: Kept,
  { numbers, begun }: { numbers: string[]; begun: BegunDraft[] },
  folder: string,
  { values }: Given,
  { now }: Context,
): Promise<number> {
  const found = await Promise.all(numbers.map((one) => collectCase(services, one, values.all === true)));
  const collected = found.filter((one) => one !== undefined);
  const cases = collected.map(({ told }) => told);
  const drafts = begun.map(({ told }) => told);
  if (cases.length + drafts.length === 0) return 0;
  await makeFolder(join(folder, 'pielikumi'), { named: folder });
  // First: what was handed out only in part was handed out.
  for (const one of cases) await recordExport(services, one);
  if (begun.length > 0)
    await recordOverview(services, whoever, { what: 'export', drafts: begun.map(({ command }) => command) });
  for (const { files, drafts: within } of cases)
    await copyFiles(kept, [...files, ...within.flatMap((one) => one.files)], folder);
  for (const { files } of drafts) await copyFiles(kept, files, folder);
  const own = { mode: 0o600, flag: 'wx' } as const;
  for (const [name, paper] of collected.flatMap(({ papers }) => [...papers]))
    await writeFile(join(folder, 'pielikumi', name), (await fileOf(paper, 'pdf')).content, own);
  await writeFile(join(folder, 'dati.json'), `${JSON.stringify(cases, undefined, 2)}\n`, own);
  if (drafts.length > 0)
    await writeFile(join(folder, 'melnraksti.json'), `${JSON.stringify(drafts, undefined, 2)}\n`, own);
  await writeFile(join(folder, 'index.html'), exportPage(cases, drafts, now()), own);
  return cases.length;
}

async function copyFiles({ attachments }: Kept, files: readonly ExportedFile[], folder: string): Promise<void> {
  for (const { id, as } of files) {
    if (as === undefined) continue;
    const content = await attachments.read(id);
    if (!content) throw new StartError(`Pievienotās datnes ${id} nav.`, `The file ${id} is missing.`);
    await pipeline(content, createWriteStream(join(folder, 'pielikumi', as), { mode: 0o600, flags: 'wx' }));
  }
}

/** In whose name it is recorded: who types a command is no post. */
const whoever = { post: 'riciba-server' };

/** That it was handed out is a look like others. */
async function recordExport(services: Services, { number }: ExportedCase): Promise<void> {
  const { id } = await services.db
    .selectFrom('cases')
    .select('id')
    .where('municipality', '=', services.directory.municipality)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  await recordView(services, whoever, { caseId: id, what: 'export', attachment: null });
}

/** Never from an argument: those stand in the list of processes and in the shell's history. */
async function readCode(place: string): Promise<string> {
  if (personalCodeState(place.trim()) !== 'wrong')
    throw new StartError(
      'Personas kodu neraksta komandrindā. Ielieciet to datnē vai padodiet ievadē: --person -',
      'Do not write the personal code in the command: put it into a file, or use --person - and type it.',
    );
  const given = (
    place === '-' ? await text(process.stdin) : await readFile(resolve(place), 'utf8').catch(() => '')
  ).trim();
  if (personalCodeState(given) === 'wrong')
    throw new StartError('Tur nav personas koda.', 'There is no personal code there.');
  return given;
}
