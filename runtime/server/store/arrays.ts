/**
 * Arrays as PostgreSQL takes them in its binary form (array_recv of its source): as text each value would be quoted here
 * and taken apart there, which on a busy server is a tenth of the work of both.
 */

/** How a value of a type is measured and written, and the number of the type in pg_type. */
interface Element {
  oid: number;
  bytesOf: (value: unknown) => number;
  write: (value: unknown, into: Buffer, at: number) => void;
}

const ofText = (oid: number): Element => ({
  oid,
  bytesOf: (value) => Buffer.byteLength(textOf(value)),
  write: (value, into, at) => into.write(textOf(value), at),
});

const elements = {
  text: ofText(25),
  json: ofText(114),
  int: {
    oid: 23,
    bytesOf: () => 4,
    write: (value, into, at) => into.writeInt32BE(Number(value), at),
  },
  /** Microseconds since 2000. */
  timestamptz: {
    oid: 1184,
    bytesOf: () => 8,
    write: (value, into, at) => into.writeBigInt64BE(BigInt(instantOf(value) - epochMs) * 1_000n, at),
  },
  bytea: {
    oid: 17,
    bytesOf: (value) => bytesIn(value).length,
    write: (value, into, at) => bytesIn(value).copy(into, at),
  },
  uuid: {
    oid: 2950,
    bytesOf: () => 16,
    write: (value, into, at) => uuidOf(value).copy(into, at),
  },
} as const satisfies Record<string, Element>;

export type ElementType = keyof typeof elements;

const epochMs = Date.UTC(2000, 0);
const headerBytes = 20;
const lengthBytes = 4;

export function isElementType(name: string): name is ElementType {
  return Object.hasOwn(elements, name);
}

/**
 * An array of one dimension; `null` and `undefined` are nothing.
 * @throws RangeError when a value is not of the type
 */
export function binaryArray(type: ElementType, values: readonly unknown[]): Buffer {
  const { oid, bytesOf, write }: Element = elements[type];
  const sizes = values.map((value) => (isNothing(value) ? -1 : bytesOf(value)));
  const array = Buffer.allocUnsafe(sizes.reduce((sum, size) => sum + lengthBytes + Math.max(size, 0), headerBytes));
  // Dimensions, whether there is nothing anywhere, type, length, number of the first.
  for (const [at, part] of [1, Number(sizes.includes(-1)), oid, values.length, 1].entries())
    array.writeInt32BE(part, at * lengthBytes);
  let at = headerBytes;
  for (const [index, size] of sizes.entries()) {
    array.writeInt32BE(size, at);
    at += lengthBytes;
    if (size === -1) continue;
    write(values[index], array, at);
    at += size;
  }
  return array;
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new RangeError('Not a text');
  return value;
}

function instantOf(value: unknown): number {
  const instant = Date.parse(textOf(value));
  if (Number.isNaN(instant)) throw new RangeError('Not an instant');
  return instant;
}

function bytesIn(value: unknown): Buffer {
  if (!Buffer.isBuffer(value)) throw new RangeError('Not bytes');
  return value;
}

function uuidOf(value: unknown): Buffer {
  const bytes = Buffer.from(textOf(value).replaceAll('-', ''), 'hex');
  if (bytes.length !== 16) throw new RangeError('Not a UUID');
  return bytes;
}
