import { createReadStream } from 'node:fs';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { AwsV4Signer } from 'aws4fetch';
import { FolderStorage, type Measured, type Storage } from './storage.ts';

/** A store that speaks S3: of a cloud, or MinIO, Ceph, Garage of one's own. */
export interface S3Settings {
  /** Its address, with the bucket as the first part of the path: `https://s3.novads.lv/riciba`. */
  bucket: string;
  region: string;
  keyId: string;
  secret: string;
}

/** A store that is silent for so long is away. */
const silentMs = 30_000;
/** SHA-256 of nothing. */
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** It said no, or something that is not of S3. Its words may name the bucket, so they are not repeated. */
class S3Error extends Error {
  readonly code: string;

  constructor(status: number) {
    super(`S3 ${status}`);
    this.name = 'S3Error';
    this.code = `S3_${status}`;
  }
}

/** The store where it is said how to reach one, else a folder. */
export function storageOf(folder: string, s3: S3Settings | undefined): Storage {
  return s3 ? new S3Storage(s3) : new FolderStorage(folder);
}

/** Uploaded files in a bucket, each as one object named by its id. Streamed both ways; each request is signed anew. */
class S3Storage implements Storage {
  readonly #settings: S3Settings;

  constructor(settings: S3Settings) {
    this.#settings = settings;
  }

  /** What arrives must be what was measured: its hash is part of what is signed. */
  async put(id: string, path: string, { size, sha256 }: Measured): Promise<void> {
    const response = await this.#ask('PUT', id, { body: createReadStream(path), size, hash: sha256.toString('hex') });
    await done(response);
  }

  async read(id: string): Promise<Readable | undefined> {
    const response = await this.#ask('GET', id);
    if (response.statusCode === 200) return response;
    response.resume();
    if (response.statusCode === 404) return undefined;
    throw new S3Error(response.statusCode ?? 0);
  }

  async has(id: string): Promise<boolean> {
    const response = await this.#ask('HEAD', id);
    response.resume();
    if (response.statusCode === 200 || response.statusCode === 404) return response.statusCode === 200;
    throw new S3Error(response.statusCode ?? 0);
  }

  async remove(id: string): Promise<void> {
    await done(await this.#ask('DELETE', id));
  }

  async *ids(): AsyncIterable<string[]> {
    let after = '';
    for (;;) {
      const query = new URLSearchParams({ 'list-type': '2', ...(after && { 'start-after': after }) });
      const response = await this.#ask('GET', `?${query.toString()}`);
      if (response.statusCode !== 200) throw new S3Error(response.statusCode ?? 0);
      // Names are ids of ours: nothing in them is written otherwise in XML.
      const xml = (await buffer(response)).toString('utf8');
      const names = [...xml.matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, name = '']) => name);
      if (names.length > 0) yield names;
      after = names.at(-1) ?? '';
      if (!/<IsTruncated>true</.test(xml) || after === '') return;
    }
  }

  async #ask(
    method: 'GET' | 'HEAD' | 'PUT' | 'DELETE',
    rest: string,
    upload?: { body: Readable; size: number; hash: string },
  ): Promise<IncomingMessage> {
    const { bucket, region, keyId, secret } = this.#settings;
    const base = bucket.replace(/\/$/, '');
    const url = new URL(rest.startsWith('?') ? `${base}${rest}` : `${base}/${encodeURIComponent(rest)}`);
    const { headers } = await new AwsV4Signer({
      method,
      url: url.href,
      headers: { 'X-Amz-Content-Sha256': upload?.hash ?? emptyHash },
      accessKeyId: keyId,
      secretAccessKey: secret,
      service: 's3',
      region,
    }).sign();
    if (upload) headers.set('Content-Length', String(upload.size));
    return await send(url, method, Object.fromEntries(headers), upload?.body);
  }
}

async function send(url: URL, method: string, headers: Record<string, string>, body?: Readable) {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const sent = request(url, { method, headers, timeout: silentMs });
  const answer = new Promise<IncomingMessage>((resolve, fail) => {
    sent.on('response', resolve);
    sent.on('error', fail);
    sent.on('timeout', () => sent.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })));
  });
  // A store that refuses early answers while the body is still on its way.
  if (body) pipeline(body, sent).catch(() => undefined);
  else sent.end();
  return await answer;
}

async function done(response: IncomingMessage): Promise<void> {
  const { statusCode = 0 } = response;
  for await (const _ of response);
  if (statusCode < 200 || statusCode > 299) throw new S3Error(statusCode);
}
