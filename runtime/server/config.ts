import { parseArgs } from 'node:util';
import { messageOf, StartError } from './failure.ts';

/** What whoever starts the server chose; the rest has defaults. */
export interface Config {
  port: number;
  host: string;
  /** Undefined: the default folder. */
  data?: string;
  definition?: string;
  posts?: string;
  /** Folder of the built host; undefined: built where it is missing. */
  pages?: string;
  /** Undefined: the embedded PostgreSQL. */
  database?: string;
  /** The site is reached by https, through a proxy. */
  secure: boolean;
}

const defaultPort = '4180';

export const usage = `npm start -- [--port 4180] [--host 127.0.0.1] [--data MAPE] [--definition MAPE] [--posts DATNE] [--pages MAPE]

  --port        ports (RICIBA_PORT)
  --host        adrese, kurā klausīties (RICIBA_HOST)
  --data        datu mape: datubāze un pievienotās datnes (RICIBA_DATA)
  --definition  mape, ko izveidoja «riciba build» (RICIBA_DEFINITION)
  --posts       amata vietu saraksts (RICIBA_POSTS)
  --pages       uzbūvētā lietotāja saskarne (RICIBA_PAGES)

  DATABASE_URL  cita PostgreSQL iebūvētās vietā
  RICIBA_HTTPS  1, ja vietni apmeklē ar https
`;

/**
 * Reads options, then the environment.
 * @throws StartError for an option that does not exist or a port that is none
 */
export function readConfig(args: string[], env: NodeJS.ProcessEnv): Config & { help: boolean } {
  const values = parse(args);
  const port = values.port ?? env.RICIBA_PORT ?? defaultPort;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new StartError(`«${port}» nav ports.`, `"${port}" is not a port.`);
  return {
    port: Number(port),
    host: values.host ?? env.RICIBA_HOST ?? '127.0.0.1',
    data: values.data ?? env.RICIBA_DATA,
    definition: values.definition ?? env.RICIBA_DEFINITION,
    posts: values.posts ?? env.RICIBA_POSTS,
    pages: values.pages ?? env.RICIBA_PAGES,
    database: env.DATABASE_URL || undefined,
    secure: env.RICIBA_HTTPS === '1',
    help: values.help ?? false,
  };
}

function parse(args: string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      args,
      options: {
        port: text,
        host: text,
        data: text,
        definition: text,
        posts: text,
        pages: text,
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    const why = messageOf(error).split('\n')[0] ?? '';
    throw new StartError(`Nesaprotama izvēle: ${why}\n\n${usage}`, `Unknown option: ${why}`);
  }
}
