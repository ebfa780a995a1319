/** One element of DER: its tag, and where its content begins and ends. */
interface Element {
  tag: number;
  start: number;
  content: number;
  end: number;
}

const sequence = 0x30;
/** [0], constructed. */
const context0 = 0xa0;

/**
 * Certificates in a CMS signature (RFC 5652: ContentInfo, SignedData, certificates), as they lie there; the signer's is
 * by custom the first. Nothing is verified.
 * @returns DER of each; none when it is no CMS
 */
export function certificatesIn(cms: Buffer): Buffer[] {
  const [contentInfo] = elements(cms, 0, cms.length);
  const explicit = contentInfo && elements(cms, contentInfo.content, contentInfo.end)[1];
  const signedData = explicit && elements(cms, explicit.content, explicit.end)[0];
  if (!signedData) return [];
  const certificates = elements(cms, signedData.content, signedData.end).find(({ tag }) => tag === context0);
  if (!certificates) return [];
  return elements(cms, certificates.content, certificates.end)
    .filter(({ tag }) => tag === sequence)
    .map(({ start, end }) => cms.subarray(start, end));
}

/** The elements that stand side by side; what does not fit ends the row. */
function elements(der: Buffer, from: number, to: number): Element[] {
  const found: Element[] = [];
  let at = from;
  while (at + 2 <= to) {
    const tag = der[at] ?? 0;
    const first = der[at + 1] ?? 0;
    const more = first > 0x80 ? first - 0x80 : 0;
    // 0x80: of no stated length, which DER has not.
    if (first === 0x80 || more > 4 || at + 2 + more > to) break;
    const length = more === 0 ? first : der.readUIntBE(at + 2, more);
    const content = at + 2 + more;
    const end = content + length;
    if (end > to) break;
    found.push({ tag, start: at, content, end });
    at = end;
  }
  return found;
}
