/** Writes docs/reference/keywords.md: every keyword, as it is written in each language, and what it says. */
import { writeFileSync } from 'node:fs';
import { keywordNames, keywords } from '../src/keywords/table.ts';

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
