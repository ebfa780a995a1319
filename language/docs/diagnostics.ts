/** The page that explains every message about a text: what, why, what to write, a wrong and a right example. */
import { readFileSync } from 'node:fs';
import { messages } from '../src/messages/table.ts';

/** Beside the message itself, from diagnostics.json. */
export interface Explanation {
  /** What is wrong, where the message stands elsewhere than in the language: it is proved of a scheme. */
  what?: string;
  /** Why it matters. */
  why: string;
  /** A line for which it is told. */
  wrong: string;
  /** What stands there instead; nothing where the line is left out. */
  right: string;
}

export const explanations: Record<string, Explanation> = JSON.parse(
  readFileSync(new URL('diagnostics.json', import.meta.url), 'utf8'),
);

const severities = { error: 'kļūda', warning: 'brīdinājums', information: 'norāde' };

/** Codes by their hundreds, as they are shared out. */
const chapters: Record<string, string> = {
  RIC00: 'Kā teksts uzrakstīts',
  RIC01: 'Nosaukumi, akti, pamats, laiks',
  RIC02: 'Institūcijas un grupas',
  RIC03: 'Veidlapas un nosacījumi',
  RIC04: 'Līmeņi',
  RIC05: 'Kas par shēmu pierādīts',
  RIC06: 'Termiņi un pienākumi',
  RIC07: 'Stāsti',
  RIC08: 'Dokumenti',
  RIC09: 'Redaktorā',
};

/** Text in braces of a message stands for a name or a value of the text it is told of. */
function shown(text: string): string {
  return text.replace(/ ?\{(?:proposal|remark|when|calendarExample|workingExample)\}/g, '').replace(/\{\w+\}/g, '…');
}

function entry(code: string): string {
  const message = Object.values(messages).find((each) => each.code === code);
  const { what, why, wrong, right } = explanations[code]!;
  const kind = message ? ` (${severities[message.severity]})` : '';
  const corrected = right === '' ? 'Pareizi: šā teikuma nav.' : `Pareizi:\n\n\`\`\`text\n${right}\n\`\`\``;
  return `### ${code}${kind}

${message ? shown(message.texts.lv) : what}

Kāpēc: ${why}

Nepareizi:

\`\`\`text
${wrong}
\`\`\`

${corrected}
`;
}

export function diagnosticsPage(): string {
  const codes = Object.keys(explanations).toSorted();
  const parts = Object.entries(chapters).map(
    ([prefix, title]) =>
      `## ${title}\n\n${codes
        .filter((code) => code.startsWith(prefix))
        .map(entry)
        .join('\n')}`,
  );
  return `# Ko rīks saka par tekstu

Šo lapu raksta \`npm run generate\` no \`diagnostics.json\` un valodas ziņojumiem. Kods nekad nemaina nozīmi. Kļūda: ar to
shēmu nevar lietot. Brīdinājums: tā nevajadzētu būt. Norāde: ir labi zināt; klusēt drīkst.

${parts.join('\n')}`;
}
