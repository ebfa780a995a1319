import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EmptyFileSystem, TextDocument, URI } from 'langium';
import { createRicibaServices } from '@riciba/language/lsp';
import { describe, expect, test } from 'vitest';
import { fixtures } from './support/fixtures.ts';

const { shared, riciba } = createRicibaServices(EmptyFileSystem);
let count = 0;

async function format(text: string): Promise<string> {
  const uri = URI.file(`/format${++count}.riciba`);
  const document = shared.workspace.LangiumDocumentFactory.fromString(text, uri);
  const options = { textDocument: { uri: uri.toString() }, options: { tabSize: 2, insertSpaces: true } };
  const edits = await riciba.lsp.Formatter!.formatDocument(document, options);
  return TextDocument.applyEdits(document.textDocument, edits);
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const shipped = globSync(['examples/*/*.riciba', 'language/library/*.riciba'], { cwd: root });

/** A text with two terms, by their amounts. */
const withTerms = (first: string, second: string) => `shēma Piemērs "Piemērs" pamatā Latvija
līmenis 1 Sākums "Sākums" {
  veic Bāriņtiesa.Loceklis, ${first} laikā jāizlemj
  iznākums a "A" pirms tam jāinformē Vecāki ${second} laikā noslēdz lietu
}
`;

describe('formatting', () => {
  test.each(shipped)('leaves %s as it is', async (file) => {
    const text = readFileSync(root + file, 'utf8');
    expect(await format(text)).toBe(text);
  });

  test('is the same the second time', async () => {
    for (const { text } of fixtures()) {
      const once = await format(text.replaceAll(/\n +/g, '\n'));
      expect(await format(once)).toBe(once);
    }
  });

  test('indents by sentence, keeps comments and line breaks, and joins spaces', async () => {
    const written = `// Galva
shēma   Piemērs
"Piemērs"
   pamatā Latvija   // pamats


/* divas
   rindas */
līmenis 1 Sākums   "Sākums"{
// pirms
veic   Bāriņtiesa . Loceklis , ja tā nav ,
Bāriņtiesa.Loceklis
    iznākums a "A"
tad līmenis   Sākums // pēc
iznākums b "B" sniedz informāciju papīra formātā
Bāriņtiesa   tad atgriežas ,
pieņemts "Tāpēc"
"un vēl."

        // pēdējais
}
saraksts Krāsas "Krāsas" { zila "Zila" }
veidlapa V "V" {
lapa a "A" {
x "X" teksts , ja ( y ir jā
un z ir nē )
}
}`;
    expect(await format(written)).toBe(`// Galva
shēma Piemērs
  "Piemērs"
  pamatā Latvija // pamats

/* divas
   rindas */
līmenis 1 Sākums "Sākums" {
  // pirms
  veic Bāriņtiesa.Loceklis, ja tā nav,
    Bāriņtiesa.Loceklis
  iznākums a "A"
    tad līmenis Sākums // pēc
  iznākums b "B" sniedz informāciju papīra formātā
    Bāriņtiesa tad atgriežas,
      pieņemts "Tāpēc"
        "un vēl."

  // pēdējais
}
saraksts Krāsas "Krāsas" { zila "Zila" }
veidlapa V "V" {
  lapa a "A" {
    x "X" teksts, ja (y ir jā
      un z ir nē)
  }
}
`);
  });

  test('writes a unit as its number asks for', async () => {
    expect(await format(withTerms('21 darba dienu', '2 mēneša'))).toBe(withTerms('21 darba dienas', '2 mēnešu'));
  });

  test('leaves a text alone that cannot be read', async () => {
    const broken = 'shēma   Piemērs pamatā   Latvija';
    expect(await format(broken)).toBe(broken);
  });
});
