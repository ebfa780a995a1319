import type { Statement } from '@riciba/language';
import type { Making } from './acts.ts';
import { asciiKey } from './keys.ts';
import { capitalised, type Labels, listed, quoted } from './words.ts';

/** Tells what the text says of itself: "statement.2", and of a group "sadarbibasGrupa.statement.1". */
export function tellStatements({ scheme, labels, sentences }: Making): void {
  const told = new Map<string, number>();
  for (const statement of scheme.statements) {
    const whose = statement.institution ?? statement.track;
    const group = whose === undefined ? 'statement' : `${asciiKey(whose)}.statement`;
    const number = (told.get(group) ?? 0) + 1;
    told.set(group, number);
    sentences.tell(`${group}.${number}`, statementSentence(statement, labels), statement);
  }
}

const beginnings: Record<Statement['kind'], string> = {
  purpose: 'mērķis — ',
  task: 'uzdevums — ',
  observes: 'ievēro ',
  guidedBy: 'darbu veic, vadoties pēc ',
  other: '',
};

/** "Parauga novada sadarbības grupa: uzdevums — veicināt sadarbību starp šīm institūcijām: skola un bāriņtiesa." */
function statementSentence(statement: Statement, labels: Labels): string {
  const { kind, text, between, institution, track, annex } = statement;
  const words = text.replace(/\.$/, '');
  const said = kind === 'guidedBy' ? quoted(words) : words;
  const names = listed(
    between.map((name) => labels.institution(name).nominative),
    'un',
  );
  const about = names && ` starp šīm institūcijām: ${names}`;
  const attached = annex === undefined ? '' : ` (pielikums ${annex})`;
  const sentence = `${beginnings[kind]}${said}${about}${attached}.`;
  const group = institution === undefined ? '' : `${labels.institution(institution).nominative}: `;
  const course = track === undefined ? '' : `${quoted(labels.track(track))}: `;
  return capitalised(`${group}${course}${sentence}`);
}
