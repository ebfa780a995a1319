import { randomUUID } from 'node:crypto';
import { access, constants, mkdtemp, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import type { Kept } from '../commands/context.ts';
import { digestOf } from '../digest.ts';
import { codeOf, faultIn, wayCodeOf, wayWords } from '../failure.ts';
import { isCurrent, structureOf } from '../store/database.ts';
import { type Check, grave, warning, well } from './finding.ts';

const leastFreeBytes = 1_000_000_000;
const clockMs = 5_000;
const overdueMs = 5 * 60_000;

type Inside = Check<[Kept, () => string]>;

const protection: Inside = {
  latvian: 'Datu mape',
  english: 'Data folder',
  look: async ({ data }) => {
    const denied = await access(data, constants.W_OK | constants.X_OK).then(() => undefined, codeOf);
    if (denied !== undefined) {
      const [latvian, english] = wayWords(denied);
      return grave(
        `datu mapē ${data} nevar rakstīt: ${latvian}.`,
        `the data folder ${data} cannot be written: ${english}.`,
      );
    }
    const { mode } = await stat(data);
    if ((mode & 0o066) === 0) return well;
    return grave(
      `datu mapi ${data} var lasīt vai mainīt citi lietotāji.`,
      `other users may read or change the data folder ${data}.`,
    );
  },
};

const space: Inside = {
  latvian: 'Vieta diskā',
  english: 'Disk space',
  look: async ({ data }) => {
    const { bavail, bsize } = await statfs(data);
    const free = bavail * bsize;
    if (free >= leastFreeBytes) return well;
    const megabytes = Math.round(free / 1_000_000);
    return grave(`brīvi tikai ${megabytes} MB.`, `only ${megabytes} MB are free.`);
  },
};

const postgres: Inside = {
  latvian: 'PostgreSQL',
  english: 'PostgreSQL',
  look: async ({ db }) => {
    const { rows } = await sql<Record<string, string>>`
      select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
             current_setting('log_error_verbosity') as verbosity, current_setting('log_statement') as statements,
             current_setting('log_min_duration_statement') as slow`.execute(db);
    const { fsync, pages, verbosity, statements, slow } = rows[0] ?? {};
    const telling = [
      ...(verbosity === 'terse' ? [] : ['log_error_verbosity = terse']),
      ...(statements === 'none' || statements === 'ddl' ? [] : ['log_statement = none']),
      ...(slow === '-1' ? [] : ['log_min_duration_statement = -1']),
    ].join(', ');
    return [
      ...(fsync === 'on' && pages === 'on'
        ? well
        : grave(
            'fsync vai full_page_writes ir izslēgts: pēc strāvas zuduma dati var būt zuduši.',
            'fsync or full_page_writes is off: data may be lost with the power.',
          )),
      ...(telling === ''
        ? well
        : warning(
            `tās žurnālā var nonākt cilvēku dati: ${telling} to novērš.`,
            `people’s data may come into its log: ${telling} prevents it.`,
          )),
    ];
  },
};

const structure: Inside = {
  latvian: 'Datubāzes uzbūve',
  english: 'Structure of the database',
  look: async ({ db }) => {
    if (await isCurrent(db)) return well;
    const { rows } = await sql<{ may: boolean | null }>`
      select has_schema_privilege(current_schema(), 'create') as may`.execute(db);
    if (rows[0]?.may !== true)
      return grave(
        'lietotājs, kas norādīts DATABASE_URL, nedrīkst veidot tabulas; padariet to par datubāzes īpašnieku.',
        'the user in DATABASE_URL may not make tables; make it the owner of the database.',
      );
    if ((await structureOf(db)) === undefined)
      return warning(
        'datubāze ir tukša; serveris to iekārtos, kad to pirmoreiz palaidīs (ja tai nevajadzētu būt tukšai, pārbaudiet DATABASE_URL un --data).',
        'the database is empty; the server sets it up when it is first started (where it should not be, check DATABASE_URL and --data).',
      );
    return grave(
      'tā nav šīs versijas; palaidiet šīs versijas serveri, vai, ja tā ir jaunāka, atjauniniet programmu.',
      'it is not of this version; start a server of this version, or, where it is newer, update the program.',
    );
  },
};

const mode: Inside = {
  latvian: 'Lietas un pierakstīšanās',
  english: 'Cases and sign-in',
  look: async ({ db }) => {
    const marks = await db.selectFrom('storeMode').select('mode').execute();
    if (!marks.some((mark) => mark.mode === 'demo')) return well;
    return warning(
      'datubāze ir demonstrācijai: tajā nedrīkst būt īstu cilvēku datu.',
      'the database is of a demonstration: no data of real people belongs in it.',
    );
  },
};

const clock: Inside = {
  latvian: 'Pulkstenis',
  english: 'Clock',
  look: async ({ db }, now) => {
    const before = Date.parse(now());
    const { rows } = await sql<{ now: string }>`select clock_timestamp() as now`.execute(db);
    const apart = Math.abs(Date.parse(rows[0]?.now ?? '') - (before + Date.parse(now())) / 2);
    if (apart < clockMs) return well;
    const seconds = Math.round(apart / 1_000);
    return warning(
      `šī datora un datubāzes pulksteņi atšķiras par ${seconds} s: termiņi būtu neprecīzi.`,
      `the clocks of this machine and of the database are ${seconds} s apart: due dates would be off.`,
    );
  },
};

/** A file is put, read back and removed: an allowance to read is not one to write. */
const attachments: Inside = {
  latvian: 'Datņu krātuve',
  english: 'Store of files',
  look: async ({ attachments: storage }) => {
    const folder = await mkdtemp(join(tmpdir(), 'riciba-doctor-'));
    const id = randomUUID();
    const content = Buffer.from(`doctor ${id}`);
    try {
      const path = join(folder, id);
      await writeFile(path, content);
      await storage.put(id, path, { size: content.length, sha256: digestOf(content) });
      const back = await storage.read(id);
      if (back && (await buffer(back)).equals(content)) return well;
      return grave('tajā ierakstītais nav nolasāms.', 'what is written there cannot be read.');
    } catch (error) {
      const [latvian, english] = wayWords(wayCodeOf(error) || faultIn(error).kind);
      return grave(`tajā nevar rakstīt vai lasīt: ${latvian}.`, `it cannot be written or read: ${english}.`);
    } finally {
      await storage.remove(id).catch(() => undefined);
      await rm(folder, { recursive: true });
    }
  },
};

const files: Inside = {
  latvian: 'Pievienotās datnes',
  english: 'Attached files',
  look: async ({ db, attachments: storage }) => {
    const rows = await db.selectFrom('attachment').select(['id', 'scanned']).where('caseId', 'is not', null).execute();
    let missing = 0;
    for (const { id } of rows) if (!(await storage.has(id))) missing += 1;
    const unscanned = rows.filter(({ scanned }) => scanned === 'unchecked').length;
    return [
      ...(missing > 0
        ? grave(`trūkst iesniegto datņu: ${missing}.`, `submitted files that are missing: ${missing}.`)
        : []),
      ...(unscanned > 0
        ? warning(
            `pret vīrusiem nepārbaudītas: ${unscanned}; tās pārbauda serveris, kad ClamAV atbild.`,
            `not looked at for viruses: ${unscanned}; the server does so when ClamAV answers.`,
          )
        : []),
    ];
  },
};

const terms: Inside = {
  latvian: 'Termiņi',
  english: 'Terms',
  look: async ({ db }, now) => {
    const { count } = await db
      .selectFrom('cases')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('wakesAt', '<', new Date(Date.parse(now()) - overdueMs).toISOString())
      .executeTakeFirstOrThrow();
    if (count === 0) return well;
    return warning(
      `lietas, kurās pagājis termiņš vēl nav atzīmēts: ${count}; to dara serveris, kad darbojas.`,
      `cases where a term that passed is not recorded yet: ${count}; the server does so while it runs.`,
    );
  },
};

const outbox: Inside = {
  latvian: 'Sūtāmais',
  english: 'Outbox',
  look: async ({ db }) => {
    const { count } = await db
      .selectFrom('outbox')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('status', '=', 'dead')
      .executeTakeFirstOrThrow();
    if (count === 0) return well;
    return warning(
      `nenosūtīti paziņojumi: ${count}; tos rāda «riciba-server mail».`,
      `messages given up: ${count}; "riciba-server mail" shows them.`,
    );
  },
};

/** What everything is kept in. */
export const inside: Inside[] = [protection, space, postgres, structure, clock, attachments];

/** What is looked at in what is kept, where it is of this version. */
export const kept: Inside[] = [mode, files, terms, outbox];
