import { dayText, momentText } from '../../kernel/time/index.ts';
import type { Answered } from './answered.ts';
import type { ExportedCase } from './collect.ts';
import type { ExportedDraft } from './drafts.ts';
import type { ExportedFile } from './files.ts';

const moment = (at: string): string => momentText(at, 'Europe/Riga', 'lv');
const day = (date: string): string => (date.includes('T') ? moment(date) : dayText(date, 'lv'));

function escaped(text: string): string {
  const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replaceAll(/[&<>"]/g, (sign) => signs[sign] ?? sign);
}

const section = (title: string, rows: string[]): string =>
  rows.length === 0 ? '' : `<h3>${title}</h3>\n<ul>\n${rows.map((row) => `<li>${row}</li>`).join('\n')}\n</ul>\n`;

/** One page to read, in Latvian, that needs nothing else. */
export function exportPage(cases: readonly ExportedCase[], drafts: readonly ExportedDraft[], at: string): string {
  return `<!doctype html>
<html lang="lv">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Rīcībā glabātie dati</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a }
h2 { border-top: 2px solid; padding-top: 1rem } dt { color: #555 } dd { margin: 0 0 .25rem 1rem; white-space: pre-wrap }
li { margin-bottom: .5rem; overflow-wrap: anywhere }
</style>
<h1>Rīcībā glabātie dati</h1>
<p>Sagatavots ${moment(at)}. Lietas: ${cases.length}. Pirms izsniegšanas pārbaudiet, vai tajos nav citu personu datu.</p>
${cases.map(casePart).join('\n')}
${drafts.length === 0 ? '' : `<h2>Nesāktas lietas</h2>\n`}${section('Neiesniegti melnraksti', drafts.map(draftPart))}
</html>
`;
}

function casePart(one: ExportedCase): string {
  const ended = one.closedAt === undefined ? '' : `, slēgta ${moment(one.closedAt)}`;
  return `<h2>Lieta ${escaped(one.number)}: ${escaped(one.about)}</h2>
<p>${escaped(one.scheme)}${one.kind === undefined ? '' : `; ${escaped(one.kind)}`}. Lieta ir ${one.status}; sākta ${moment(one.openedAt)}${ended}.</p>
${section('Kas notika', one.events.map(eventPart))}${section('Pienākumi un uzdevumi', one.owed.map(owedPart))}${section(
  'Paziņojumi',
  one.messages.map(({ at, to, text }) => `${moment(at)}, ${escaped(to)}: ${escaped(text)}`),
)}${section('Pievienotās datnes', one.files.map(filePart))}${section(
  'Vēstules un dokumenti',
  one.papers.map(
    ({ as, title, at }) =>
      `${as === undefined ? `${escaped(title)}: ${withheld}` : `<a href="pielikumi/${as}">${escaped(title)}</a>`} (${moment(at)})`,
  ),
)}${section('Neiesniegti melnraksti', one.drafts.map(draftPart))}${section(
  'Kas skatīja',
  one.looks.map(({ at, by, what }) => `${moment(at)} – ${escaped(by)} ${what}`),
)}`;
}

function filePart({ as, name = '', why, by, at }: ExportedFile): string {
  const given = `<a href="pielikumi/${as}">${escaped(name)}</a>`;
  const told = { withheld, infected: `${escaped(name)}: <em>neizsniedz, jo tajā atrasts vīruss</em>` };
  return `${why === undefined ? given : told[why]} (${moment(at)}, ${escaped(by)})`;
}

function draftPart({ savedAt, by, what, answers, files }: ExportedDraft): string {
  const added = files.length === 0 ? '' : `<ul>${files.map((one) => `<li>${filePart(one)}</li>`).join('')}</ul>`;
  return `${moment(savedAt)}, ${escaped(by)}: <strong>${escaped(what)}</strong>${answersPart(answers)}${added}`;
}

function eventPart({ at, what, by, letter, answers }: ExportedCase['events'][number]): string {
  const who = by === undefined ? '' : ` – ${escaped(by)}`;
  const number = letter === undefined ? '' : ` (reģistra Nr. ${escaped(letter)})`;
  return `${moment(at)}${who}: <strong>${escaped(what)}</strong>${number}${answersPart(answers)}`;
}

const withheld = '<em>ģimenei neizsniedz</em>';

function answersPart(answers: readonly Answered[]): string {
  const said = answers.map(
    ({ question, answer }) =>
      `<dt>${escaped(question)}</dt><dd>${answer === undefined ? withheld : escaped(answer)}</dd>`,
  );
  return said.length > 0 ? `<dl>${said.join('')}</dl>` : '';
}

function owedPart({ what, who, openedAt, due, status }: ExportedCase['owed'][number]): string {
  const until = due === undefined ? '' : `, līdz ${day(due)}`;
  return `${escaped(what)} – ${escaped(who)}; no ${moment(openedAt)}${until}; ${status}`;
}
