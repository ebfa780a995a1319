import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpenIdProvider } from '../support/openid-provider.ts';
import { Bucket } from './support/bucket.ts';
import { run, typed } from './support/command.ts';
import { sendCase } from './support/course.ts';
import { smallPosts, writeBuild } from './support/definition.ts';
import { Mailbox } from './support/mailbox.ts';
import { Receiver } from './support/receiver.ts';
import { Scanner } from './support/scanner.ts';
import { Site } from './support/site.ts';
import { timedDefinition } from './support/timed.ts';

/** Nobody listens there. */
const nowhere = '127.0.0.1:9';

let folder: string;
let site: Site;
let bucket: Bucket;
const scanner = new Scanner();
const mailbox = new Mailbox();
const receiver = new Receiver();
let provider: OpenIdProvider;
/** All that a server may be given, and all of it well. */
let env: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'riciba-doctor-'));
  bucket = new Bucket(join(folder, 's3'));
  await Promise.all([bucket.up(), scanner.up(), mailbox.up(), receiver.up()]);
  provider = await OpenIdProvider.start();
  provider.serve('http://127.0.0.1:4180');
  site = await Site.start({ s3: bucket.settings, metrics: { page: { host: '127.0.0.1', port: 0 } } });
  const endpoint = { name: 'novads', url: receiver.url, secret: `whsec_${'A'.repeat(40)}`, private: true };
  await writeFile(join(folder, 'webhooks.json'), JSON.stringify([endpoint]));
  const { issuer, client } = provider;
  await writeFile(join(folder, 'sign-in.json'), JSON.stringify(signIn(issuer, client)));
  const posts = smallPosts.posts.map((post) => ({ ...post, email: `${post.id}@piemers.lv` }));
  await writeFile(join(folder, 'with-email.json'), JSON.stringify({ ...smallPosts, posts }));
  await writeBuild(join(folder, 'timed'), timedDefinition());
  env = {
    DATABASE_URL: site.options.database,
    RICIBA_S3: bucket.settings.bucket,
    RICIBA_S3_KEY: bucket.settings.keyId,
    RICIBA_S3_SECRET: bucket.settings.secret,
    RICIBA_SCAN: scanner.address,
    RICIBA_SMTP: `smtp://127.0.0.1:${mailbox.port}`,
    RICIBA_MAIL_FROM: 'riciba@piemers.lv',
    RICIBA_SITE: site.server.url,
    RICIBA_WEBHOOKS: join(folder, 'webhooks.json'),
    RICIBA_SIGN_IN: join(folder, 'sign-in.json'),
    RICIBA_METRICS: new URL(site.server.metrics ?? '').host,
    RICIBA_OTLP: `http://127.0.0.1:${receiver.port}/v1/metrics`,
  };
});
afterAll(async () => {
  await site.stop();
  await Promise.all([bucket.down(), scanner.down(), mailbox.down(), receiver.down(), provider.stop()]);
  await rm(folder, { recursive: true });
});

function signIn(issuer: string, client: string) {
  const posts = [{ claim: 'groups', value: 'x', post: 'direktore' }];
  return { oidc: { issuer, client, label: 'L', posts } };
}

/** What is changed in a process before it begins needs one of its own. */
const ask = (over: Record<string, string> = {}, asking = 'NODE_OPTIONS' in over ? typed : run) =>
  asking(['doctor', '--data', site.folder, '--definition', site.options.definition, '--posts', site.options.posts], {
    ...env,
    ...over,
  });

/** What is changed in a process before it begins. */
const patched = (code: string) => ({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` });

describe('the doctor', () => {
  it('of a server with all that there is finds nothing wrong, sends nothing and leaves nothing behind', async () => {
    const { code, output } = await ask({}, typed);
    expect(output.split('\n').filter((line) => line !== '' && !line.startsWith('labi '))).toEqual([
      expect.stringMatching(/^uzmanību {2}Lietas un pierakstīšanās: datubāze ir demonstrācijai.* \/ .*demonstration/),
    ]);
    for (const thing of [
      'Vīrusu pārbaude / Virus scanner',
      'E-pasta serveris / Mail server',
      'Paziņojumu saņēmēji / Webhooks',
      'Darbības rādītāji / Metrics',
      'Datņu krātuve / Store of files',
      'Pierakstīšanās / Sign-in',
      'Vietnes adrese / Address of the site',
    ])
      expect(output).toMatch(new RegExp(`^labi +${thing}$`, 'm'));
    expect(code).toBe(0);
    expect(mailbox.received).toEqual([]);
    expect(receiver.hooks).toEqual([]);
    const left: string[] = [];
    for await (const some of site.server.services.attachments.ids()) left.push(...some);
    expect(left).toEqual([]);
  });

  it.each<[string, number, () => Record<string, string>, RegExp]>([
    [
      'no store of files',
      1,
      () => ({ RICIBA_S3: `http://${nowhere}/x` }),
      /^KĻŪDA +Datņu krātuve: tajā nevar rakstīt.*ECONN.* \/ Store of files: it cannot be written/m,
    ],
    [
      'a store that does not let it write',
      1,
      () => ({ RICIBA_S3_SECRET: 'cita' }),
      /^KĻŪDA +Datņu krātuve: .*: atslēga ir nepareiza.* \(S3_403\)/m,
    ],
    [
      'a bucket that is gone',
      1,
      () => ({ RICIBA_S3: `${bucket.settings.bucket}x` }),
      /^KĻŪDA +Datņu krātuve: .*: tāda spaiņa nav \(S3_404\)/m,
    ],
    [
      'no scanner',
      1,
      () => ({ RICIBA_SCAN: `tcp://${nowhere}` }),
      /^KĻŪDA +Vīrusu pārbaude: ClamAV neatbild: datnes nevar pievienot\. \/ Virus scanner/m,
    ],
    [
      'a scanner’s setting that is none',
      1,
      () => ({ RICIBA_SCAN: 'clamd' }),
      /^KĻŪDA +Vīrusu pārbaude: RICIBA_SCAN jābūt/m,
    ],
    [
      'no mail server',
      1,
      () => ({ RICIBA_SMTP: `smtp://${nowhere}` }),
      /^KĻŪDA +E-pasta serveris: neatbild vai neļauj droši savienoties: tur neviens neklausās \(ECONNREFUSED\)\./m,
    ],
    [
      'half of the settings of e-mail',
      1,
      () => ({ RICIBA_SITE: '' }),
      /^KĻŪDA +E-pasta serveris: E-pastam vajag trīs/m,
    ],
    ['no list of webhooks', 1, () => ({ RICIBA_WEBHOOKS: '/nav.json' }), /^KĻŪDA +Paziņojumu saņēmēji: .*nav\.json/m],
    [
      'metrics that nobody shows or takes',
      0,
      () => ({ RICIBA_METRICS: nowhere, RICIBA_OTLP: `http://${nowhere}/` }),
      /^uzmanību +Darbības rādītāji: to lapa neatbild[^]*^uzmanību +Darbības rādītāji: savācējs nav sasniedzams \(ECONNREFUSED\)/m,
    ],
    [
      'a clock that is off',
      0,
      () =>
        patched(
          'const n = Date.now; Date.now = () => n() + 60000; const D = Date; globalThis.Date = class extends D { constructor(...a) { super(...(a.length ? a : [D.now()])); } };',
        ),
      /^uzmanību +Pulkstenis: .* par (59|60|61) s/m,
    ],
    [
      'a disk that is full',
      1,
      () =>
        patched(
          "import fs from 'node:fs/promises'; import { syncBuiltinESMExports } from 'node:module'; fs.statfs = async () => ({ bavail: 5, bsize: 1000000 }); syncBuiltinESMExports();",
        ),
      /^KĻŪDA +Vieta diskā: brīvi tikai 5 MB\. \/ Disk space: only 5 MB are free\.$/m,
    ],
    [
      'a database that is away',
      1,
      () => ({ DATABASE_URL: `postgres://a:noslepums@${nowhere}/x` }),
      /^KĻŪDA +Datubāze: .*neatbild: tur neviens neklausās \(ECONNREFUSED\)/m,
    ],
    [
      'a database that does not know its user',
      1,
      () => ({ DATABASE_URL: Object.assign(new URL(site.options.database), { password: 'noslepums' }).href }),
      /^KĻŪDA +Datubāze: Datubāzes 127\.0\.0\.1:\S+ serveris neatzīst lietotāju vai paroli\. Pārbaudiet/m,
    ],
    [
      'a file of keys that is not there',
      1,
      () => ({ RICIBA_KEYS: '/nav/atslegas' }),
      /^KĻŪDA +Atslēgu datne: Atslēgu datni \/nav\/atslegas \(RICIBA_KEYS\) nevar nolasīt: tur nekā nav \(ENOENT\)/m,
    ],
    [
      'a site of a name that it is not served by',
      1,
      () => ({ RICIBA_SITE: 'https://riciba.invalid', RICIBA_PUBLIC: 'cits.invalid' }),
      /^uzmanību +Vietnes adrese: RICIBA_SITE un RICIBA_HTTPS nesader[^]*^KĻŪDA +Vietnes adrese: serveris neatbild nosaukumam riciba\.invalid: pievienojiet/m,
    ],
    ['a port that is none', 1, () => ({ RICIBA_PORT: 'daudz' }), /^KĻŪDA +Vietnes adrese: «daudz» nav ports\./m],
  ])('with %s says so in a sentence, and exits with %i', async (_what, wanted, over, sentence) => {
    const { code, output } = await ask(over());
    expect(output).toMatch(sentence);
    expect(code).toBe(wanted);
    expect(output).not.toMatch(/ {4}at |noslepums|parole@127/);
  });

  it('tells of a mail server that does not know its user, and repeats no password', async () => {
    const strict = new SMTPServer({
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      onAuth: (_auth, _session, answer) => answer(new Error('no')),
    });
    const listening = strict.listen(0, '127.0.0.1');
    await new Promise((done) => listening.once('listening', done));
    const address = listening.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, output } = await ask({ RICIBA_SMTP: `smtp://riciba:noslepums@127.0.0.1:${port}` });
    expect(output).toMatch(/^KĻŪDA +E-pasta serveris: neatzīst lietotāju vai paroli\. \/ Mail server: does not know/m);
    expect(output).not.toContain('noslepums');
    expect(code).toBe(1);
    await new Promise<void>((done) => strict.close(done));
  });

  it.each([
    [
      550,
      1,
      /^KĻŪDA +E-pasta serveris: no adreses riciba@piemers\.lv vēstules nepieņem \(atbilde 550\): pārbaudiet RICIBA_MAIL_FROM\./m,
    ],
    [451, 0, /^uzmanību +E-pasta serveris: no adreses riciba@piemers\.lv šobrīd vēstules nepieņem \(atbilde 451\)\./m],
  ])(
    'tells of a mail server that answers %i to the address that letters come from, and sends none',
    async (responseCode, wanted, sentence) => {
      const told: string[] = [];
      const strict = new SMTPServer({
        authMethods: ['PLAIN'],
        allowInsecureAuth: true,
        disabledCommands: ['STARTTLS'],
        onAuth: ({ username }, _session, answer) => answer(null, { user: username }),
        onMailFrom: ({ address }, { user }, answer) => {
          told.push(`${user} ${address}`);
          answer(Object.assign(new Error('no'), { responseCode }));
        },
        onRcptTo: (_address, _session, answer) => {
          told.push('rcpt');
          answer();
        },
      });
      const listening = strict.listen(0, '127.0.0.1');
      await new Promise((done) => listening.once('listening', done));
      const address = listening.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      const { code, output } = await ask({ RICIBA_SMTP: `smtp://riciba:noslepums@127.0.0.1:${port}` });
      expect(output).toMatch(sentence);
      expect(code).toBe(wanted);
      expect(told).toEqual(['riciba riciba@piemers.lv']);
      await new Promise<void>((done) => strict.close(done));
    },
  );

  it('tells of an endpoint that is away, and of one in a network it may not enter', async () => {
    const path = join(folder, 'citi.json');
    const secret = `whsec_${'A'.repeat(40)}`;
    await writeFile(
      path,
      JSON.stringify([
        { name: 'prom', url: `http://${nowhere}/`, secret, private: true },
        { name: 'slepens', url: 'https://localhost/', secret },
      ]),
    );
    const { output } = await ask({ RICIBA_WEBHOOKS: path });
    expect(output).toMatch(/^uzmanību +Paziņojumu saņēmēji: «prom» nav sasniedzams \(ECONNREFUSED\)/m);
    expect(output).toMatch(/^KĻŪDA +Paziņojumu saņēmēji: «slepens» adrese ir iekšējā tīklā/m);
  });

  it('tells of a provider that is away, and of one that is another', async () => {
    const path = join(folder, 'cits.json');
    await writeFile(path, JSON.stringify(signIn(`http://${nowhere}`, 'r')));
    expect((await ask({ RICIBA_SIGN_IN: path })).output).toMatch(/^KĻŪDA +Pierakstīšanās: .*127\.0\.0\.1:9 neatbild/m);
    await writeFile(path, JSON.stringify(signIn(`${provider.issuer}/cits`, 'r')));
    expect((await ask({ RICIBA_SIGN_IN: path })).output).toMatch(/^KĻŪDA +Pierakstīšanās: .*neatbild vai nav tas/m);
  });

  it('tells of a server whose port of metrics somebody else has', async () => {
    const other: Server = createServer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect((await ask({ RICIBA_METRICS: String(port) })).output).toMatch(/Darbības rādītāji: to lapa neatbild/);
    other.close();
  });

  it('tells of a PostgreSQL whose own log would hold what people write', async () => {
    const { pathname } = new URL(site.options.database);
    const name = sql.ref(pathname.slice(1));
    await sql`alter database ${name} set log_error_verbosity = 'default'`.execute(site.db);
    const { code, output } = await ask();
    await sql`alter database ${name} reset log_error_verbosity`.execute(site.db);
    expect(output).toMatch(/^uzmanību +PostgreSQL: tās žurnālā var nonākt cilvēku dati: log_error_verbosity/m);
    expect(code).toBe(0);
  });

  it('takes the definition and the posts from where the server does', async () => {
    for (const over of [{ RICIBA_POSTS: '/nav.json' }, { RICIBA_DEFINITION: '/nav' }])
      expect((await run(['doctor', '--data', site.folder], { ...env, ...over })).output).toMatch(
        /^KĻŪDA +Definīcija un amata vietas: .*\/nav/m,
      );
  });

  it('tells of a database that is empty, and of one in which it may make no tables', async () => {
    const database = new URL(site.options.database);
    database.pathname = `/doctor_${randomUUID().replaceAll('-', '')}`;
    const empty = await ask({ DATABASE_URL: database.href });
    expect(empty.output).toMatch(/^uzmanību +Datubāzes uzbūve: datubāze ir tukša; serveris to iekārtos/m);
    expect(empty.output).not.toMatch(/42P01|neizdevās pārbaudīt/);
    expect(empty.code).toBe(0);
    const user = `viesis_${randomUUID().slice(0, 8)}`;
    await sql`create role ${sql.ref(user)} login password 'noslepums'`.execute(site.db);
    try {
      const as = Object.assign(new URL(database), { username: user, password: 'noslepums' }).href;
      const denied = await ask({ DATABASE_URL: as });
      expect(denied.output).toMatch(/^KĻŪDA +Datubāzes uzbūve: lietotājs, kas norādīts DATABASE_URL, nedrīkst/m);
      expect(denied.code).toBe(1);
      await expect(Site.start({ database: as })).rejects.toThrow(
        /^Lietotājs, kas norādīts DATABASE_URL, nedrīkst veidot vai mainīt tabulas\./,
      );
    } finally {
      await sql`drop role ${sql.ref(user)}`.execute(site.db);
    }
  });

  it('tells of a data folder in which nobody may write', async () => {
    const { output } = await ask(
      patched(
        "import fs from 'node:fs/promises'; import { syncBuiltinESMExports } from 'node:module'; fs.access = async () => { throw Object.assign(new Error('x'), { code: 'EROFS' }); }; syncBuiltinESMExports();",
      ),
    );
    expect(output).toMatch(/^KĻŪDA +Datu mape: datu mapē \S+ nevar rakstīt: tur var tikai lasīt \(EROFS\)/m);
  });

  it('tells of a structure of another version', async () => {
    await sql`insert into kysely_migration (name, timestamp) values ('999-next', 'x')`.execute(site.db);
    const { code, output } = await ask();
    await sql`delete from kysely_migration where name = '999-next'`.execute(site.db);
    expect(output).toMatch(
      /^KĻŪDA +Datubāzes uzbūve: tā nav šīs versijas.* \/ Structure of the database: it is not of/m,
    );
    expect(code).toBe(1);
  });

  it('tells of a term that passed and nobody carried out, and of what could not be sent; of no case or person', async () => {
    const other = await Site.start({
      definition: join(folder, 'timed'),
      posts: join(folder, 'with-email.json'),
      s3: bucket.settings,
      mail: { smtp: `smtp://127.0.0.1:${mailbox.port}`, from: 'riciba@piemers.lv', site: 'https://riciba.piemers.lv' },
      mailMs: 20,
    });
    // Nobody was there since: what fell due meanwhile stands as it was.
    other.goTo('2026-03-03T08:00:00.000Z');
    mailbox.unknown.add('darbinieks@piemers.lv');
    await sendCase(await other.signIn('audzinataja'), await other.signIn('direktore'), ['socialas']);
    const dead = () => other.db.selectFrom('outbox').select('id').where('status', '=', 'dead').execute();
    await expect.poll(async () => (await dead()).length).toBe(1);
    await other.server.stop();
    const { code, output } = await ask({ DATABASE_URL: other.options.database });
    expect(output).toMatch(
      /^uzmanību +Termiņi: lietas, kurās pagājis termiņš vēl nav atzīmēts: 1; .* \/ Terms: cases where a term that passed is not recorded yet: 1;/m,
    );
    expect(output).toMatch(/^uzmanību +Sūtāmais: nenosūtīti paziņojumi: 1; .* \/ Outbox: messages given up: 1;/m);
    expect(output).not.toMatch(/Ozol|piemers\.lv|2026-\d{4}/);
    expect(code).toBe(0);
    await rm(other.folder, { recursive: true });
  });
});
