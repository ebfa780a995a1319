import type {
  Assumption,
  Citation,
  Condition,
  Entry,
  Label,
  Level,
  Notice,
  Option,
  Outcome,
  Place,
  Recipient,
  ReferEffect,
} from '@riciba/language';
import type { Sentence } from '@riciba/runtime/definition';
import { conditionText } from './condition-text.ts';
import { fromOpening, termsText, within } from './terms.ts';
import { channelWords, type Labels, levelLocative, levelName, listed, quoted } from './words.ts';

/** The sentences of a definition in the order they are told, and where in the text each stands. */
export class Sentences {
  readonly all: Sentence[] = [];
  readonly places = new Map<string, Place>();

  /** Adds a sentence and gives its id back. */
  tell(id: string, text: string, source: { at: Place; cites?: Citation; assumed?: Assumption }): string {
    this.all.push({
      id,
      text,
      ...(source.cites && { cites: source.cites }),
      ...(source.assumed && { assumed: source.assumed.reason }),
    });
    this.places.set(id, source.at);
    return id;
  }
}

/** "2. līmenis «Atbalsta personāls»: darbu veic atbalsta personāls; ja tā nav, darbu veic …" */
export function levelSentence(level: Level, labels: Labels): string {
  const { roles, substitutes } = level.by;
  const performers = labels.performers(level.by);
  const instead = substitutes.length > 0 ? labels.performers({ ...level.by, roles: substitutes }) : '';
  const decideBy = level.participatesFor.length === 0 ? termsText(level.terms) : '';
  const absent = roles.length > 1 ? 'ja nav neviena no tiem' : 'ja šāda izpildītāja nav';
  return `${levelName(level)}: darbu veic ${performers}${instead && `; ${absent}, darbu veic ${instead}`}${decideBy}.`;
}

/** "4. līmenis «…»: Sociālais darbinieks veic darbu ar ģimeni …" */
export function doesSentence(level: Level, text: string): string {
  return `${levelName(level)}: ${text.replace(/\.$/, '')}.`;
}

export function entrySentence(level: Level, entry: Entry, labels: Labels): string {
  return `${levelName(level)}: ${quoted(entry.label)} — lietu sāk ${labels.performers(entry.by)}.`;
}

export function reopenSentence(level: Level, reopening: Entry, labels: Labels): string {
  return `${levelName(level)}: ${quoted(reopening.label)} — noslēgtu lietu šajā līmenī atsāk ${labels.performers(reopening.by)}.`;
}

/** "Tikai ja «Klātesošās vietas» ir vismaz 2." */
export function gateSentence(when: Condition, labels: Labels): string {
  return `Tikai ja ${conditionText(when, labels)}.`;
}

export function optionSentence(level: Level, option: Option, labels: Labels): string {
  const { effect, label } = option;
  const start = `${levelName(level)}: ja nepieciešams, var izvēlēties ${quoted(label)}`;
  if (effect?.kind === 'beside') {
    return `${start} — līdztekus sākas ${levelName(labels.level(effect.level))}, un šis līmenis turpinās.`;
  }
  return `${start}.`;
}

/** "2. līmenis «…»: pirms iznākuma «…» rakstiski jāinformē vecāki." The debitive takes the nominative. */
export function noticeSentence(level: Level, outcomes: readonly Outcome[], to: Label, notice: Notice): string {
  const names = listed(
    outcomes.map((outcome) => quoted(outcome.label)),
    'un',
  );
  const before = outcomes.length > 1 ? `pirms iznākumiem ${names}` : `pirms iznākuma ${names}`;
  const term = notice.terms?.inform;
  const how = `${term ? `${within(term)} ` : ''}${notice.inWriting ? 'rakstiski ' : ''}`;
  return `${levelName(level)}: ${before} ${how}jāinformē ${to.nominative}${term ? ` (skaita ${fromOpening})` : ''}.`;
}

export function outcomeSentence(level: Level, outcome: Outcome, labels: Labels): string {
  const { effect } = outcome;
  const start = `${levelName(level)}: iznākums ${quoted(outcome.label)}`;
  if (effect.kind === 'close') return `${start} noslēdz lietu.`;
  if (effect.kind === 'level') return `${start} — lieta turpinās ${levelLocative(labels.level(effect.level))}.`;
  if (effect.kind === 'end') return `${start} — darbs šajā līmenī beidzas, un lieta paliek atvērta.`;
  const channels = listed(
    effect.channels.map((channel) => channelWords[channel]),
    'vai',
  );
  const what = effect.what === 'letter' ? 'jānosūta vēstule' : 'jāsniedz informācija';
  const attached = outcome.attached === undefined ? '' : `; pielikumā — ${quoted(outcome.attached)}`;
  return `${start} — ${[what, channels].filter(Boolean).join(' ')}${attached}.`;
}

export function recipientSentence(
  level: Level,
  sender: { label: string; effect: ReferEffect; outcome: boolean },
  recipient: Recipient,
  labels: Labels,
): string {
  const what = sender.effect.what === 'letter' ? 'vēstuli' : 'informāciju';
  const who = labels.institution(recipient.institution).nominative;
  const when = recipientCondition(recipient, labels);
  return (
    `${levelName(level)}: pēc ${sender.outcome ? 'iznākuma' : 'darbības'} ${quoted(sender.label)} ${what} saņem ${recipient.each ? `katra šāda iestāde (${who})` : who}` +
    `${when && `, ${when}`}; ${followUp(recipient, level, labels)}${termsText(recipient.terms)}.`
  );
}

/** "ja «Pamats» ietver «…»"; empty for a recipient that always receives. */
function recipientCondition(recipient: Recipient, labels: Labels): string {
  if (recipient.when) return `ja ${conditionText(recipient.when, labels)}`;
  return recipient.otherwise ? 'ja neviens cits nosacījums nav izpildīts' : '';
}

function followUp(recipient: Recipient, sender: Level, labels: Labels): string {
  const { then } = recipient;
  if (then.kind === 'level') return `lieta turpinās ${levelLocative(labels.level(then.level))}`;
  if (then.kind === 'return') return `pēc atbildes lieta atgriežas ${levelLocative(sender)}`;
  return 'kas notiek tālāk, shēmā nav pateikts';
}

export function requestSentence(level: Level, labels: Labels): string {
  const askers = listed(
    level.participatesFor.map((name) => levelName(labels.level(name))),
    'vai',
  );
  return `${levelName(level)}: piedalās lietā, ja to lūdz ${askers}${termsText(level.terms)}.`;
}

/** Acts on a referral are the same in every scheme. */
export const referralSentences = {
  acknowledge: 'Saņēmējs apstiprina, ka sūtījums ir saņemts.',
  refuse: 'Saņēmējs var sūtījumu atteikt, norādot iemeslu.',
  feedback: 'Saņēmējs sniedz sūtītājam atgriezenisko saiti.',
} satisfies Record<string, string>;

export const referralLabels = {
  acknowledge: 'Apstiprināt saņemšanu',
  refuse: 'Atteikt, norādot iemeslu',
  feedback: 'Sniegt atgriezenisko saiti',
} satisfies Record<string, string>;

/** Of the button; the accusative reads best, the debitive is right without it. */
export function noticeLabel(to: Label, inWriting: boolean): string {
  if (to.accusative !== undefined) return `${inWriting ? 'Rakstiski informēt' : 'Informēt'} ${to.accusative}`;
  return `${inWriting ? 'Rakstiski jāinformē' : 'Jāinformē'} ${to.nominative}`;
}

export function requestLabel(institution: Label): string {
  return institution.dative === undefined
    ? `Lūgt piedalīties: ${institution.nominative}`
    : `Lūgt ${institution.dative} piedalīties`;
}
