/**
 * Arrays as PostgreSQL takes them in its binary form (array_recv of its source): as text each value would be quoted here
 * and taken apart there, which on a busy server is a tenth of the work of both.
 */

/** How a value of a type is written, and the number of the type in pg_type. */
interface Element {
  oid: number;
  /** How many bytes it takes at most. */
  room: (value: unknown) => number;
  /** Gives where it ends. */
  write: (value: unknown, into: Buffer, at: number) => number;
}

/** To measure a text takes as long as to write it: a unit of UTF-16 is three bytes of UTF-8 at most. */
const widestUnit = 3;

/** Of a text as such, or in UTF-8 where somebody has made that of it already. */
const ofText = (oid: number): Element => ({
  oid,
  room: (value) => (Buffer.isBuffer(value) ? value.length : textOf(value).length * widestUnit),
  write: (value, into, at) => at + (Buffer.isBuffer(value) ? value.copy(into, at) : into.write(textOf(value), at)),
});

const elements = {
  text: ofText(25),
  json: ofText(114),
  int: {
    oid: 23,
    room: () => 4,
    write: (value, into, at) => into.writeInt32BE(Number(value), at),
  },
  timestamptz: {
    oid: 1184,
    room: () => 8,
    write: (value, into, at) => at + momentOf(value).copy(into, at),
  },
  bytea: {
    oid: 17,
    room: (value) => bytesIn(value).length,
    write: (value, into, at) => at + bytesIn(value).copy(into, at),
  },
  uuid: {
    oid: 2950,
    room: () => uuidBytes,
    write: writeUuid,
  },
} as const satisfies Record<string, Element>;

export type ElementType = keyof typeof elements;

const epochMs = Date.UTC(2000, 0);
const headerBytes = 20;
const lengthBytes = 4;
const uuidBytes = 16;

export function isElementType(name: string): name is ElementType {
  return Object.hasOwn(elements, name);
}

/**
 * An array of one dimension; `null` and `undefined` are nothing. A text may be given in UTF-8.
 * @throws RangeError when a value is not of the type
 */
export function binaryArray(type: ElementType, values: readonly unknown[]): Buffer {
  const { oid, room, write }: Element = elements[type];
  let most = headerBytes + values.length * lengthBytes;
  for (const value of values) if (!isNothing(value)) most += room(value);
  const array = Buffer.allocUnsafe(most);
  let gaps = 0;
  let end = headerBytes;
  for (const value of values) {
    const from = end + lengthBytes;
    const gap = isNothing(value);
    if (gap) gaps = 1;
    end = gap ? from : write(value, array, from);
    array.writeInt32BE(gap ? -1 : end - from, from - lengthBytes);
  }
  // Dimensions, whether there is nothing anywhere, type, length, number of the first.
  array.writeInt32BE(1, 0);
  array.writeInt32BE(gaps, 4);
  array.writeInt32BE(oid, 8);
  array.writeInt32BE(values.length, 12);
  array.writeInt32BE(1, 16);
  return array.subarray(0, end);
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new RangeError('Not a text');
  return value;
}

/** The rows of a statement are mostly of one moment, or of few. */
const latest = { text: new Date(epochMs).toISOString(), bytes: Buffer.alloc(8) };

/** Microseconds since 2000. */
function momentOf(value: unknown): Buffer {
  const text = textOf(value);
  if (text === latest.text) return latest.bytes;
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw new RangeError('Not an instant');
  latest.bytes.writeBigInt64BE(BigInt(instant - epochMs) * 1_000n);
  latest.text = text;
  return latest.bytes;
}

function bytesIn(value: unknown): Buffer {
  if (!Buffer.isBuffer(value)) throw new RangeError('Not bytes');
  return value;
}

function writeUuid(value: unknown, into: Buffer, at: number): number {
  const digits = textOf(value).replaceAll('-', '');
  // What is no digit ends what is written; of too many, some would be left out.
  if (digits.length !== 2 * uuidBytes || into.write(digits, at, 'hex') !== uuidBytes)
    throw new RangeError('Not a UUID');
  return at + uuidBytes;
}
