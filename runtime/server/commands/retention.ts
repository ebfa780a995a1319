import { StartError } from '../failure.ts';
import { eraseCase } from '../retention/erase.ts';
import { hold, releaseHold } from '../retention/hold.ts';
import { type Keeping, keepings } from '../retention/list.ts';
import type { Services } from '../services.ts';
import { type Command, type Context, type Given, withCurrent } from './context.ts';
import { servicesOf, whose } from './municipality.ts';

export const retentionCommand: Command = {
  usage: 'retention [--do] [--term KLASE=GADI] [--hold NUMURS | --release NUMURS] [--reason TEKSTS] [--json]',
  about:
    'rāda, līdz kurai dienai glabā katru slēgto lietu; --do izdzēš tās, kuru laiks ir beidzies; --term nosaka klases gadus (*=GADI lietām bez klases); --hold aptur lietas dzēšanu',
  options: {
    list: { type: 'boolean' },
    do: { type: 'boolean' },
    term: { type: 'string' },
    hold: { type: 'string' },
    release: { type: 'string' },
    reason: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(given, context) {
    return await withCurrent(context, async (kept) => {
      const all = await servicesOf(kept, context);
      if (given.values.term !== undefined) await setTerm(all, given);
      if (given.values.hold !== undefined || given.values.release !== undefined)
        return await holds(all, given, context);
      let worst = 0;
      for (const services of all) {
        if (all.length > 1 && given.values.json !== true) context.say(whose(services));
        worst = Math.max(worst, await run(services, given, context));
      }
      return worst;
    });
  },
};

async function run(services: Services, { values }: Given, { say }: Context): Promise<number> {
  const all = await keepings(services);
  if (values.json) say(JSON.stringify({ municipality: services.directory.municipality, cases: all }));
  else for (const one of all) say(lineOf(one));
  const over = all.filter((one) => one.over && !one.held);
  const unset = new Set(all.flatMap(({ kept }) => kept.unset));
  if (!values.json) {
    if (unset.size > 0) say(`Nav noteikts, cik gadus glabā: ${[...unset].join(', ')}. To nosaka ar --term KLASE=GADI.`);
    say(`Slēgtas lietas: ${all.length}, izdzēšamas: ${over.length}, apturētas: ${all.filter(isHeld).length}.`);
  }
  if (values.do !== true) return 0;
  let erased = 0;
  for (const { id, kept } of over) if (await eraseCase(services, id, kept)) erased += 1;
  say(`Izdzēstas: ${erased}. / Erased: ${erased}.`);
  if (erased > 0)
    say(
      'Rezerves kopijās šo lietu saturs paliek, līdz kopijas iznīcina; pēc atjaunošanas no vecākas kopijas dzēsiet vēlreiz.',
    );
  return 0;
}

const isHeld = (one: Keeping): boolean => one.held !== undefined;

function lineOf({ number, closedAt, kept, held, over }: Keeping): string {
  const classes = kept.classes.join(', ');
  const until = kept.from === undefined ? 'termiņš nav noteikts' : `izdzēšama no ${dotted(kept.from)}`;
  const state = held ? `  apturēta: ${held.reason}` : over ? '  laiks ir beidzies' : '';
  return `${number}  slēgta ${dotted(closedAt.slice(0, 10))}  ${classes}  ${until}${state}`;
}

function dotted(date: string): string {
  return `${date.split('-').toReversed().join('.')}.`;
}

async function setTerm(all: Services[], { values }: Given): Promise<void> {
  const [, key = '', years = ''] = /^(\*|[A-Za-z0-9_]+)=(\d{1,3})$/.exec(String(values.term)) ?? [];
  if (!key) throw new StartError('Rakstiet --term KLASE=GADI, piemēram: --term Lieta=10.', 'Write --term CLASS=YEARS.');
  for (const { db, directory, definitions } of all) {
    const known = definitions.current.definition.retention ?? [];
    if (key !== '*' && !known.some((one) => one.key === key))
      throw new StartError(
        `Shēmā nav glabāšanas klases «${key}». Klases: ${known.map((one) => one.key).join(', ') || 'nav nevienas'}.`,
        `The scheme has no retention class "${key}".`,
      );
    await db
      .insertInto('retentionTerm')
      .values({ municipality: directory.municipality, class: key, years: Number(years) })
      .onConflict((on) => on.columns(['municipality', 'class']).doUpdateSet({ years: Number(years) }))
      .execute();
  }
}

async function holds(all: Services[], { values }: Given, { say }: Context): Promise<number> {
  const reason = typeof values.reason === 'string' ? values.reason.trim() : '';
  if (reason === '')
    throw new StartError('Norādiet pamatojumu: --reason "…" (bez personas datiem).', 'Give a reason: --reason "…".');
  const holding = typeof values.hold === 'string';
  const number = String(holding ? values.hold : values.release);
  let found = false;
  for (const services of all) if (await (holding ? hold : releaseHold)(services, number, { reason })) found = true;
  if (!found)
    throw new StartError(
      `Lietas ${number} nav, vai tā nav apturēta.`,
      `There is no case ${number}, or it is not held.`,
    );
  say(holding ? `Lietas ${number} dzēšana ir apturēta. / Held.` : `Lieta ${number} vairs nav apturēta. / Released.`);
  return 0;
}
