import { inflateSync } from 'node:zlib';

/** One object of a PDF: its dictionary as text, and what its stream holds. */
interface Part {
  head: string;
  stream?: Buffer;
}

/**
 * What of ISO 19005-2 (PDF/A-2, conformance A) can be told by reading a file as it is written here: objects one after another, in no
 * other's stream. No validator stands behind it: colours, glyphs and the order of tags are not looked at.
 * @returns the clauses that it breaks, in words
 */
export function pdfaFaults(content: Uint8Array): string[] {
  const bytes = Buffer.from(content);
  const text = bytes.toString('latin1');
  const parts = partsOf(bytes, text);
  const all = [...parts.values()];
  const trailer = /trailer\s*<<([^]*?)>>\s*startxref\s+\d+\s+%%EOF\s*$/.exec(text)?.[1] ?? '';
  const root = partAt(parts, /\/Root (\d+) 0 R/.exec(trailer));
  const xmp = partAt(parts, /\/Metadata (\d+) 0 R/.exec(root?.head ?? ''));
  const info = partAt(parts, /\/Info (\d+) 0 R/.exec(trailer));
  const intent = /\/OutputIntents \[(?:(\d+) 0 R)?/.exec(root?.head ?? '');
  const intended = partAt(parts, intent);
  const profile = partAt(parts, /\/DestOutputProfile (\d+) 0 R/.exec(intended?.head ?? ''));
  const marked = partAt(parts, /\/MarkInfo (\d+) 0 R/.exec(root?.head ?? ''));
  const packet = xmp?.stream?.toString('utf8') ?? '';
  const fonts = all.filter(({ head }) => /\/Type \/Font\b/.test(head) && !/\/Subtype \/Type0/.test(head));
  const composite = all.filter(({ head }) => /\/Subtype \/Type0/.test(head));
  const descriptors = all.filter(({ head }) => /\/Type \/FontDescriptor/.test(head));
  const checks: [string, boolean][] = [
    ['6.1.2 begins as a PDF and as no text', /^%PDF-1\.[1-7]\n%[\x80-\xff]{4,}\n/.test(text)],
    ['6.1.3 is told from others', /\/ID \[<[0-9a-f]+> <[0-9a-f]+>\]/i.test(trailer)],
    ['6.1.3 is not encrypted', !/\/Encrypt/.test(trailer)],
    ['6.1.7 has no LZW and nothing elsewhere', !all.some(({ head }) => /\/LZWDecode|\/F \(/.test(head))],
    [
      '6.2.3 says how its colours are meant',
      /\/S \/GTS_PDFA1/.test(intended?.head ?? '') && /\/N 3/.test(profile?.head ?? ''),
    ],
    ['6.2.3 with a profile', profile?.stream?.toString('latin1', 36, 40) === 'acsp'],
    [
      '6.2.11.4 has its fonts in itself',
      descriptors.length > 0 &&
        descriptors.every(({ head }) => {
          const file = partAt(parts, /\/FontFile[23] (\d+) 0 R/.exec(head));
          return (file?.stream?.length ?? 0) > 1_000;
        }),
    ],
    ['6.2.11.4 all of them', fonts.length > 0 && fonts.every(({ head }) => /\/FontDescriptor \d+ 0 R/.test(head))],
    [
      '6.2.11.7 tells which letters they draw',
      composite.length > 0 &&
        composite.every(({ head }) => {
          const map = partAt(parts, /\/ToUnicode (\d+) 0 R/.exec(head));
          return map?.stream?.includes('beginbfrange') === true || map?.stream?.includes('beginbfchar') === true;
        }),
    ],
    [
      '6.5.1 does nothing by itself',
      !all.some(({ head }) => /\/(JavaScript|Launch|Movie|Sound|ResetForm|ImportData|OpenAction|AA)\b/.test(head)),
    ],
    [
      '6.6.2 tells of itself, to be read without unpacking',
      packet.includes('<?xpacket') && !/\/Filter/.test(xmp?.head ?? ''),
    ],
    ['6.6.4 says that it is PDF/A-2a', /part>2</.test(packet) && /conformance>A</.test(packet)],
    [
      '6.6.2.3.1 tells the same in both places',
      ['Title', 'Producer', 'Creator'].every((name) => packet.includes(valueOf(parts, info, name))),
    ],
    ['6.7.2.2 is tagged', /\/Marked true/.test(marked?.head ?? '')],
    ['6.7.3.2 has an order of what is read', /\/StructTreeRoot \d+ 0 R/.test(root?.head ?? '')],
    ['6.7.4 is in a language', /\/Lang \(lv-LV\)/.test(root?.head ?? '')],
  ];
  return checks.filter(([, holds]) => !holds).map(([clause]) => clause);
}

function partsOf(bytes: Buffer, text: string): Map<string, Part> {
  const parts = new Map<string, Part>();
  for (const { index, 0: whole, 1: id = '' } of text.matchAll(/^(\d+) 0 obj\n/gm)) {
    const begin = index + whole.length;
    const end = text.indexOf('endobj', begin);
    const at = text.indexOf('stream\n', begin);
    if (at < 0 || at > end) {
      parts.set(id, { head: text.slice(begin, end) });
      continue;
    }
    const head = text.slice(begin, at);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const raw = bytes.subarray(at + 'stream\n'.length, at + 'stream\n'.length + length);
    parts.set(id, { head, stream: /\/FlateDecode/.test(head) ? inflateSync(raw) : raw });
  }
  return parts;
}

function partAt(parts: Map<string, Part>, found: RegExpExecArray | null): Part | undefined {
  return parts.get(found?.[1] ?? '');
}

/** A text of the information dictionary, in UTF-16 where it is no ASCII. */
function valueOf(parts: Map<string, Part>, info: Part | undefined, name: string): string {
  const at = partAt(parts, new RegExp(`/${name} (\\d+) 0 R`).exec(info?.head ?? ''))?.head ?? '';
  const raw = /\((.*)\)/s.exec(at)?.[1] ?? 'nothing is said';
  const plain = Buffer.from(raw.replaceAll(/\\([()\\])/g, '$1'), 'latin1');
  if (plain[0] !== 0xfe || plain[1] !== 0xff) return plain.toString('latin1');
  return Buffer.from(plain.subarray(2)).swap16().toString('utf16le');
}
