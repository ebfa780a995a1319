import { connect } from 'node:net';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scanFile } from '../attachments/scan.ts';
import { exampleDefinition, examplePosts } from '../municipality/builds.ts';
import type { Context, Given } from '../commands/context.ts';
import { readMail, readMetrics, readScan } from '../config.ts';
import { readBuild } from '../municipality/definitions.ts';
import { mustFit, readDirectory } from '../municipality/directory.ts';
import { codeOf, wayCodeOf, wayWords } from '../failure.ts';
import { askSender } from '../mail/sender.ts';
import { Provider } from '../sign-in/provider.ts';
import { readKeys } from '../sign-in/seals.ts';
import { mustKnow, readSignIn } from '../sign-in/settings.ts';
import { publicOnly } from '../webhooks/carrier.ts';
import { type Endpoint, readEndpoints } from '../webhooks/endpoints.ts';
import { type Check, type Finding, grave, warning, well } from './finding.ts';
import { site } from './site.ts';

const patienceMs = 10_000;

type Outside = Check<[Given, Context]>;

const definition: Outside = {
  latvian: 'Definīcija un amata vietas',
  english: 'Definition and posts',
  look: async ({ values }, { root, env }) => {
    const build = await readBuild(textOr(values.definition, env.RICIBA_DEFINITION ?? join(root, exampleDefinition)));
    const path = postsPath(values, env, root);
    mustFit(build.definition, await readDirectory(path), path);
    return well;
  },
};

const signIn: Outside = {
  latvian: 'Pierakstīšanās',
  english: 'Sign-in',
  look: async ({ values }, { root, env }) => {
    const path = textOr(values['sign-in'], env.RICIBA_SIGN_IN ?? '');
    if (!path)
      return warning(
        'iestatījumi nav norādīti (--sign-in): serveris darbosies kā demonstrācija.',
        'no settings are named (--sign-in): the server would be a demonstration.',
      );
    const settings = await readSignIn(path, env.RICIBA_OIDC_SECRET);
    mustKnow(settings, await readDirectory(postsPath(values, env, root)), path);
    if (!settings.oidc) return well;
    const { host } = new URL(settings.oidc.issuer);
    return await new Provider(settings.oidc, undefined).configuration().then(
      () => well,
      () =>
        grave(
          `pierakstīšanās pakalpojums ${host} neatbild vai nav tas, par ko uzdodas.`,
          `the provider ${host} does not answer, or is not who it says.`,
        ),
    );
  },
};

const keys: Outside = {
  latvian: 'Atslēgu datne',
  english: 'File of keys',
  look: async (_given, { env }) => {
    const path = env.RICIBA_KEYS;
    if (!path) return well;
    await readKeys(path);
    if (((await stat(path)).mode & 0o077) === 0) return well;
    return grave(
      `datni ${path} var lasīt citi lietotāji; atļaujiet to tikai servera lietotājam (chmod 600).`,
      `other users may read ${path}; let only the server’s user (chmod 600).`,
    );
  },
};

const scanner: Outside = {
  latvian: 'Vīrusu pārbaude',
  english: 'Virus scanner',
  look: async (_given, { env }) => {
    const settings = readScan(env);
    if (!settings)
      return warning(
        'nav norādīta (RICIBA_SCAN): datnes pret vīrusiem neviens nepārbauda.',
        'none is named (RICIBA_SCAN): nobody looks for viruses in files.',
      );
    const folder = await mkdtemp(join(tmpdir(), 'riciba-doctor-'));
    try {
      const path = join(folder, 'parbaude.txt');
      await writeFile(path, 'Rīcība');
      if ((await scanFile({ ...settings, whenAway: 'refuse' }, path)) === 'clean') return well;
    } finally {
      await rm(folder, { recursive: true });
    }
    const [latvian, english] =
      settings.whenAway === 'accept'
        ? ['datnes pieņem nepārbaudītas', 'files are taken in unscanned']
        : ['datnes nevar pievienot', 'no file can be added'];
    return grave(`ClamAV neatbild: ${latvian}.`, `ClamAV does not answer: ${english}.`);
  },
};

const mail: Outside = {
  latvian: 'E-pasta serveris',
  english: 'Mail server',
  look: async (_given, { env }) => {
    const settings = readMail(env);
    if (!settings) return warning('nav norādīts (RICIBA_SMTP).', 'none is named (RICIBA_SMTP).');
    try {
      return taken(settings.from, await askSender(settings));
    } catch (error) {
      const why = codeOf(error) || 'error';
      return why === 'EAUTH'
        ? grave('neatzīst lietotāju vai paroli.', 'does not know the user or the password.')
        : unanswered(error);
    }
  },
};

/** What stands in the way of letters from this address, by the code with which they would be answered. */
function taken(from: string, status: number): Finding[] {
  if (status >= 200 && status < 300) return well;
  if (status >= 400 && status < 500)
    return warning(
      `no adreses ${from} šobrīd vēstules nepieņem (atbilde ${status}).`,
      `takes no letters from ${from} at present (answer ${status}).`,
    );
  return grave(
    `no adreses ${from} vēstules nepieņem (atbilde ${status}): pārbaudiet RICIBA_MAIL_FROM.`,
    `takes no letters from ${from} (answer ${status}): look at RICIBA_MAIL_FROM.`,
  );
}

function unanswered(error: unknown): Finding[] {
  const [latvian, english] = wayWords(wayCodeOf(error) || 'error');
  return grave(`neatbild vai neļauj droši savienoties: ${latvian}.`, `does not answer, or not safely: ${english}.`);
}

const webhooks: Outside = {
  latvian: 'Paziņojumu saņēmēji',
  english: 'Webhooks',
  look: async (_given, { env }) => {
    const path = env.RICIBA_WEBHOOKS;
    if (!path) return well;
    const found = await Promise.all((await readEndpoints(path)).map(reached));
    return found.flat();
  },
};

/** A connection is opened and nothing said: what is sent there counts. */
async function reached({ name, url, private: own }: Endpoint): Promise<Finding[]> {
  const { hostname, port, protocol } = new URL(url);
  const why = await opens(hostname, Number(port) || (protocol === 'https:' ? 443 : 80), own !== true);
  if (why === undefined) return well;
  return why === 'private-address'
    ? grave(
        `«${name}» adrese ir iekšējā tīklā, bet tā nav atzīmēta ar "private".`,
        `the address of "${name}" is of a private network and not marked "private".`,
      )
    : warning(`«${name}» nav sasniedzams (${why}).`, `"${name}" is not reached (${why}).`);
}

const metrics: Outside = {
  latvian: 'Darbības rādītāji',
  english: 'Metrics',
  look: async (_given, { env }) => {
    const { page, collector } = readMetrics(env) ?? {};
    const found: Finding[] = [];
    if (page && page.port > 0 && !(await shows(`http://${page.host}:${page.port}/metrics`)))
      found.push(
        ...warning(
          'to lapa neatbild: vai nu serveris nedarbojas, vai šajā portā ir kas cits.',
          'their page does not answer: the server is off, or something else has its port.',
        ),
      );
    if (collector !== undefined) {
      const { hostname, port, protocol } = new URL(collector);
      const why = await opens(hostname, Number(port) || (protocol === 'https:' ? 443 : 80), false);
      if (why !== undefined)
        found.push(...warning(`savācējs nav sasniedzams (${why}).`, `the collector is not reached (${why}).`));
    }
    return found;
  },
};

/** What is looked at beside what is kept. */
export const outside: Outside[] = [definition, site, signIn, keys, scanner, mail, webhooks, metrics];

async function shows(url: string): Promise<boolean> {
  return await fetch(url, { signal: AbortSignal.timeout(patienceMs) })
    .then((response) => response.text())
    .then((text) => text.includes('riciba_'))
    .catch(() => false);
}

/** Does somebody take a connection there? Gives why not. */
function opens(hostname: string, port: number, onlyPublic: boolean): Promise<string | undefined> {
  return new Promise((done) => {
    const socket = connect({ host: hostname, port, ...(onlyPublic && { lookup: publicOnly }) });
    const end = (why?: string) => {
      socket.destroy();
      done(why);
    };
    socket.setTimeout(patienceMs, () => end('ETIMEDOUT'));
    socket.on('connect', () => end());
    socket.on('error', (error) => end('reason' in error ? String(error.reason) : codeOf(error) || 'error'));
  });
}

const postsPath = (values: Given['values'], env: NodeJS.ProcessEnv, root: string): string =>
  textOr(values.posts, env.RICIBA_POSTS ?? join(root, examplePosts));

function textOr(value: string | boolean | undefined, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
