import type { Statement } from '@riciba/language';
import type { Making } from './acts.ts';
import { asciiKey } from './keys.ts';
import { capitalised, ended, type Labels, uncapitalised } from './words.ts';

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

const beginnings: Record<Statement['kind'], [lv: string, en: string]> = {
  purpose: ['mērķis — ', 'its purpose — '],
  task: ['uzdevums — ', 'its task — '],
  observes: ['ievēro ', 'observes '],
  guidedBy: ['darbu veic, vadoties pēc ', 'works by '],
  other: ['', ''],
};

/** "Parauga novada sadarbības grupa: uzdevums — veicināt sadarbību starp šīm institūcijām: skola un bāriņtiesa." */
function statementSentence(statement: Statement, labels: Labels): string {
  const { say } = labels;
  const { kind, text, between, institution, track, annex } = statement;
  const words = text.replace(/\.$/, '');
  const said = kind === 'guidedBy' ? labels.quoted(words) : kind === 'other' ? words : uncapitalised(words);
  const names = labels.all(between.map((name) => labels.institution(name).nominative));
  const about = names && ` ${say('starp šīm institūcijām', 'between these institutions')}: ${names}`;
  const attached = annex === undefined ? '' : ` (${say('pielikums', 'annex')} ${annex})`;
  const sentence = ended(`${say(...beginnings[kind])}${said}${about}${attached}`);
  const group = institution === undefined ? '' : `${labels.institution(institution).nominative}: `;
  const course = track === undefined ? '' : `${labels.quoted(labels.track(track))}: `;
  return capitalised(`${group}${course}${sentence}`);
}
