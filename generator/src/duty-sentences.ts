import type { Duty, Trigger } from '@riciba/language';
import { conditionText } from './condition-text.ts';
import { ahead, within } from './terms.ts';
import { capitalised, type Labels, levelName, listed, quoted } from './words.ts';

/**
 * A duty in one Latvian sentence: "1. līmenis «…»: «Rakstiski informēt …» — ja … ir vairāk nekā 20, tajā pašā dienā
 * rakstiski jāinformē speciālists." The debitive takes the nominative.
 */
export function dutySentence(duty: Duty, labels: Labels): string {
  if (duty.does.kind === 'standing') return standingSentence(duty, labels);
  const where = duty.level === undefined ? '' : `${levelName(labels.level(duty.level))}: `;
  const when = duty.opens.map((trigger) => triggerText(trigger, labels)).filter(Boolean);
  const must = [timeText(duty, labels), deedText(duty, labels)].filter(Boolean).join(' ');
  const sentence = [...when, must].join(', ');
  return `${where}${quoted(duty.label)} — ${sentence}${debtorText(duty, labels)}${lateText(duty, labels)}.`;
}

/** "Sadarbības grupas vadītājs: nodrošina informācijas saglabāšanu (pastāvīgs pienākums)." */
function standingSentence({ label, level, by, seats }: Duty, labels: Labels): string {
  const performers = by ?? (level === undefined ? undefined : labels.level(level).by);
  const members = seats === undefined ? '' : `katrs loceklis (${labels.institution(seats).nominative})`;
  const who = members || (performers ? labels.performers(performers) : '');
  const what = `${label.slice(0, 1).toLocaleLowerCase('lv')}${label.slice(1)}`;
  return capitalised(`${who}${who && ': '}${what} (pastāvīgs pienākums).`);
}

function triggerText(trigger: Trigger, labels: Labels): string {
  switch (trigger.on) {
    case 'level':
      return `sākoties līmenim ${quoted(labels.level(trigger.level).label)}`;
    case 'act':
      return `katru reizi pēc ${labels.act(trigger.act)}${trigger.when ? `, ja ${conditionText(trigger.when, labels)}` : ''}`;
    case 'when':
      return `ja ${conditionText(trigger.when, labels)}`;
    case 'open':
      return 'sākoties lietai';
    case 'late':
      return `ja nokavēts ${labels.act(trigger.duty)}`;
  }
  return trigger satisfies never;
}

const periods = {
  month: 'mēnesī',
  semester: 'semestrī',
  schoolYear: 'mācību gadā',
  year: 'gadā',
} satisfies Record<string, string>;

function timeText({ within: term, before, recurs }: Duty, labels: Labels): string {
  const often =
    recurs &&
    (recurs.times === 1 ? `reizi ${periods[recurs.per]}` : `ne retāk kā ${times(recurs.times)} ${periods[recurs.per]}`);
  const counted = before && `${ahead(before.term)} pirms dienas laukā ${labels.fieldName(before.of)}`;
  return [often, term && within(term), counted].filter((part) => part !== undefined).join(', ');
}

function times(count: number): string {
  return count % 10 === 1 && count % 100 !== 11 ? `${count} reizi` : `${count} reizes`;
}

function deedText({ does }: Duty, labels: Labels): string {
  if (does.kind === 'standing') return '';
  if (does.kind === 'form') return 'jāaizpilda veidlapa';
  if (does.kind === 'act') return `jāpaveic ${labels.act(does.act)}`;
  const to = does.to.map((each) => labels.anybody(each).nominative);
  return `${does.inWriting ? 'rakstiski ' : ''}jāinformē ${listed(to, 'un')}`;
}

function debtorText({ by, seats }: Duty, labels: Labels): string {
  if (seats !== undefined) return `; to dara katra vieta (${labels.institution(seats).nominative})`;
  return by ? `; to dara ${labels.performers(by)}` : '';
}

function lateText({ late, extension, outlives }: Duty, labels: Labels): string {
  const informed =
    late &&
    `; ja nokavē, to uzzina ${listed(
      late.informs.map((role) => labels.role(role).nominative),
      'un',
    )}`;
  const only = extension?.when ? `, tikai ja ${conditionText(extension.when, labels)}` : '';
  const extended = extension && `; termiņu var pagarināt ${labels.performers(extension.by)}${only}`;
  const life = outlives === undefined ? '' : outlives ? '; paliek pēc lietas noslēgšanas' : '; beidzas līdz ar lietu';
  return `${informed ?? ''}${extended ?? ''}${life}`;
}
