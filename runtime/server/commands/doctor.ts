import { type Check, failed } from '../doctor/finding.ts';
import { outside } from '../doctor/outside.ts';
import { inside, kept } from '../doctor/store.ts';
import { isCurrent } from '../store/database.ts';
import { type Command, withKept } from './context.ts';

export const doctorCommand: Command = {
  usage: 'doctor [--definition MAPE] [--posts DATNE] [--sign-in DATNE]',
  about: 'pārbauda, vai viss, kas serverim vajadzīgs, ir kārtībā; iestatījumi kā serverim',
  options: { definition: { type: 'string' }, posts: { type: 'string' }, 'sign-in': { type: 'string' } },
  async run(given, context) {
    let worst = 0;
    const all = async <Needed extends unknown[]>(checks: Check<Needed>[], ...needed: Needed) => {
      for (const { latvian, english, look } of checks) {
        const findings = await look(...needed).catch(failed);
        if (findings.length === 0) context.say(`labi      ${latvian} / ${english}`);
        for (const found of findings) {
          context.say(
            `${found.grave ? 'KĻŪDA    ' : 'uzmanību '} ${latvian}: ${found.latvian} / ${english}: ${found.english}`,
          );
          if (found.grave) worst = 1;
        }
      }
    };
    await all(outside, given, context);
    // Where the database is away, that is what is found.
    const store = { latvian: 'Datubāze', english: 'Database', look: async () => await opened() };
    const opened = async () =>
      await withKept(context, async (found) => {
        await all(inside, found, context.now);
        if (await isCurrent(found.db)) await all(kept, found, context.now);
        return [];
      });
    await all([store]);
    return worst;
  },
};
