import { resolve } from 'node:path';
import { beginBackup, giveUpBackup, makeBackup } from '../backup/make.ts';
import { restoreBackup } from '../backup/restore.ts';
import { checkLog, describeFault } from '../chain/check-log.ts';
import { StartError } from '../failure.ts';
import { type Command, type Given, withKept } from './context.ts';

export const backupCommand: Command = {
  usage: 'backup MAPE',
  about: 'izveido datubāzes un pievienoto datņu rezerves kopiju jaunā mapē; serveris drīkst strādāt',
  options: {},
  async run(given, context) {
    const folder = folderIn(given, backupCommand);
    await beginBackup(folder);
    const made = await withKept(context, ({ db, attachments }) =>
      makeBackup(db, attachments, folder, context.now()),
    ).catch(async (error: unknown) => {
      await giveUpBackup(folder);
      throw error;
    });
    for (const id of made.broken) context.say(`Pievienotās datnes ${id} nav vai tā nav tā pati, ko pievienoja.`);
    context.say(`Rezerves kopija: ${folder}. Lietas: ${made.cases}, datnes: ${made.attachments}. / Backup made.`);
    return made.broken.length > 0 ? 1 : 0;
  },
};

export const restoreCommand: Command = {
  usage: 'restore MAPE',
  about: 'atjauno datus no rezerves kopijas tukšā datu mapē vai datubāzē un pārbauda to žurnālu',
  options: {},
  async run(given, context) {
    const folder = folderIn(given, restoreCommand);
    return await withKept(context, async ({ db, attachments }) => {
      const madeAt = await restoreBackup(db, attachments, folder);
      const { cases, faults } = await checkLog(db);
      for (const fault of faults) context.say(describeFault(fault));
      context.say(`Atjaunota ${madeAt} kopija. Lietas: ${cases}. / Restored.`);
      return faults.length > 0 ? 1 : 0;
    });
  },
};

function folderIn({ words }: Given, { usage }: Command): string {
  const [folder, ...rest] = words;
  if (folder === undefined || rest.length > 0)
    throw new StartError(`Norādiet mapi: riciba-server ${usage}`, 'Name the folder.');
  return resolve(folder);
}
