/** The command `riciba`. Exit codes: 0 done, 1 the scheme has errors or nothing could be written, 2 wrong usage. */
import { parseArgs } from 'node:util';
import { NotOurFolder } from './replace-folder.ts';

const help = `riciba check FILE… [--json] [--as-published] [--on DATE] | riciba check FILE… --terms
  Pārbauda shēmas un pierāda, kur lieta var apstāties. Ar --as-published: bez teikumiem, kas atzīmēti «pieņemts».
  Checks schemes and proves where a case can stop. With --as-published: without the sentences marked "assumed".
  Ar --terms: kuriem pienākumiem nav termiņa. (With --terms: which duties have no term.)
  Ar --rules: vai izpildīti valsts noteikumi par grupu. (With --rules: whether the rules of the State are met.)
  Ar --on: kāda shēma ir šajā dienā. (With --on: the scheme as it is on this day.)

riciba effective FILE [--on DATE] [--json]
  Parāda visu shēmu kopā ar pamatiem, pie katra teikuma – no kurienes tas nāk; --on: kāda tā ir šajā dienā.
  Shows the whole scheme with its bases, each sentence with where it comes from; --on: as it is on this day.

riciba compare A B [--on DATE] [--json]
  Kas divās shēmās vai versijās ir citāds pēc nozīmes: līmeņi, nosacījumi, pienākumi, veidlapas, dokumenti, pārskati.
  What is different in meaning between two schemes or versions, in the language of the first one's keywords.

riciba build FILE --out DIR [--on DATE]
  Izveido definīciju, veidlapu shēmas, validatorus un tipus; ja shēmā ir kļūdas, neraksta neko.
  Makes the definition, form schemas, validators and types; writes nothing when the scheme has errors.

riciba translate FILE --to lv|en [--out FILE]
  Pārtulko atslēgvārdus; nosaukumi, komentāri un izkārtojums paliek. Atpakaļ tulkojot, iznāk tas pats teksts.
  Translates the keywords; names, comments and layout stay. Translated back it is the same text.

riciba test FILE… [--json] [--junit FILE]
  Izspēlē stāstus un parāda, kas piepildījās un cik daudz no shēmas izmēģināts.
  Plays the scenarios and shows what came true and how much of the scheme was tried.

riciba term "3 darba dienas" --from 2026-06-18 [--calendar state|plain|school] [--why] [--json] [--en]
  Izrēķina termiņu; ar --why pa dienām paskaidro, kāpēc tieši tas datums.
  Works out a term; with --why explains the date day by day (with --en in English).

riciba help
  Parāda šo tekstu.
  Shows this text.`;

/** Runs the command with its arguments (without the program's name). Gives the exit code. */
async function run(args: string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === 'check') return runCheck(rest);
  if (command === 'build') return runBuild(rest);
  if (command === 'effective') return runEffective(rest);
  if (command === 'compare') return runCompare(rest);
  if (command === 'test') return runTest(rest);
  if (command === 'term') return runTerm(rest);
  if (command === 'translate') return runTranslate(rest);
  if (command === 'help' || command === '--help') {
    console.log(help);
    return 0;
  }
  return misused();
}

async function runCheck(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      'as-published': { type: 'boolean', default: false },
      terms: { type: 'boolean', default: false },
      rules: { type: 'boolean', default: false },
      on: { type: 'string' },
    },
  });
  const { on } = values;
  if (on !== undefined && !isDay(on)) return misused();
  if (positionals.length === 0 || (values.terms && (values.json || values['as-published']))) return misused();
  if (values.rules) {
    const { checkRules } = await import('./rules.ts');
    return checkRules(positionals, { json: values.json, ...(on !== undefined && { on }) });
  }
  if (values.terms) {
    const { checkTerms } = await import('./terms.ts');
    return checkTerms(positionals);
  }
  const { check } = await import('./check.ts');
  return check(positionals, {
    json: values.json,
    published: values['as-published'],
    ...(on !== undefined && { on }),
  });
}

async function runBuild(args: string[]): Promise<number> {
  const options = { out: { type: 'string' }, on: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [file] = positionals;
  const { out, on } = values;
  if (file === undefined || positionals.length > 1 || out === undefined) return misused();
  if (on !== undefined && !isDay(on)) return misused();
  const { build } = await import('./build.ts');
  return build(file, out, on);
}

async function runEffective(args: string[]): Promise<number> {
  const options = { json: { type: 'boolean', default: false }, on: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [file] = positionals;
  const { on, json } = values;
  if (file === undefined || positionals.length > 1 || (on !== undefined && !isDay(on))) return misused();
  const { effective } = await import('./effective.ts');
  return effective(file, { json, ...(on !== undefined && { on }) });
}

async function runCompare(args: string[]): Promise<number> {
  const options = { json: { type: 'boolean', default: false }, on: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [before, after, ...others] = positionals;
  const { on, json } = values;
  if (before === undefined || after === undefined || others.length > 0) return misused();
  if (on !== undefined && !isDay(on)) return misused();
  const { compare } = await import('./compare.ts');
  return compare([before, after], { json, ...(on !== undefined && { on }) });
}

/** An ISO date that is in the calendar. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

async function runTest(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, junit: { type: 'string' } },
  });
  if (positionals.length === 0) return misused();
  const { test } = await import('./test.ts');
  return test(positionals, { json: values.json, ...(values.junit !== undefined && { junit: values.junit }) });
}

async function runTerm(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      calendar: { type: 'string', default: 'state' },
      why: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      en: { type: 'boolean', default: false },
    },
  });
  const [text] = positionals;
  const { from, en, ...rest } = values;
  if (text === undefined || positionals.length > 1 || from === undefined) return misused();
  const { term } = await import('./term.ts');
  return term(text, { ...rest, from, language: en ? 'en' : 'lv' });
}

async function runTranslate(args: string[]): Promise<number> {
  const options = { to: { type: 'string' }, out: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [file] = positionals;
  const { to, out } = values;
  if (file === undefined || positionals.length > 1 || (to !== 'lv' && to !== 'en')) return misused();
  const { translate } = await import('./translate.ts');
  return translate(file, { to, out });
}

function misused(): number {
  console.error(help);
  return 2;
}

/** What went wrong, in a sentence; never a stack trace. */
function explain(error: unknown): number {
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    return misused();
  if (error instanceof NotOurFolder)
    console.error(
      `Mapē ${error.message} ir citas datnes; norādiet tukšu mapi. (It holds other files; name an empty one.)`,
    );
  else console.error(error instanceof Error ? error.message : String(error));
  return 1;
}

process.exitCode = await run(process.argv.slice(2)).catch(explain);
