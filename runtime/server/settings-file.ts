import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { StartError } from './failure.ts';

/** What is wrong, in both languages. */
type Words = readonly [latvian: string, english: string];

/** What a file is called in the sentence that says it does not fit. */
interface Called {
  latvian: string;
  english: string;
}

/** How a rule of our own says what it asks for: `refine(isKey, saying('…', '…'))`. */
export const saying = (latvian: string, english: string): { error: string; params: { latvian: string } } => ({
  error: english,
  params: { latvian },
});

/** A key that stands in rows and addresses. */
export const key = z
  .string()
  .refine(
    (text) => /^[a-z0-9-]+$/.test(text),
    saying('drīkst būt tikai a–z, 0–9 un -', 'may only hold a-z, 0-9 and -'),
  );

/**
 * Reads a file of settings that an operator wrote: JSON of this shape.
 * @throws StartError naming each place that does not fit, in words; of what stands there nothing is repeated
 */
export async function readSettings<T>(path: string, shape: z.ZodType<T>, called: Called): Promise<T> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined)
    throw unfit(called, path, [['datnes nav vai to nevar nolasīt', 'the file is missing or unreadable']]);
  const value = parsed(text, (words) => unfit(called, path, [words]));
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  throw unfit(
    called,
    path,
    read.error.issues.flatMap((issue) => wordsOf(issue, value)),
  );
}

/** That a file does not fit, and why. */
export function unfit({ latvian, english }: Called, path: string, why: readonly Words[]): StartError {
  return new StartError(
    `${latvian} ${path} neder: ${why.map(([words]) => words).join('; ')}.`,
    `${english} ${path} does not fit: ${why.map(([, words]) => words).join('; ')}.`,
  );
}

/** Where JSON breaks off, its reader quotes what stands there: only the place is told. */
function parsed(text: string, failure: (words: Words) => StartError): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const [, line, column] = /\(line (\d+) column (\d+)\)/.exec(error instanceof Error ? error.message : '') ?? [];
    if (line === undefined) throw failure(['tā nav derīga JSON datne', 'it is not valid JSON']);
    throw failure([
      `tā nav derīga JSON datne (${line}. rinda, ${column}. zīme)`,
      `it is not valid JSON (line ${line}, column ${column})`,
    ]);
  }
}

/** What is meant by each kind of value. */
const kinds: Record<string, Words> = {
  string: ['jābūt tekstam pēdiņās', 'must be text in quotes'],
  number: ['jābūt skaitlim', 'must be a number'],
  int: ['jābūt veselam skaitlim', 'must be a whole number'],
  boolean: ['jābūt true vai false', 'must be true or false'],
  array: ['jābūt sarakstam […]', 'must be a list […]'],
  object: ['jābūt objektam {…}', 'must be an object {…}'],
  record: ['jābūt objektam {…}', 'must be an object {…}'],
};

const formats: Record<string, Words> = {
  email: ['jābūt e-pasta adresei', 'must be an e-mail address'],
  url: ['jābūt adresei, piemēram, https://piemers.lv', 'must be an address such as https://piemers.lv'],
};

function wordsOf(issue: z.core.$ZodIssue, value: unknown): Words[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((name) => at([...issue.path, name], ['tādas atslēgas nav', 'there is no such key']));
  if (issue.code === 'invalid_key')
    return issue.issues.flatMap((inner) => wordsOf({ ...inner, path: issue.path }, value));
  const missing = issue.code !== 'custom' && issue.path.length > 0 && there(value, issue.path) === undefined;
  return [at(issue.path, missing ? ['trūkst', 'is missing'] : asked(issue))];
}

function asked(issue: z.core.$ZodIssue): Words {
  const { code } = issue;
  if (code === 'custom') return [String(issue.params?.latvian ?? issue.message), issue.message];
  if (code === 'too_small') return bound(issue.origin, Number(issue.minimum), 'vismaz', 'at least');
  if (code === 'too_big') return bound(issue.origin, Number(issue.maximum), 'ne vairāk kā', 'at most');
  if (code === 'invalid_value')
    return [`jābūt vienam no: ${issue.values.join(', ')}`, `must be one of: ${issue.values.join(', ')}`];
  const known =
    code === 'invalid_type' ? kinds[issue.expected] : code === 'invalid_format' ? formats[issue.format] : undefined;
  return known ?? ['vērtība neder', 'the value does not fit'];
}

function bound(origin: string, limit: number, latvian: string, english: string): Words {
  if (origin === 'string') return [`garumam jābūt ${latvian} ${limit}`, `must be ${english} ${limit} long`];
  if (origin === 'array')
    return [`ierakstu skaitam jābūt ${latvian} ${limit}`, `must have ${english} ${limit} entries`];
  return [`jābūt ${latvian} ${limit}`, `must be ${english} ${limit}`];
}

/** "«posts[0].email» trūkst"; of the file as a whole no place is named. */
function at(path: readonly PropertyKey[], [latvian, english]: Words): Words {
  const place = path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
    .join('');
  return place === '' ? [latvian, english] : [`«${place}»: ${latvian}`, `"${place}": ${english}`];
}

function there(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (within, part) => (typeof within === 'object' && within !== null ? Reflect.get(within, part) : undefined),
    value,
  );
}
