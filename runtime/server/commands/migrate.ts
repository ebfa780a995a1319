import type { Definition } from '../../definition/index.ts';
import { endOfToday } from '../../kernel/index.ts';
import { StartError } from '../failure.ts';
import { migrateCases, type Outcome, tryCases } from '../migration/migrate-cases.ts';
import { summary, verdictOf } from '../migration/report.ts';
import type { Services } from '../services.ts';
import { type Command, type Context, type Given, withCurrent } from './context.ts';
import { servicesOf, whose } from './municipality.ts';

export const migrateCommand: Command = {
  usage: 'migrate [--to KONTROLSUMMA] [--case NUMURS] [--dry-run | --do] [--release] [--partly] [--json]',
  about:
    'pārbauda, kā atvērtās lietas turpinātos pēc jaunās shēmas redakcijas, un ar --do to izdara; --release atbrīvo no pienākumiem, kuru tajā vairs nav; --partly turpina arī tad, ja dažas lietas nevar',
  options: {
    to: { type: 'string' },
    case: { type: 'string' },
    'dry-run': { type: 'boolean' },
    do: { type: 'boolean' },
    release: { type: 'boolean' },
    partly: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(given, context) {
    if (given.values.do && given.values['dry-run'])
      throw new StartError('Izvēlieties vienu: --dry-run vai --do.', 'Choose one: --dry-run or --do.');
    return await withCurrent(context, async (kept) => {
      let worst = 0;
      const all = await servicesOf(kept, context);
      if (all.length === 0) context.say('Datubāzē vēl nav nevienas shēmas redakcijas. / No definitions yet.');
      for (const services of all) {
        if (all.length > 1 && given.values.json !== true) context.say(whose(services));
        worst = Math.max(worst, await run(services, given, context));
      }
      return worst;
    });
  },
};

async function run(services: Services, { values }: Given, context: Context): Promise<number> {
  const to = await wanted(services, values.to);
  const number = typeof values.case === 'string' ? values.case : undefined;
  const asked = { to, number, release: values.release === true };
  const tried = await tryCases(services, asked);
  const isRefused = tried.some(({ reasons }) => reasons.length > 0);
  const goes = values.do === true && (!isRefused || values.partly === true);
  const outcomes = goes ? await migrateCases(services, asked) : tried;
  tell(outcomes, to, context, values.json === true, goes, services);
  if (isRefused && !asked.release && values.json !== true) {
    const released = await tryCases(services, { ...asked, release: true });
    const freed = going(released) - going(tried);
    if (freed > 0)
      context.say(`Ar --release no tām var turpināties ${freed}: atkrīt pienākumi, kuru jaunajā redakcijā vairs nav.`);
  }
  if (isRefused && values.do === true && !goes)
    context.say('Nekas nav darīts: dažas lietas nevar turpināties. Pārējām — --partly. / Nothing was done.');
  return isRefused ? 1 : 0;
}

const going = (outcomes: Outcome[]): number => outcomes.filter(({ reasons }) => reasons.length === 0).length;

function tell(
  outcomes: Outcome[],
  to: Definition,
  context: Context,
  json: boolean,
  done: boolean,
  { directory }: Services,
): void {
  const now = context.now();
  const midnight = endOfToday(now);
  const told = outcomes.map((one) => ({ ...one, verdict: verdictOf(one, now, midnight) }));
  const text = summary(told.map(({ verdict }) => verdict));
  if (json) {
    const { municipality } = directory;
    context.say(JSON.stringify({ municipality, to: to.hash, done, summary: text, cases: told }));
    return;
  }
  const { label, version } = to.scheme;
  context.say(`Redakcija: ${label}${version === undefined ? '' : `, ${version}`} (${to.hash.slice(0, 19)}…)`);
  for (const { number, changes, reasons } of told) {
    for (const { text: change } of changes) context.say(`${number}  ${change}`);
    for (const reason of reasons) context.say(`${number}  nevar: ${reason}`);
  }
  for (const sentence of new Set(outcomes.flatMap((one) => one.onlyFromNow))) context.say(sentence);
  context.say(text);
  const went = going(outcomes);
  if (done) context.say(`Pēc šīs redakcijas tagad turpinās: ${went}. / Migrated: ${went}.`);
  else if (outcomes.length > 0) context.say('Nekas nav mainīts; to dara ar --do. / Nothing was changed.');
}

/** The definition that is named, by the beginning of its hash; else the one that new cases begin under. */
async function wanted({ db, definitions, directory }: Services, to: unknown): Promise<Definition> {
  if (typeof to !== 'string') return definitions.current.definition;
  const begins = to.startsWith('sha256-') ? to : `sha256-${to}`;
  const rows = await db
    .selectFrom('definition')
    .select('hash')
    .where('municipality', '=', directory.municipality)
    .execute();
  const found = rows.filter(({ hash }) => hash.startsWith(begins));
  const [only] = found;
  if (!only || found.length > 1)
    throw new StartError(
      `Redakcija «${to}» nav atrodama vai nav viena. Redakcijas: ${rows.map(({ hash }) => hash.slice(0, 19)).join(', ')}.`,
      `The definition "${to}" is not found, or not the only one.`,
    );
  return (await definitions.pinned(only.hash)).definition;
}
