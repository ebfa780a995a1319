import { readdir, readFile } from 'node:fs/promises';
import { calendars } from '@riciba/runtime/calendars';
import type { Definition } from '@riciba/runtime/definition';
import type { CaseEvent, CaseState, Setting } from '@riciba/runtime/kernel';

export const released = new URL('./', import.meta.url);

/** A case as a release left it. */
export interface KeptCase {
  title: string;
  setting: Pick<Setting, 'bodies' | 'seats'>;
  events: CaseEvent[];
  state: CaseState;
}

/** What a release made of an example. */
export interface KeptExample {
  definition: Definition;
  cases: KeptCase[];
}

/** All that is kept: "0.1.0 aizkraukle" and what it is. */
export async function readReleased(): Promise<[name: string, kept: KeptExample][]> {
  const entries = await readdir(released, { withFileTypes: true });
  const versions = entries.filter((one) => one.isDirectory()).map(({ name }) => name);
  const files = await Promise.all(
    versions.map(async (version) =>
      (await readdir(new URL(`${version}/`, released))).map((file) => `${version}/${file}`),
    ),
  );
  return await Promise.all(
    files.flat().map(async (file): Promise<[string, KeptExample]> => {
      const kept: KeptExample = JSON.parse(await readFile(new URL(file, released), 'utf8'));
      return [file.replace('/', ' ').replace('.json', ''), kept];
    }),
  );
}

/** The bodies of a case with the calendars that the institutions of its definition keep now. */
export function settingOf({ institutions }: Definition, { bodies, seats }: KeptCase['setting']): Setting {
  const kept = institutions.flatMap(({ key, calendar }) => (calendar ? [[key, calendars[calendar]] as const] : []));
  return { bodies, seats, calendars: Object.fromEntries(kept) };
}
