import type { Duty } from '@riciba/language';
import { conditionText } from './condition-text.ts';
import { ahead, within } from './terms.ts';
import { capitalised, counted, type Labels, uncapitalised } from './words.ts';

/**
 * A duty in one sentence: "1. līmenis «…»: «Rakstiski informēt …» — ja … ir vairāk nekā 20, tajā pašā dienā rakstiski
 * jāinformē speciālists." The debitive takes the nominative.
 */
export function dutySentence(duty: Duty, labels: Labels): string {
  if (duty.does.kind === 'standing') return standingSentence(duty, labels);
  const where = duty.level === undefined ? '' : `${labels.levelName(labels.level(duty.level))}: `;
  // At several levels an act may be called the same.
  const when = [...new Set(duty.opens.map((trigger) => triggerText(trigger, labels)))];
  const [time, deed] = [timeText(duty, labels), deedText(duty, labels)];
  const must = (labels.language === 'lv' ? [time, deed] : [deed, time]).filter(Boolean).join(' ');
  const sentence = [...when, must].join(', ');
  const more = `${debtorText(duty, labels)}${lateText(duty, labels)}`;
  return `${capitalised(where)}${labels.quoted(duty.label)} — ${sentence}${more}.`;
}

/** "Sadarbības grupas vadītājs: nodrošina informācijas saglabāšanu (pastāvīgs pienākums)." */
function standingSentence({ label, level, by, seats }: Duty, labels: Labels): string {
  const performers = by ?? (level === undefined ? undefined : labels.level(level).by);
  const who = membersText(seats, labels) || (performers ? labels.performers(performers) : '');
  const what = uncapitalised(label.replace(/\.$/, ''));
  return capitalised(`${who}${who && ': '}${what} (${labels.say('pastāvīgs pienākums', 'a standing duty')}).`);
}

function membersText(seats: string | undefined, labels: Labels): string {
  if (seats === undefined) return '';
  return `${labels.say('katrs loceklis', 'each member')} (${labels.institution(seats).nominative})`;
}

/** "katru reizi pēc «…», ja …": what opens it. */
export function triggerText(trigger: Duty['opens'][number], labels: Labels): string {
  const { say } = labels;
  switch (trigger.on) {
    case 'level':
      return `${say('sākoties līmenim', 'at the beginning of')} ${labels.quoted(labels.level(trigger.level).label)}`;
    case 'act': {
      const condition = trigger.when ? `, ${say('ja', 'if')} ${conditionText(trigger.when, labels)}` : '';
      return `${say('katru reizi pēc', 'each time after')} ${labels.act(trigger.act)}${condition}`;
    }
    case 'when':
      return `${say('ja', 'if')} ${conditionText(trigger.when, labels)}`;
    case 'open':
      return say('sākoties lietai', 'at the beginning of the case');
    case 'late':
      return `${say('ja nokavēts', 'if late:')} ${labels.act(trigger.duty)}`;
  }
  return trigger satisfies never;
}

/** In which something recurs: "gadā", "a year". */
export const periods = {
  month: ['mēnesī', 'a month'],
  semester: ['semestrī', 'a semester'],
  schoolYear: ['mācību gadā', 'a school year'],
  year: ['gadā', 'a year'],
} satisfies Record<string, [lv: string, en: string]>;

/** "reizi gadā", "ne retāk kā 2 reizes semestrī". */
export function oftenText({ times, per }: NonNullable<Duty['recurs']>, { say }: Labels): string {
  const [lv, en] = periods[per];
  return times === 1
    ? say(`reizi ${lv}`, `once ${en}`)
    : say(`ne retāk kā ${counted(times, 'reizi', 'reizes')} ${lv}`, `at least ${times} times ${en}`);
}

/** "10 darba dienu laikā", "reizi gadā": by when. */
export function timeText(
  { within: term, before, recurs }: Pick<Duty, 'within' | 'before' | 'recurs'>,
  labels: Labels,
): string {
  const { say, language } = labels;
  const often = recurs && oftenText(recurs, labels);
  const field = before && labels.fieldName(before.of);
  const long = before && ahead(before.term, language);
  const ofDay =
    before &&
    say(`ne vēlāk kā ${long} pirms dienas laukā ${field}`, `at least ${long} before the day in the field ${field}`);
  return [often, term && within(term, language), ofDay].filter((part) => part !== undefined).join(', ');
}

/** "rakstiski jāinformē speciālists": what must be done. */
export function deedText({ does }: Duty, labels: Labels): string {
  const { say } = labels;
  if (does.kind === 'standing') return '';
  if (does.kind === 'form') return say('jāaizpilda veidlapa', 'the form must be filled in');
  if (does.kind === 'act') {
    const act = labels.act(does.act);
    return say(`jāpaveic ${act}`, `${act} must be done`);
  }
  const to = labels.all(does.to.map((each) => labels.anybody(each).nominative));
  return say(
    `${does.inWriting ? 'rakstiski ' : ''}jāinformē ${to}`,
    `${to} must be informed${does.inWriting ? ' in writing' : ''}`,
  );
}

function debtorText({ by, seats }: Duty, labels: Labels): string {
  const { say } = labels;
  if (seats !== undefined) {
    const group = labels.institution(seats).nominative;
    return say(`; to dara katra vieta (${group})`, `; by each seat (${group})`);
  }
  return by ? `; ${say('to dara', 'by')} ${labels.performers(by)}` : '';
}

/** "; ja nokavē, to uzzina …": what follows on it, and how long it is owed. */
export function lateText(
  { late, extension, outlives }: Pick<Duty, 'late' | 'extension' | 'outlives'>,
  labels: Labels,
): string {
  const { say } = labels;
  const told = late && labels.all(late.informs.map((role) => labels.role(role).nominative));
  const informed = late && say(`; ja nokavē, to uzzina ${told}`, `; if it is late, ${told} will know`);
  const only = extension?.when ? `, ${say('tikai ja', 'only if')} ${conditionText(extension.when, labels)}` : '';
  const who = extension && labels.performers(extension.by);
  const extended =
    extension && `${say(`; termiņu var pagarināt ${who}`, `; the term may be extended by ${who}`)}${only}`;
  const life =
    outlives === undefined
      ? ''
      : outlives
        ? say('; paliek pēc lietas noslēgšanas', '; stays when the case is closed')
        : say('; beidzas līdz ar lietu', '; ends with the case');
  return `${informed ?? ''}${extended ?? ''}${life}`;
}
