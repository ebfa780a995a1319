/** The typed client, and that it, the server and the API's own document say the same. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Validator } from '@seriousme/openapi-schema-validator';
import { ApiError, type Client, address, createClient, keepingCookies } from '@riciba/runtime/client';
import * as contract from '@riciba/runtime/server/contract';
import { createApp } from '@riciba/runtime/server/http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opening, pdf, reply } from './support/answers.ts';
import { Site } from './support/site.ts';

interface Described {
  content?: Record<string, { schema: object }>;
}
interface Operation {
  requestBody?: Described & { required?: boolean };
  responses: Record<string, Described>;
}
interface ApiDocument {
  openapi: string;
  servers: { url: string }[];
  security: Record<string, string[]>[];
  components: { securitySchemes: Record<string, { in: string; name: string }> };
  paths: Record<string, Record<string, Operation>>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
let site: Site;
let document: ApiDocument;
/** What was said otherwise than the document says. */
const differences: string[] = [];
const visited = new Set<string>();

beforeAll(async () => {
  site = await Site.start();
  document = await (await fetch(`${site.server.url}/api/openapi.json`)).json();
});
afterAll(() => site.stop());

/** Sends, and holds what is sent and what comes back against the document. */
function held(): (url: string, init: RequestInit) => Promise<Response> {
  const send = keepingCookies();
  return async (url, init) => {
    const response = await send(url, init);
    const at = `${init.method} ${new URL(url).pathname}`;
    const found = operationOf(init.method ?? '', new URL(url).pathname.replace(/^\/api/, ''));
    if (!found) return differs(response, `${at} is not in the document`);
    visited.add(found.name);
    const { requestBody, responses } = found.operation;
    const taken = requestBody?.content?.['application/json']?.schema;
    const parts = requestBody?.content?.['multipart/form-data']?.schema;
    if (init.body instanceof FormData && !fits(parts, textsOf(init.body)))
      return differs(response, `${at} takes the parts ${[...init.body.keys()].join(', ')}`);
    // A refusal of what was not as described would be no difference.
    if (response.ok && typeof init.body === 'string' && !fits(taken, JSON.parse(init.body)))
      return differs(response, `${at} takes ${init.body}`);
    const described = responses[String(response.status)] ?? responses.default;
    const kind = response.headers.get('content-type')?.split(';')[0] ?? '';
    const given = described?.content?.[kind]?.schema ?? described?.content?.['application/octet-stream']?.schema;
    if (response.status === 204) return response;
    if (!given) return differs(response, `${at} gives ${kind}`);
    if (kind === 'application/json' && !fits(given, await response.clone().json()))
      return differs(response, `${at} gives ${await response.clone().text()}`);
    return response;
  };
}

/** All that the document describes, as "get /cases/{id}". */
function allDescribed(): string[] {
  return Object.entries(document.paths)
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
    .toSorted();
}

function differs(response: Response, what: string): Response {
  differences.push(what);
  return response;
}

/** A file by its name. */
function textsOf(form: FormData): object {
  return Object.fromEntries([...form].map(([part, value]) => [part, typeof value === 'string' ? value : value.name]));
}

function fits(schema: object | undefined, value: unknown): boolean {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  return schema !== undefined && ajv.validate(schema, value);
}

function operationOf(method: string, path: string): { name: string; operation: Operation } | undefined {
  const parts = path.split('/');
  const isAt = (template: string) => {
    const wanted = template.split('/');
    return wanted.length === parts.length && wanted.every((one, index) => one.startsWith('{') || one === parts[index]);
  };
  // An address without parts in braces goes first.
  const templates = Object.keys(document.paths)
    .filter(isAt)
    .toSorted((a, b) => a.split('{').length - b.split('{').length);
  for (const template of templates) {
    const operation = document.paths[template]?.[method.toLowerCase()];
    if (operation) return { name: `${method.toLowerCase()} ${template}`, operation };
  }
  return undefined;
}

async function signedIn(post: string): Promise<Client> {
  const client = createClient({ url: site.server.url, send: held() });
  await client.post('/session', { body: { post } });
  return client;
}

/** Does what a case's page offers. */
async function act(client: Client, id: string, key: string, answers?: object): Promise<void> {
  const { version, offers } = await client.get('/cases/{id}', { path: { id } });
  const offer = offers.find((one) => one.act === key && !one.blocked);
  const body = { id: randomUUID(), case: id, version, act: key, target: offer?.target, answers: { ...answers } };
  await client.post('/commands', { body });
}

function runExample(post: string): Promise<{ stdout: string }> {
  return promisify(execFile)(process.execPath, [`${root}runtime/client/example.ts`, site.server.url, post]);
}

/** Never called: what is wrong in it must be an error to the compiler. */
export async function wronglyTyped(client: Client): Promise<void> {
  // @ts-expect-error there is no such address
  await client.get('/nav');
  // @ts-expect-error a part of the address is missing
  await client.get('/cases/{id}');
  // @ts-expect-error a page is a number
  await client.get('/inbox', { query: { page: 'x' } });
  // @ts-expect-error this is not what it takes
  await client.post('/session', { body: { posts: 1 } });
  // @ts-expect-error this is no file
  await client.file('/inbox');
}

it('the document is one of OpenAPI 3.1, as a validator says that is not ours', async () => {
  const { valid, errors } = await new Validator().validate({ ...document });
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

it('the document says where it holds, and what a request carries with it', async () => {
  const { servers, security, components } = document;
  const [{ url: base } = { url: '' }] = servers;
  expect((await fetch(new URL(`${base}/health`, site.server.url))).status).toBe(200);
  expect(security[0]).toEqual(Object.fromEntries(Object.keys(components.securitySchemes).map((name) => [name, []])));
  // Whoever knows nothing but the document signs in, and is heard.
  const post = 'audzinataja';
  const named = Object.values(components.securitySchemes);
  const headers = Object.fromEntries(
    named.flatMap((one) => (one.in === 'header' ? [[one.name, one.name === 'X-Riciba-Post' ? post : '1']] : [])),
  );
  const begun = await fetch(new URL(`${base}/session`, site.server.url), {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify({ post }),
  });
  const [cookie = ''] = begun.headers.getSetCookie();
  expect(named).toContainEqual(expect.objectContaining({ in: 'cookie', name: cookie.split('=')[0] }));
  const heard = { headers: { ...headers, Cookie: cookie.split(';')[0] ?? '' } };
  expect((await fetch(new URL(`${base}/inbox`, site.server.url), heard)).status).toBe(200);
});

it('the document has all that the server answers to', () => {
  const { routes } = createApp(site.server.services, site.options);
  const answered = routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && path !== '/api/openapi.json')
    .map(({ method, path }) => `${method.toLowerCase()} ${path.slice('/api'.length).replaceAll(/:(\w+)/g, '{$1}')}`);
  expect([...new Set(answered)].toSorted()).toEqual(allDescribed());
  expect(answered.length).toBeGreaterThan(40);
});

it('what takes a file says which parts it takes, and what is needed', () => {
  const forms = Object.entries(document.paths).flatMap(([path, { post }]) => {
    const schema = post?.requestBody?.content?.['multipart/form-data']?.schema;
    return schema ? [{ path, schema }] : [];
  });
  expect(forms.map(({ path }) => path)).toEqual([
    '/attachments',
    '/cases/{id}/letters/{referral}/signed',
    '/cases/{id}/documents/{seq}/{document}/signed',
  ]);
  const [attachment, ...signed] = forms.map(({ schema }) => schema);
  expect(attachment).toMatchObject({
    properties: { act: { type: 'string' }, file: { format: 'binary' } },
    required: ['act', 'field', 'file'],
  });
  for (const one of signed)
    expect(one).toMatchObject({ properties: { file: { format: 'binary' } }, required: ['file'] });
});

it('the document and the client have the same addresses', () => {
  const inContract = Object.values(contract).map(({ method, path }) => `${method} ${path}`);
  expect(allDescribed()).toEqual(inContract.toSorted());
  expect(document.openapi).toBe('3.1.0');
});

describe('a client made from the description', () => {
  it('goes from the first act of a case to its letter, and each word of both sides is as the document says', async () => {
    const teacher = await signedIn('audzinataja');
    const [first] = await teacher.get('/openings');
    const draft = { answers: opening(), page: 'berns', revision: 1, command: randomUUID() };
    const place = { path: { id: `new~${first?.act}` } };
    await teacher.put('/drafts/{id}', { ...place, body: draft });
    expect(await teacher.get('/drafts/{id}', place)).toMatchObject({ revision: 1 });
    await teacher.delete('/drafts/{id}', place);
    expect(await teacher.get('/drafts/{id}', place)).toBeNull();
    expect(await teacher.get('/bodies', { query: { institution: 'Skola' } })).not.toHaveLength(0);

    const begun = { id: randomUUID(), act: first?.act ?? '', answers: opening(), definition: first?.definition };
    const { case: id } = await teacher.post('/commands', { body: begun });
    expect(await teacher.post('/commands', { body: begun })).toMatchObject({ case: id });
    await act(teacher, id, 'Situacija.nodots');
    const { cases } = await teacher.post('/cases/search', { body: { q: 'kārlis' } });
    expect(cases.map((one) => one.id)).toEqual([id]);

    const head = await signedIn('direktore');
    expect((await head.get('/inbox')).items).not.toHaveLength(0);
    await act(head, id, 'Administracija.vecaki', reply);
    const form = new FormData();
    form.set('act', 'Administracija.nosutits');
    form.set('field', 'vestule.datnes');
    form.set('case', id);
    form.set('file', new Blob([Uint8Array.from(pdf)]), 'Vēstule.pdf');
    const file = await head.upload('/attachments', { form });
    const vestule = { pamats: ['socialas'], datnes: [file.id] };
    await act(head, id, 'Administracija.nosutits', { berns: opening().berns, vestule });
    const { referrals, definition } = await head.get('/cases/{id}', { path: { id } });
    const letter = { path: { id, referral: referrals[0]?.id ?? '', format: 'pdf' as const } };
    const paper = await head.file('/cases/{id}/letters/{referral}/{format}', letter);
    expect((await paper.text()).startsWith('%PDF')).toBe(true);
    expect(await head.get('/cases/{id}/letters/{referral}/signed', letter)).toMatchObject({ mayAdd: true });
    expect((await head.get('/definitions/{hash}', { path: { hash: definition } })).hash).toBe(definition);
    expect(await head.post('/calendar')).toMatchObject({ path: expect.stringMatching(/^\/api\/calendar\//) });
    await head.delete('/calendar');
    expect(await head.get('/reports')).toEqual([]);
    expect((await head.delete('/session')).post).toBeNull();

    expect(differences).toEqual([]);
    expect(visited.size).toBeGreaterThan(17);
  });

  it('is told no in the words of the server, and that nobody is there by what sends', async () => {
    const client = await signedIn('audzinataja');
    const missing = await client.get('/cases/{id}', { path: { id: 'nav/tādas?' } }).catch((error: unknown) => error);
    expect(missing).toBeInstanceOf(ApiError);
    expect(missing).toMatchObject({ status: 404, problem: { code: 'not-found' } });
    const left = await client.get('/inbox', { post: 'direktore' }).catch((error: unknown) => error);
    expect(left).toMatchObject({ status: 401, problem: { code: 'other-post' } });
    const nobody = createClient({ url: 'http://127.0.0.1:9' });
    await expect(nobody.get('/session')).rejects.not.toBeInstanceOf(ApiError);
    expect(differences).toEqual([]);
  });

  it('makes addresses in which nothing breaks out of its place', () => {
    const id = 'a/b?c#d ē';
    expect(address('/cases/{id}', { path: { id } })).toBe(`/api/cases/${encodeURIComponent(id)}`);
    const period = { from: '2026-09-01', to: '2027-05-31' };
    expect(address('/reports/{key}/csv', { path: { key: 'A&b' }, query: period })).toBe(
      '/api/reports/A%26b/csv?from=2026-09-01&to=2027-05-31',
    );
  });

  it('is what the example shows, which runs', async () => {
    const { stdout } = await runExample('direktore');
    expect(stdout).toMatch(/^Direktore.*: gaida \d+/);
    await expect(runExample('nav-tada')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^422 no-such-post/),
    });
  });
});
