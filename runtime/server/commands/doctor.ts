import { stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { exampleDefinition, examplePosts } from '../builds.ts';
import { readBuild } from '../definitions.ts';
import { mustFit, readDirectory } from '../directory.ts';
import { codeOf, messageOf, StartError } from '../failure.ts';
import { Provider } from '../sign-in/provider.ts';
import { mustKnow, readSignIn } from '../sign-in/settings.ts';
import { isCurrent } from '../store/database.ts';
import { type Command, type Context, type Given, type Kept, withKept } from './context.ts';

/** What a check found: nothing means all is well. A warning does not keep the server from working. */
interface Finding {
  grave: boolean;
  latvian: string;
}

const grave = (latvian: string): Finding[] => [{ grave: true, latvian }];
const warning = (latvian: string): Finding[] => [{ grave: false, latvian }];

const leastFreeBytes = 1_000_000_000;
const clockMs = 5_000;
const overdueMs = 5 * 60_000;
const oldestPostgres = 15;

/** What is looked at beside the database. */
const outside: Record<string, (given: Given, context: Context) => Promise<Finding[]>> = {
  'Definīcija un amata vietas': async ({ values }, { root }) => {
    const build = await readBuild(textOr(values.definition, join(root, exampleDefinition)));
    const path = textOr(values.posts, join(root, examplePosts));
    mustFit(build.definition, await readDirectory(path), path);
    return [];
  },
  Pierakstīšanās: async ({ values }, { root, signIn }) => {
    const path = textOr(values['sign-in'], signIn ?? '');
    if (!path) return warning('iestatījumi nav norādīti (--sign-in): serveris darbosies kā demonstrācija');
    const settings = await readSignIn(path);
    mustKnow(settings, await readDirectory(textOr(values.posts, join(root, examplePosts))), path);
    if (!settings.oidc) return [];
    const answers = await new Provider(settings.oidc, undefined).configuration().then(
      () => true,
      () => false,
    );
    return answers ? [] : grave(`pierakstīšanās pakalpojums ${new URL(settings.oidc.issuer).host} neatbild`);
  },
};

/** What is looked at in what is kept. */
const inside: Record<string, (kept: Kept, now: string) => Promise<Finding[]>> = {
  'Datu mapes aizsardzība': async ({ data }) => {
    const { mode } = await stat(data);
    return (mode & 0o066) === 0 ? [] : grave(`datu mapi ${data} var lasīt vai mainīt citi lietotāji`);
  },
  'Vieta diskā': async ({ data }) => {
    const { bavail, bsize } = await statfs(data);
    const free = bavail * bsize;
    return free >= leastFreeBytes ? [] : grave(`brīvi tikai ${Math.round(free / 1_000_000)} MB`);
  },
  PostgreSQL: async ({ db }) => {
    const { rows } = await sql<{ version: number; fsync: string; pages: string }>`
      select current_setting('server_version_num')::int / 10000 as version,
             current_setting('fsync') as fsync, current_setting('full_page_writes') as pages`.execute(db);
    const [row] = rows;
    if (!row || row.version < oldestPostgres) return grave(`vajag vismaz PostgreSQL ${oldestPostgres}`);
    return row.fsync === 'on' && row.pages === 'on'
      ? []
      : grave('fsync vai full_page_writes ir izslēgts: pēc strāvas zuduma dati var būt zuduši');
  },
  'Datubāzes uzbūve': async ({ db }) => ((await isCurrent(db)) ? [] : grave('tā nav šīs versijas')),
  'Lietas un pierakstīšanās': async ({ db }) => {
    const marks = await db.selectFrom('storeMode').select('mode').execute();
    return marks.some(({ mode }) => mode === 'demo')
      ? warning('datubāze ir demonstrācijai: tajā nedrīkst būt īstu cilvēku datu')
      : [];
  },
  Pulkstenis: async ({ db }) => {
    const before = Date.now();
    const { rows } = await sql<{ now: string }>`select clock_timestamp() as now`.execute(db);
    const apart = Math.abs(Date.parse(rows[0]?.now ?? '') - (before + Date.now()) / 2);
    return apart < clockMs
      ? []
      : warning(`šī datora un datubāzes pulksteņi atšķiras par ${Math.round(apart / 1_000)} s`);
  },
  'Pievienotās datnes': async ({ db, attachments }) => {
    const rows = await db.selectFrom('attachment').select('id').where('caseId', 'is not', null).execute();
    let missing = 0;
    for (const { id } of rows) if (!(await attachments.has(id))) missing += 1;
    return missing === 0 ? [] : grave(`trūkst iesniegto datņu: ${missing}`);
  },
  Termiņi: async ({ db }, now) => {
    const { count } = await db
      .selectFrom('cases')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('wakesAt', '<', new Date(Date.parse(now) - overdueMs).toISOString())
      .executeTakeFirstOrThrow();
    return count === 0
      ? []
      : warning(`lietas, kurās pagājis termiņš vēl nav atzīmēts: ${count}; to dara serveris, kad darbojas`);
  },
  'E-pasts': async ({ db }) => {
    const { count } = await db
      .selectFrom('outbox')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('status', '=', 'dead')
      .executeTakeFirstOrThrow();
    return count === 0 ? [] : warning(`nenosūtīti paziņojumi: ${count}; tos rāda «riciba-server mail»`);
  },
};

export const doctorCommand: Command = {
  usage: 'doctor [--definition MAPE] [--posts DATNE] [--sign-in DATNE]',
  about: 'pārbauda, vai viss, kas serverim vajadzīgs, ir kārtībā',
  options: { definition: { type: 'string' }, posts: { type: 'string' }, 'sign-in': { type: 'string' } },
  async run(given, context) {
    let worst = 0;
    const check = async (name: string, look: () => Promise<Finding[]>) => {
      const findings = await look().catch((error: unknown) =>
        grave(
          error instanceof StartError ? error.latvian : `neizdevās pārbaudīt (${codeOf(error) || messageOf(error)})`,
        ),
      );
      if (findings.length === 0) context.say(`labi      ${name}`);
      for (const found of findings) {
        context.say(`${found.grave ? 'KĻŪDA    ' : 'uzmanību '} ${name}: ${found.latvian}`);
        if (found.grave) worst = 1;
      }
    };
    for (const [name, look] of Object.entries(outside)) await check(name, () => look(given, context));
    await withKept(context, async (kept) => {
      for (const [name, look] of Object.entries(inside)) await check(name, () => look(kept, context.now()));
    });
    return worst;
  },
};

function textOr(value: string | boolean | undefined, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
