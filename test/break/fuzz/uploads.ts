/** Uploads: some as the routes want them, most that lie about what they hold, are named oddly, or end too early. */
import * as fc from 'fast-check';
import { pdf } from '../../server/support/answers.ts';
import type { Known, Request } from './arbitraries.ts';

interface Content {
  bytes: Uint8Array;
  /** Endings of names under which it tells the truth. */
  is: string[];
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);

const contents: Content[] = [
  { bytes: pdf, is: ['.pdf'] },
  { bytes: png, is: ['.png'] },
  { bytes: bytesOf('Vēstule bez noformējuma.\n'), is: ['.txt'] },
  { bytes: bytesOf('<!doctype html><script>alert(document.cookie)</script>'), is: ['.txt'] },
  { bytes: bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), is: ['.txt'] },
  { bytes: bytesOf('MZ\u0000\u0003 This program cannot be run in DOS mode.'), is: [] },
  { bytes: bytesOf('#!/bin/sh\nrm -rf /\n'), is: ['.txt'] },
  { bytes: Uint8Array.from([0x50, 0x4b, 3, 4, ...Array.from({ length: 60 }, () => 0)]), is: [] },
  { bytes: bytesOf('\u0000'.repeat(5_000)), is: [] },
  { bytes: new Uint8Array(), is: [] },
  { bytes: new Uint8Array(300_000).fill(0x20), is: [] },
];

const names = [
  'Datne.pdf',
  'attēls.png',
  'piezīmes.txt',
  'liecība.edoc',
  '../../../etc/passwd.pdf',
  '..\\..\\boot.pdf',
  'a.pdf\u0000.exe',
  'vīruss.exe',
  'lapa.html',
  'lapa.pdf.html',
  '.pdf',
  '',
  'CON.pdf',
  '\u202Efdp.exe',
  '"; filename="x.exe',
  "'; drop table attachment; --.pdf",
  '<img src=x onerror=alert(1)>.pdf',
  `${'ē'.repeat(3_000)}.pdf`,
];

const places = [
  ['Situacija.jauna', 'situacija.datnes'],
  ['Situacija.jauna', 'berns.vards'],
  ['Situacija.jauna', '__proto__.constructor'],
  ['Administracija.nosutits', 'vestule.datnes'],
  ['Nav.tada', 'situacija.datnes'],
  ['', ''],
] as const;

/** How the body is put together. */
const shapes = [
  'whole',
  'whole',
  'whole',
  'file first',
  'two files',
  'no file',
  'cut',
  'no end',
  'twice the act',
] as const;

const boundary = 'riciba-robeza';
const line = '\r\n';

/** An upload, with whether its file is not what its name says. */
export interface Upload extends Request {
  lies: boolean;
}

export function anyUpload(known: Known, post: string): fc.Arbitrary<Upload> {
  const routes = ['/attachments', ...(known.case ?? []).map((id) => `/cases/${id}/letters/${id}.referral.9/signed`)];
  return fc
    .record({
      path: fc.constantFrom('/attachments', ...routes),
      content: fc.constantFrom(...contents),
      name: fc.constantFrom(...names),
      place: fc.oneof({ weight: 3, arbitrary: fc.constant(places[0]) }, fc.constantFrom(...places)),
      of: fc.constantFrom('', 'no-such', ...(known.case ?? [])),
      shape: fc.constantFrom(...shapes),
    })
    .map(({ path, content, name, place: [act, field], of, shape }) => {
      const fields = [part('act', act), part('field', field), ...(of ? [part('case', of)] : [])];
      const file = part('file', content.bytes, name);
      const parts = {
        whole: [...fields, file],
        'file first': [file, ...fields],
        'two files': [...fields, file, file],
        'no file': fields,
        cut: [...fields, file],
        'no end': [...fields, file],
        'twice the act': [...fields, part('act', 'Administracija.nosutits'), file],
      }[shape];
      const end = bytesOf(shape === 'no end' ? '' : `--${boundary}--${line}`);
      const whole = Buffer.concat([...parts, end]);
      return {
        method: 'POST',
        path,
        body: shape === 'cut' ? whole.subarray(0, Math.floor(whole.length / 2)) : whole,
        headers: {
          'X-Riciba': '1',
          'X-Riciba-Post': post,
          'Content-Type': `multipart/form-data; boundary=${boundary}`,
        },
        lies: !content.is.some((ending) => name.toLowerCase().endsWith(ending)),
      };
    });
}

function part(name: string, content: string | Uint8Array, file?: string): Buffer {
  const named = file === undefined ? '' : `; filename="${file}"`;
  const kind = file === undefined ? '' : `Content-Type: application/pdf${line}`;
  const head = `--${boundary}${line}Content-Disposition: form-data; name="${name}"${named}${line}${kind}${line}`;
  return Buffer.concat([bytesOf(head), typeof content === 'string' ? bytesOf(content) : content, bytesOf(line)]);
}
