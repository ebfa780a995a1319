import { parseArgs } from 'node:util';
import { mustBeAddress, readS3 } from '../config.ts';
import { messageOf, StartError } from '../failure.ts';
import { accountCommand } from './account.ts';
import { backupCommand, restoreCommand } from './backup.ts';
import { checkLogCommand } from './check-log.ts';
import type { Command, Context, Given } from './context.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { mailCommand } from './mail.ts';
import { migrateCommand } from './migrate.ts';
import { retentionCommand } from './retention.ts';

const commands: Record<string, Command> = {
  doctor: doctorCommand,
  backup: backupCommand,
  restore: restoreCommand,
  'check-log': checkLogCommand,
  mail: mailCommand,
  migrate: migrateCommand,
  retention: retentionCommand,
  export: exportCommand,
  account: accountCommand,
};

const usage = `riciba-server KOMANDA [--data MAPE]

${Object.values(commands)
  .map((command) => `  ${command.usage}\n      ${command.about}`)
  .join('\n')}

  --data        datu mape (RICIBA_DATA)
  DATABASE_URL  cita PostgreSQL iebūvētās vietā
`;

/**
 * Finds the command that is meant.
 * @returns what does it, giving the exit code
 * @throws StartError when there is none, or its options are others
 */
export function readCommand(
  [name = '', ...rest]: string[],
  env: NodeJS.ProcessEnv,
): (context: Omit<Context, 'place' | 'env'>) => Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new StartError(usage, `No such command: "${name}".`);
  const given = parse(command, rest);
  const database = env.DATABASE_URL || undefined;
  if (database !== undefined) mustBeAddress(database);
  const data = typeof given.values.data === 'string' ? given.values.data : env.RICIBA_DATA;
  const s3 = readS3(env);
  return (context) => command.run(given, { ...context, env, place: { database, data, s3 } });
}

function parse({ options, usage: own }: Command, args: string[]): Given {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { ...options, data: { type: 'string' } },
      allowPositionals: true,
    });
    return { words: positionals, values: { ...values } };
  } catch (error) {
    const why = messageOf(error).split('\n')[0] ?? '';
    throw new StartError(`Nesaprotama izvēle: ${why}\n\n  ${own}`, `Unknown option: ${why}`);
  }
}
