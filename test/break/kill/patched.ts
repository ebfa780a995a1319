/** Copies of the server with one guard taken out, in a folder of their own: what is counted must then not be 0. */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../support/build.ts';

interface Patch {
  file: string;
  from: string;
  to: string;
}

const patches = {
  /** Says that it is done before the database has. */
  early: {
    file: 'runtime/server/cases/commands.ts',
    from: 'await services.writes.ask({',
    to: `void (async (asked: Parameters<typeof services.writes.ask>[0]) => {
      await new Promise((done) => setTimeout(done, 5));
      await services.writes.ask(asked).catch(() => undefined);
    })({`,
  },
  /** Does not remember which commands it did. */
  forgetful: {
    file: 'runtime/server/cases/commands.ts',
    from: ', command: [done] }',
    to: ', command: [] }',
  },
  /** Does not look whether something has fallen due. */
  asleep: {
    file: 'runtime/server/due/clock.ts',
    from: "due = due.where('id', 'not in', resting);",
    to: "due = due.where('id', 'not in', resting);\n  due = due.where('id', '=', 'nobody');",
  },
  /** Forgets of every second term that it has passed. */
  alarming: {
    file: 'runtime/kernel/apply.ts',
    from: "case 'obligationLate':",
    to: "case 'obligationLate':\n      if (event.seq % 2 === 1) return state;",
  },
  /** Tells nobody the first of what there is to tell. */
  silent: {
    file: 'runtime/server/cases/record.ts',
    from: 'message: messages.flatMap(',
    to: 'message: messages.slice(1).flatMap(',
  },
  /** Says of some e-mails that they were sent. */
  unsent: {
    file: 'runtime/server/mail/carrier.ts',
    from: 'await transport.sendMail(',
    to: 'if (due.number.endsWith("7")) return;\n        await transport.sendMail(',
  },
  /** Gives out a number, and another where that was not used. */
  wasteful: {
    file: 'runtime/server/cases/record-statements.ts',
    from: 'do update set last = counter.last + excluded.last\n      returning year, last\n    ), numbers',
    to: 'do update set last = counter.last + excluded.last + (random() < 0.2)::int\n      returning year, last\n    ), numbers',
  },
  /** The same of the numbers of letters. */
  untidy: {
    file: 'runtime/server/cases/record-statements.ts',
    from: 'do update set last = counter.last + excluded.last\n      returning body, year, last',
    to: 'do update set last = counter.last + excluded.last + (random() < 0.2)::int\n      returning body, year, last',
  },
  /** Says of a draft that is kept already that it is kept anew. */
  careless: {
    file: 'runtime/server/cases/drafts.ts',
    from: 'if (stored && !other && stored.revision >= draft.revision) return;',
    to: 'if (draft.revision > 1) return;',
  },
  /** Keeps a state that its events do not make. */
  untrue: {
    file: 'runtime/server/cases/record.ts',
    from: 'state: JSON.stringify(state),',
    to: "state: JSON.stringify({ ...state, openedAt: '2020-01-01T00:00:00.000Z' }),",
  },
  /** Links the log as it was not written. */
  loose: {
    file: 'runtime/server/cases/record.ts',
    from: 'hash = link(hash, { municipality, caseId }, data);',
    to: 'hash = link(hash, { municipality, caseId }, event.seq === 4 ? `${data} ` : data);',
  },
  /** Says of some commands that they were refused, and has done them. */
  fickle: {
    file: 'runtime/server/cases/commands.ts',
    from: 'return { case: state.id, version: state.version, seq };',
    to: "if (/[0-7]$/.test(request.id)) throw new Refused(409, { code: 'stale', message: texts.stale });\n    return { case: state.id, version: state.version, seq };",
  },
  /** Loses what an act was followed by. */
  lossy: {
    file: 'runtime/server/cases/record.ts',
    from: 'event: links,',
    to: 'event: links.length > 3 ? links.slice(0, -1) : links,',
  },
  /** Does not say that the disk is full. */
  mute: {
    file: 'runtime/server/http/guards.ts',
    from: "if (codeOf(error) === '53100' || codeOf(error) === 'ENOSPC')",
    to: "if (codeOf(error) === 'NONE')",
  },
  /** The next version: one more step of the structure. */
  next: {
    file: 'runtime/server/store/migrations.ts',
    from: 'export const migrations: Record<string, Migration> = {',
    to: `export const migrations: Record<string, Migration> = {
  '999-next': { up: (db) => run(db, 'alter table cases add column next_version text') },`,
  },
  /** Does not look whether a newer version has migrated the database. */
  blind: {
    file: 'runtime/server/store/outdated.ts',
    from: 'if (current) return;',
    to: 'return;',
  },
} satisfies Record<string, Patch>;

type Guard = keyof typeof patches;

/** The guards that an option names, with commas between them; none: none is to be taken out. */
export function guardsNamed(option: string | undefined): Guard[] {
  const known = Object.keys(patches).filter((one): one is Guard => one in patches);
  return (option?.split(',') ?? []).map((name) => {
    const found = known.find((one) => one === name);
    if (!found) throw new Error(`No such guard: ${name}. There are: ${known.join(', ')}`);
    return found;
  });
}

/** The project without these guards: a copy in a folder of its own, the project itself where there are none. */
export async function patched(...guards: Guard[]): Promise<string> {
  if (guards.length === 0) return root;
  const folder = await mkdtemp(join(tmpdir(), 'riciba-patched-'));
  for (const part of ['runtime', 'package.json']) await cp(join(root, part), join(folder, part), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const guard of guards) {
    const { file, from, to } = patches[guard];
    const text = await readFile(join(folder, file), 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has changed: the patch "${guard}" does not fit`);
    await writeFile(
      join(folder, file),
      text.replace(from, () => to),
    );
  }
  return folder;
}

/** Removes the copy, if it is one. */
export async function removePatched(folder: string): Promise<void> {
  if (folder !== root) await rm(folder, { recursive: true, force: true });
}
