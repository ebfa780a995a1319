import { fileURLToPath } from 'node:url';
import { readFile } from 'node:fs/promises';
import { generate } from '@riciba/generator';
import { loadScheme } from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';
import type { Definition } from '@riciba/runtime/definition';
import type { Actor, Answers, Body, Setting } from '@riciba/runtime/kernel';

const folder = new URL('../../../examples/aizkraukle/', import.meta.url);

/** The definition of the example as its text stands now. */
export async function aizkraukle(): Promise<Definition> {
  const { scheme, diagnostics } = await loadScheme(fileURLToPath(new URL('aizkraukle.lv.riciba', folder)), nodeFiles());
  if (!scheme) throw new Error(JSON.stringify(diagnostics));
  return generate(scheme);
}

interface Directory {
  bodies: Omit<Body, 'roles'>[];
  posts: { id: string; name: string; body: string; role: string }[];
  seats: Setting['seats'];
}

/** The example's bodies and posts. */
export async function directory(): Promise<Setting> {
  const example: Directory = JSON.parse(await readFile(new URL('posts.json', folder), 'utf8'));
  const held = (key: string): string[] => example.posts.filter((one) => one.body === key).map((one) => one.role);
  const bodies = example.bodies.map((body) => ({ ...body, roles: held(body.key) }));
  return { bodies, seats: example.seats, calendars: {} };
}

function post(body: string, role: string): Actor {
  return { post: `${body}/${role}`, name: role, body, role };
}

/** Posts of the example. */
export const posts = {
  teacher: post('ozolu-pamatskola', 'Skola.Pedagogs'),
  support: post('ozolu-pamatskola', 'Skola.AtbalstaPersonals'),
  head: post('ozolu-pamatskola', 'Skola.Administracija'),
  otherTeacher: post('klavu-pirmsskola', 'Skola.Pedagogs'),
  otherHead: post('klavu-pirmsskola', 'Skola.Administracija'),
  socialWorker: post('socialais-dienests', 'SocialaisDienests.Darbinieks'),
  statePolice: post('valsts-policija', 'ValstsPolicija.Inspektors'),
  localPolice: post('pasvaldibas-policija', 'PasvaldibasPolicija.Inspektors'),
  education: post('izglitibas-parvalde', 'IzglitibasParvalde.Specialists'),
  chair: post('sadarbibas-grupa', 'SadarbibasGrupa.Vaditajs'),
  orphansCourt: post('barintiesa', 'Barintiesa.Loceklis'),
};

/** Answers of the school's letter, as far as the scheme decides by them. */
export function letter(...grounds: string[]): Answers {
  return { iemesls: { pamats: grounds }, sending: { channel: 'paper' } };
}

/** Answers of a sending form that decides nothing. */
export const sending: Answers = { sending: { channel: 'eSigned' } };

/** First answers about an invented child. */
export const child: Answers = {
  berns: { vards: 'Paraugs', uzvards: 'Kalniņš', skola: 'ozolu-pamatskola' },
  situacija: { apraksts: 'Kavē stundas.' },
};
