import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { generate } from '@riciba/generator';
import { loadScheme } from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';
import { calendars } from '@riciba/runtime/calendars';
import type { Definition } from '@riciba/runtime/definition';
import type { Actor, Answers, Body, Setting } from '@riciba/runtime/kernel';
import { Play } from './play.ts';

const folder = new URL('../../../examples/termini/', import.meta.url);

/** The definition of the invented scheme with terms; of its next version, where words of it are put in place of others. */
export async function termini(...edits: [was: string, is: string][]): Promise<Definition> {
  const files = nodeFiles();
  const main = fileURLToPath(new URL('termini.lv.riciba', folder));
  const read = async (file: string): Promise<string | undefined> =>
    edits.reduce((text, [was, is]) => replaced(text, was, is, file === main), await files.read(file));
  const { scheme, diagnostics } = await loadScheme(main, { ...files, read });
  if (!scheme) throw new Error(JSON.stringify(diagnostics));
  return generate(scheme);
}

function replaced(text: string | undefined, was: string, is: string, isMain: boolean): string | undefined {
  if (!isMain || text === undefined) return text;
  if (!text.includes(was)) throw new Error(`The text does not say «${was}»`);
  return text.replaceAll(was, is);
}

interface Directory {
  bodies: Omit<Body, 'roles'>[];
  posts: { id: string; name: string; body: string; role: string }[];
  seats: Setting['seats'];
}

const directory: Directory = JSON.parse(await readFile(new URL('posts.json', folder), 'utf8'));

/** Its bodies and posts, with the calendars that its institutions keep. */
export function terminiSetting({ institutions }: Definition): Setting {
  const { bodies, posts, seats } = directory;
  return {
    bodies: bodies.map((body) => ({
      ...body,
      roles: posts.filter((one) => one.body === body.key).map((one) => one.role),
    })),
    seats,
    calendars: Object.fromEntries(
      institutions.flatMap(({ key, calendar }) => (calendar ? [[key, calendars[calendar]]] : [])),
    ),
  };
}

function post(id: string): Actor {
  const found = directory.posts.find((one) => one.id === id);
  if (!found) throw new Error(`No post ${id}`);
  return { post: found.id, name: found.name, body: found.body, role: found.role };
}

export const staff = {
  head: post('direktore'),
  socialWorker: post('socialais-darbinieks'),
  statePolice: post('valsts-inspektors'),
  localPolice: post('pasvaldibas-inspektors'),
  orphansCourt: post('loceklis'),
};

export const answers: Answers = {
  berns: { vards: 'Paraugs', uzvards: 'Kalniņš', skola: 'parauga-skola' },
  sending: { channel: 'eSigned' },
};

/** A case of the scheme that the head opens at an instant; everything is done at that instant until `at` is moved. */
export class TermCase {
  readonly play: Play;
  at: string;

  constructor(definition: Definition, opened: string, setting: Setting = terminiSetting(definition)) {
    this.at = opened;
    this.play = new Play(definition, setting);
    this.play.clock = () => this.at;
    this.play.does(staff.head, 'Skola.open.jauna', answers);
  }

  /** The open obligation of a body. */
  owes(actor: Actor, kind: string) {
    const found = this.play.case.obligations.find(
      (one) => one.debtor.body === actor.body && one.kind === kind && one.status === 'open',
    );
    if (!found) throw new Error(`${actor.post} owes no ${kind}`);
    return found;
  }
}
