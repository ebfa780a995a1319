import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { checkLog, describeFault, type Seal } from '../chain/check-log.ts';
import type { PostSeal } from '../chain/check-overviews.ts';
import { StartError } from '../failure.ts';
import { type Command, withCurrent } from './context.ts';

const SealFile = z.array(
  z.union([
    z.strictObject({
      municipality: z.string(),
      case: z.string(),
      number: z.string(),
      events: z.number().int(),
      log: z.string(),
      looks: z.number().int(),
      look: z.string(),
    }),
    z.strictObject({
      municipality: z.string(),
      post: z.string(),
      overviews: z.number().int(),
      overview: z.string(),
    }),
  ]),
);

export const checkLogCommand: Command = {
  usage: 'check-log [--seal DATNE] [--against DATNE]',
  about:
    'pārbauda, vai notikumu un skatījumu žurnāls nav grozīts; --seal saglabā nospiedumu glabāšanai citur, --against salīdzina ar agrāku',
  options: { seal: { type: 'string' }, against: { type: 'string' } },
  async run({ values: { seal, against } }, context) {
    const earlier = typeof against === 'string' ? await readSeals(against) : [];
    const report = await withCurrent(context, ({ db }) => checkLog(db, earlier));
    for (const fault of report.faults) context.say(describeFault(fault));
    context.say(
      `Lietas: ${report.cases}, notikumi: ${report.events}, lietu skatījumi: ${report.looks}, sarakstu un pārskatu skatījumi: ${report.overviews}.`,
    );
    if (report.erased > 0) context.say(`Likumīgi izdzēstas lietas: ${report.erased}. / Erased lawfully.`);
    if (report.faults.length > 0) {
      context.say(`Žurnāls ir grozīts: ${report.faults.length}. / The log was tampered with.`);
      return 1;
    }
    if (typeof seal === 'string') await writeFile(seal, JSON.stringify(report.seals), { mode: 0o600, flag: 'wx' });
    context.say('Žurnāls ir neskarts. / The log is whole.');
    return 0;
  },
};

async function readSeals(path: string): Promise<(Seal | PostSeal)[]> {
  try {
    return SealFile.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    throw new StartError(`Datne ${path} nav žurnāla nospiedums.`, `${path} is not a seal of a log.`);
  }
}
