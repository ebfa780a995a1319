/** Answers for the small definition's forms. */
export const opening = (over: { berns?: object; situacija?: object } = {}) => ({
  berns: { vards: 'Kārlis', uzvards: 'Ozols', ...over.berns },
  situacija: { apraksts: 'Stundās vairs neierodas.', ...over.situacija },
});

export const reply = { atbilde: { teksts: 'Izdarīts.' } };

/** A file that its first bytes make a PDF. */
export const pdf = new TextEncoder().encode(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n',
);
