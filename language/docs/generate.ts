/** Writes docs/reference/keywords.md (every keyword) and docs/diagnostics.md (every message about a text). */
import { writeFileSync } from 'node:fs';
import { keywordNames, keywords } from '../src/keywords/table.ts';
import { diagnosticsPage } from './diagnostics.ts';

const rows = keywordNames
  .map((name) => keywords[name])
  .toSorted((a, b) => a.spellings.lv[0]!.localeCompare(b.spellings.lv[0]!, 'lv'))
  .map(({ spellings, explanation }) => {
    const [lv, en] = [spellings.lv, spellings.en].map((each) => each.map((one) => `\`${one}\``).join(', '));
    return `| ${lv} | ${en} | ${explanation.lv} |`;
  });

writeFileSync(
  new URL('reference/keywords.md', import.meta.url),
  `# Visi atslēgvārdi

Šo lapu raksta \`npm run generate\`. Pirmais rakstījums ir tas, ko raksta rīki; pārējie nozīmē to pašu.

| latviski | angliski | ko tas saka |
| --- | --- | --- |
${rows.join('\n')}
`,
);

writeFileSync(new URL('diagnostics.md', import.meta.url), diagnosticsPage());
