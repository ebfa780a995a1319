/** Of a file that a browser shows all the same: it may run nothing, reach nothing, and is of no site. */
export const alone = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** RFC 6266: a plain name for old clients, the real one in UTF-8 for the others. Never shown within the page. */
export function disposition(name: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^ !#-[\]-~]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
