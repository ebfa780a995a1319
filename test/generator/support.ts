import { fileURLToPath } from 'node:url';
import {
  type Field,
  type FieldRef,
  type Form,
  type Level,
  type Loaded,
  loadScheme,
  type Scheme,
} from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';
import type { Definition } from '@riciba/runtime/definition';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** The scheme of the example, from its text in one of the keyword languages. */
export async function aizkraukle(language: 'lv' | 'en' = 'lv'): Promise<Scheme> {
  const { scheme, diagnostics } = await loadScheme(
    `${root}examples/aizkraukle/aizkraukle.${language}.riciba`,
    nodeFiles(),
  );
  if (!scheme) throw new Error(JSON.stringify(diagnostics));
  return scheme;
}

/** A text that stands in no file, with the library at hand. */
function loaded(text: string): Promise<Loaded> {
  const files = nodeFiles();
  const name = '/scheme.riciba';
  return loadScheme(name, { ...files, read: (file) => Promise.resolve(file === name ? text : undefined) });
}

export async function schemeOf(text: string): Promise<Scheme> {
  const { scheme, diagnostics } = await loaded(text);
  if (!scheme) throw new Error(JSON.stringify(diagnostics.map(({ at, message }) => [at.line, message])));
  return scheme;
}

export const at = { file: 'scheme.riciba', line: 1, column: 1, endLine: 1, endColumn: 1 };

/** A field of a random form; its label is its name. */
export function field(name: string, type: Field['type'], more: Partial<Field> = {}): Field {
  return { name, label: name, type, required: false, at, ...more };
}

export function ref(form: string, page: string, name: string): FieldRef {
  return { form, page, field: name };
}

/** A scheme around levels and forms: one school with one teacher, and a list of three codes. */
export function schemeAround(levels: Partial<Level>[], forms: Form[], more: Partial<Scheme> = {}): Scheme {
  return {
    name: 'Tests',
    label: 'Tests',
    territory: [],
    basis: [],
    statements: [],
    institutions: [
      institution('Skola', ['Pedagogs']),
      institution('Dienests', ['Darbinieks']),
      institution('Policija', []),
    ],
    parties: [{ name: 'Vecāki', label: { nominative: 'vecāki' }, at }],
    lists: [
      { name: 'Kodi', label: 'Kodi', codes: ['ā', 'b', 'c'].map((name) => ({ name, label: `kods ${name}`, at })), at },
    ],
    forms,
    tracks: [],
    duties: [],
    levels: levels.map((level, index) => ({
      name: `L${index + 1}`,
      number: index + 1,
      label: `Līmenis ${index + 1}`,
      by: { roles: ['Skola.Pedagogs'], substitutes: [], at },
      does: [],
      entries: [],
      outcomes: [],
      options: [],
      reopenings: [],
      participatesFor: [],
      at: { ...at, line: index + 1 },
      ...level,
    })),
    defaults: {},
    at,
    ...more,
  };
}

function institution(name: string, roles: string[]): Scheme['institutions'][number] {
  return {
    name,
    kind: 'institution',
    label: { nominative: name },
    many: false,
    emails: [],
    roles: roles.map((role) => ({ name: `${name}.${role}`, label: { nominative: role }, at })),
    seats: [],
    at,
  };
}

export function formOf(definition: Definition, key: string): Definition['forms'][number] {
  const form = definition.forms.find((one) => one.key === key);
  if (!form)
    throw new Error(`There is no form ${key}; there are ${definition.forms.map((one) => one.key).join(', ')}.`);
  return form;
}
