import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { Problem } from '@riciba/runtime/server/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opening } from './support/answers.ts';
import { Site } from './support/site.ts';
import { Visitor } from './support/visitor.ts';

let site: Site;

beforeAll(async () => {
  site = await Site.start({ publicNames: ['riciba.piemers.lv'] });
});
afterAll(() => site.stop());

describe('a session', () => {
  it('offers the demo posts, begins with one of them, and ends at sign-out', async () => {
    const visitor = new Visitor(site.server.url);
    const before = await visitor.get<{ post: null; posts: { id: string }[] }>('/session');
    expect(before.body).toMatchObject({ post: null, demo: true });
    expect(before.body.posts.map((post) => post.id)).toContain('audzinataja');
    await visitor.signIn('audzinataja');
    const cookie = visitor.cookie;
    expect((await visitor.get('/session')).body).toMatchObject({
      post: { id: 'audzinataja', roleLabel: 'Pedagogs', bodyName: 'Ozolu pamatskola' },
    });
    await visitor.request('DELETE', '/session');
    visitor.cookie = cookie;
    expect((await visitor.get('/inbox')).status).toBe(401);
  });

  it('is a cookie that scripts and other sites do not get, and its token is not in the store', async () => {
    const reply = await new Visitor(site.server.url).request('POST', '/session', { post: 'direktore' });
    const set = reply.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Strict/);
    const token = /riciba_session=([^;]+)/.exec(set)?.[1] ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    const rows = await site.db.selectFrom('session').select('tokenHash').execute();
    expect(rows.some((row) => row.tokenHash.toString('utf8').includes(token))).toBe(false);
  });

  it('moves its end while it is used, and ends when it is not', async () => {
    const visitor = await site.signIn('inspektors');
    const first = (await visitor.get<{ expiresAt: string }>('/session')).body.expiresAt;
    site.aheadMs += 10 * 60_000;
    const second = (await visitor.get<{ expiresAt: string }>('/session')).body.expiresAt;
    expect(Date.parse(second) - Date.parse(first)).toBeGreaterThan(9 * 60_000);
    site.aheadMs += 16 * 60_000;
    expect((await visitor.get('/inbox')).status).toBe(401);
    site.aheadMs = 0;
  });

  it('of a site that is https is a cookie that no other site of the domain can set, nor is it sent without', async () => {
    const safe = await Site.start({ secure: true });
    const reply = await new Visitor(safe.server.url).request('POST', '/session', { post: 'direktore' });
    const set = reply.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/^__Host-riciba_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect(reply.headers.get('strict-transport-security')).toBe('max-age=31536000');
    const forged = await fetch(`${safe.server.url}/api/inbox`, { headers: { Cookie: set.replace('__Host-', '') } });
    expect(forged.status).toBe(401);
    await safe.stop();
  });

  it('of a post that does not exist is refused', async () => {
    expect(await new Visitor(site.server.url).request('POST', '/session', { post: 'neviens' })).toMatchObject({
      status: 422,
    });
  });

  it('is needed for everything that is not public', async () => {
    const stranger = new Visitor(site.server.url);
    const paths = ['/inbox', `/cases/${randomUUID()}`, '/openings', '/bodies', '/drafts/x', '/attachments/x'];
    const replies = await Promise.all(paths.map((path) => stranger.get<{ code: string }>(path)));
    expect(replies.map(({ status, body }, index) => [paths[index], status, body.code])).toEqual(
      paths.map((path) => [path, 401, 'sign-in']),
    );
    expect((await stranger.request('POST', '/cases/search', {})).status).toBe(401);
    expect((await stranger.try({ act: 'Situacija.jauna', answers: opening() })).status).toBe(401);
    expect((await stranger.upload(new Uint8Array(10), 'a.pdf', { act: 'a', field: 'b' })).status).toBe(401);
  });
});

describe('a request', () => {
  it('that changes something without the header is refused', async () => {
    const visitor = await site.signIn('audzinataja');
    const requests = ['POST /commands', 'POST /cases/search', 'PUT /drafts/x', 'DELETE /session', 'POST /attachments'];
    const replies = await Promise.all(
      requests.map((request) => {
        const [method = '', path = ''] = request.split(' ');
        return visitor.request(method, path, {}, { 'X-Riciba': '' });
      }),
    );
    expect(replies.map(({ status }) => status)).toEqual(requests.map(() => 403));
  });

  it('that changes something and does not say for whom its page was made is refused', async () => {
    const visitor = await site.signIn('audzinataja');
    visitor.post = '';
    const requests = ['POST /commands', 'POST /cases/search', 'PUT /drafts/x', 'DELETE /drafts/x', 'POST /attachments'];
    const replies = await Promise.all(
      requests.map((request) => {
        const [method = '', path = ''] = request.split(' ');
        return visitor.request<{ code: string }>(method, path, {});
      }),
    );
    expect(replies.map(({ status, body }) => [status, body.code])).toEqual(requests.map(() => [403, 'header-missing']));
    expect((await visitor.get('/inbox')).status).toBe(200);
  });

  it('of a page that was made for another post than is signed in now is refused', async () => {
    const visitor = await site.signIn('audzinataja');
    const saved = { answers: {}, revision: 1, command: randomUUID() };
    expect((await visitor.request('PUT', '/drafts/x', saved)).status).toBe(200);
    const page = { 'X-Riciba-Post': 'direktore' };
    const replies = await Promise.all([
      visitor.request('GET', '/inbox', undefined, page),
      visitor.request('GET', '/drafts/x', undefined, page),
      visitor.request('PUT', '/drafts/x', { ...saved, revision: 2 }, page),
      visitor.request('DELETE', '/drafts/x', undefined, page),
      visitor.request('POST', '/commands', { id: randomUUID(), act: 'Situacija.jauna', answers: opening() }, page),
      visitor.request('POST', '/attachments', new FormData(), page),
    ]);
    for (const reply of replies)
      expect(reply).toMatchObject({
        status: 401,
        body: { code: 'other-post', message: expect.stringMatching(/pierakstījies cits amats/) },
      });
    expect(await visitor.get('/drafts/x')).toMatchObject({ status: 200, body: { revision: 1 } });
    expect((await visitor.request('GET', '/session', undefined, page)).status).toBe(200);
  });

  it.each([
    ['127.0.0.1', 200],
    ['localhost:4180', 200],
    ['[::1]:4180', 200],
    ['Riciba.Piemers.LV', 200],
    ['uzbrucejs.lv', 421],
    ['127.0.0.1.uzbrucejs.lv', 421],
    ['192.168.1.5', 421],
  ])('to the host %s is answered %i', async (host, status) => {
    const { hostname, port } = new URL(site.server.url);
    for (const path of ['/api/session', '/'])
      expect(
        await new Promise((done, fail) => {
          get({ hostname, port, path, headers: { Host: host } }, (reply) => done(reply.resume().statusCode)).on(
            'error',
            fail,
          );
        }),
      ).toBe(status);
  });

  it('that is no JSON, of another shape, or too large gets a sentence in Latvian', async () => {
    const visitor = await site.signIn('audzinataja');
    for (const body of ['{', '[]', '{"act":1}', JSON.stringify({ id: 'x', act: 'y' })])
      expect({ sent: body, ...(await visitor.request('POST', '/commands', body)) }).toMatchObject({
        status: 400,
        body: { code: 'malformed', message: expect.stringMatching(/Pārlādējiet/) },
      });
    const large = { id: randomUUID(), act: 'Situacija.jauna', answers: { a: { b: 'x'.repeat(1_100_000) } } };
    expect(await visitor.request('POST', '/commands', large)).toMatchObject({ status: 413 });
    expect(await visitor.get('/nav-tada')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await visitor.request('POST', '/cases/search', { page: 0 })).toMatchObject({ status: 400 });
  });

  it('with a text that the store cannot hold is answered without a failure', async () => {
    const visitor = await site.signIn('audzinataja');
    const answers = opening({ situacija: { apraksts: 'a\u0000b \ud800' } });
    const { status } = await visitor.try({ act: 'Situacija.jauna', answers });
    expect([200, 400, 422]).toContain(status);
    expect((await visitor.request('POST', '/cases/search', { q: '\u0000' })).status).toBeLessThan(500);
    expect((await visitor.get('/drafts/%00')).status).toBeLessThan(500);
  });

  it('leaves one line in the log, with the pattern of its address and nobody in it', async () => {
    const visitor = await site.signIn('audzinataja');
    const { case: id } = await visitor.do({ act: 'Situacija.jauna', answers: opening() });
    await visitor.case(id);
    await visitor.cases({ q: 'Ozols' });
    const text = JSON.stringify(site.lines);
    expect(text).toContain('"/api/cases/:id"');
    for (const secret of [id, 'Ozols', 'audzinataja', 'Stundās']) expect(text).not.toContain(secret);
  });

  it('that fails inside is told without its reason', async () => {
    const visitor = await site.signIn('audzinataja');
    await site.db.schema.alterTable('draft').renameTo('draft_away').execute();
    try {
      const reply = await visitor.get('/openings');
      expect(reply).toMatchObject({ status: 500, body: { code: 'internal' } });
      expect(JSON.stringify(reply.body)).not.toMatch(/draft|relation|select/);
    } finally {
      await site.db.schema.alterTable('draft_away').renameTo('draft').execute();
    }
  });
});

describe('a page', () => {
  it('comes with a policy that allows only its own', async () => {
    await mkdir(join(site.options.hostFolder, 'assets'), { recursive: true });
    await writeFile(join(site.options.hostFolder, 'assets/index-abc.js'), 'export {};');
    const page = await fetch(`${site.server.url}/lietas/123`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(page.headers.get('cache-control')).toBe('no-store');
    const script = await fetch(`${site.server.url}/assets/index-abc.js`);
    expect(script.headers.get('cache-control')).toMatch(/immutable/);
    expect(script.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect((await fetch(`${site.server.url}/assets/none.js`)).status).toBe(404);
    const api = await fetch(`${site.server.url}/api/session`);
    expect(api.headers.get('cache-control')).toBe('no-store');
    for (const { headers } of [page, script, api])
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
      });
  });

  it('outside the host folder is not to be had', async () => {
    await writeFile(join(site.folder, 'noslepums.txt'), 'noslēpums');
    const { hostname, port } = new URL(site.server.url);
    for (const path of [
      '/../noslepums.txt',
      '/assets/../../noslepums.txt',
      '/%2e%2e/noslepums.txt',
      '/..%2fnoslepums.txt',
    ]) {
      const text = await new Promise<string>((done, fail) => {
        let got = '';
        const socket = connect(Number(port), hostname, () =>
          socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`),
        );
        socket.on('data', (chunk) => {
          got += chunk.toString();
        });
        socket.on('end', () => done(got));
        socket.on('error', fail);
      });
      expect([path, text].join(' → ')).not.toContain('noslēpums');
    }
  });
});

describe('the API', () => {
  it('takes a command as JSON only, as no form of another site can send it', async () => {
    const teacher = await site.signIn('audzinataja');
    const send = (type: string) =>
      teacher.request<Problem>(
        'POST',
        '/commands',
        { id: randomUUID(), act: 'Situacija.jauna', answers: opening() },
        { 'Content-Type': type },
      );
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/plain; application/json'])
      expect(await send(type)).toMatchObject({ status: 400, body: { code: 'malformed' } });
    expect((await send('application/json; charset=utf-8')).status).toBe(200);
  });

  it('describes itself from the schemas it checks with', async () => {
    const { status, body } = await new Visitor(site.server.url).get<{ paths: Record<string, object> }>('/openapi.json');
    expect(status).toBe(200);
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        '/session',
        '/inbox',
        '/cases/search',
        '/cases/{id}',
        '/openings',
        '/commands',
        '/drafts/{id}',
        '/attachments',
        '/attachments/{id}',
        '/definitions/{hash}',
        '/bodies',
      ]),
    );
    expect((await fetch(`${site.server.url}/api/health`)).status).toBe(200);
  });
});
