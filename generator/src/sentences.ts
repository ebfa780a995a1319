import type {
  Assumption,
  Citation,
  Condition,
  Entry,
  KeywordLanguage,
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
import { capitalised, channelWords, ended, type Labels } from './words.ts';

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
  const { say } = labels;
  const { roles, substitutes } = level.by;
  const performers = labels.performers(level.by);
  const instead = substitutes.length > 0 ? labels.performers({ ...level.by, roles: substitutes }) : '';
  const decideBy = level.participatesFor.length === 0 ? termsText(level.terms, labels) : '';
  const absent =
    roles.length > 1
      ? say('ja nav neviena no tiem', 'where there is none of them')
      : say('ja šāda izpildītāja nav', 'where there is none');
  const does = say('darbu veic', 'the work is done by');
  return begun(level, labels, `${does} ${performers}${instead && `; ${absent}, ${does} ${instead}`}${decideBy}.`);
}

/** A sentence about a level: "3. līmenis «…»: …" */
function begun(level: Level, labels: Labels, text: string): string {
  return capitalised(`${labels.levelName(level)}: ${text}`);
}

/** "4. līmenis «…»: Sociālais darbinieks veic darbu ar ģimeni …" */
export function doesSentence(level: Level, text: string, labels: Labels): string {
  return begun(level, labels, ended(text));
}

export function entrySentence(level: Level, entry: Entry, labels: Labels): string {
  const [act, who] = [labels.quoted(entry.label), labels.performers(entry.by)];
  const [untilLv, untilEn] =
    entry.firstMeeting === undefined ? ['', ''] : [', kamēr neviena sēde nav notikusi', ' until a meeting was held'];
  return begun(
    level,
    labels,
    labels.say(`${act} — lietu sāk ${who}${untilLv}.`, `${act} — a case is opened by ${who}${untilEn}.`),
  );
}

export function reopenSentence(level: Level, reopening: Entry, labels: Labels): string {
  const [act, who] = [labels.quoted(reopening.label), labels.performers(reopening.by)];
  return begun(
    level,
    labels,
    labels.say(
      `${act} — noslēgtu lietu šajā līmenī atsāk ${who}.`,
      `${act} — a closed case is reopened at this level by ${who}.`,
    ),
  );
}

/** "Tikai ja «Klātesošās vietas» ir vismaz 2." */
export function gateSentence(when: Condition, labels: Labels): string {
  const condition = conditionText(when, labels);
  return labels.say(`Tikai ja ${condition}.`, `Only if ${condition}.`);
}

export function optionSentence(level: Level, option: Option, labels: Labels): string {
  const { effect } = option;
  const label = labels.quoted(option.label);
  const start = labels.say(`ja nepieciešams, var izvēlēties ${label}`, `where needed, ${label} may be chosen`);
  if (effect?.kind !== 'beside') return begun(level, labels, `${start}.`);
  const beside = labels.levelName(labels.level(effect.level));
  return begun(
    level,
    labels,
    labels.say(
      `${start} — līdztekus sākas ${beside}, un šis līmenis turpinās.`,
      `${start} — ${beside} begins beside, and this level goes on.`,
    ),
  );
}

/** "2. līmenis «…»: pirms iznākuma «…» rakstiski jāinformē vecāki." The debitive takes the nominative. */
export function noticeSentence(
  level: Level,
  outcomes: readonly Outcome[],
  to: Label,
  notice: Notice,
  labels: Labels,
): string {
  const names = labels.all(outcomes.map((outcome) => labels.quoted(outcome.label)));
  const term = notice.terms?.inform && within(notice.terms.inform, labels.language);
  const { inWriting } = notice;
  return begun(
    level,
    labels,
    labels.say(
      `pirms ${outcomes.length > 1 ? 'iznākumiem' : 'iznākuma'} ${names} ${term ? `${term} ` : ''}` +
        `${inWriting ? 'rakstiski ' : ''}jāinformē ${to.nominative}${term ? ` (skaita ${fromOpening.lv})` : ''}.`,
      `before the ${outcomes.length > 1 ? 'outcomes' : 'outcome'} ${names}, ${to.nominative} must be informed` +
        `${inWriting ? ' in writing' : ''}${term ? ` ${term} (counted ${fromOpening.en})` : ''}.`,
    ),
  );
}

export function outcomeSentence(level: Level, outcome: Outcome, labels: Labels): string {
  const { say } = labels;
  const { effect } = outcome;
  const start = `${say('iznākums', 'the outcome')} ${labels.quoted(outcome.label)}`;
  return begun(level, labels, `${start}${followed(outcome, effect, labels)}.`);
}

function followed(outcome: Outcome, effect: Outcome['effect'], labels: Labels): string {
  const { say } = labels;
  if (effect.kind === 'close') return say(' noslēdz lietu', ' closes the case');
  if (effect.kind === 'level') {
    const there = labels.levelLocative(labels.level(effect.level));
    return say(` — lieta turpinās ${there}`, ` — the case goes on ${there}`);
  }
  if (effect.kind === 'end')
    return say(
      ' — darbs šajā līmenī beidzas, un lieta paliek atvērta',
      ' — the work at this level ends, and the case stays open',
    );
  const channels = labels.any(effect.channels.map((channel) => channelWords[channel][labels.language]));
  const what =
    effect.what === 'letter'
      ? say('jānosūta vēstule', 'a letter must be sent')
      : say('jāsniedz informācija', 'information must be given');
  const attached =
    outcome.attached === undefined ? '' : `; ${say('pielikumā', 'attached')} — ${labels.quoted(outcome.attached)}`;
  return ` — ${[what, channels].filter(Boolean).join(' ')}${attached}`;
}

export function recipientSentence(
  level: Level,
  sender: { label: string; effect: ReferEffect; outcome: boolean },
  recipient: Recipient,
  labels: Labels,
): string {
  const { say } = labels;
  const isLetter = sender.effect.what === 'letter';
  const who = labels.institution(recipient.institution).nominative;
  const whom = recipient.each ? say(`katra šāda iestāde (${who})`, `each such body (${who})`) : who;
  const when = recipientCondition(recipient, labels);
  const act = labels.quoted(sender.label);
  const start = say(
    `pēc ${sender.outcome ? 'iznākuma' : 'darbības'} ${act} ${isLetter ? 'vēstuli' : 'informāciju'} saņem ${whom}`,
    `after ${sender.outcome ? 'the outcome ' : ''}${act} the ${isLetter ? 'letter' : 'information'} goes to ${whom}`,
  );
  const then = `${followUp(recipient, level, labels)}${termsText(recipient.terms, labels)}`;
  return begun(level, labels, `${start}${when && `, ${when}`}; ${then}.`);
}

/** "ja «Pamats» ietver «…»"; empty for a recipient that always receives. */
function recipientCondition(recipient: Recipient, labels: Labels): string {
  const { say } = labels;
  if (recipient.when) return `${say('ja', 'if')} ${conditionText(recipient.when, labels)}`;
  return recipient.otherwise ? say('ja neviens cits nosacījums nav izpildīts', 'if no other condition holds') : '';
}

function followUp({ then }: Recipient, sender: Level, labels: Labels): string {
  const { say } = labels;
  if (then.kind === 'level') {
    const there = labels.levelLocative(labels.level(then.level));
    return say(`lieta turpinās ${there}`, `the case goes on ${there}`);
  }
  const back = labels.levelLocative(sender);
  if (then.kind === 'return')
    return say(`pēc atbildes lieta atgriežas ${back}`, `after the answer the case returns and goes on ${back}`);
  return say('kas notiek tālāk, shēmā nav pateikts', 'what follows is not stated');
}

export function requestSentence(level: Level, labels: Labels): string {
  const askers = labels.any(level.participatesFor.map((name) => labels.levelName(labels.level(name))));
  const takesPart = labels.say(`piedalās lietā, ja to lūdz ${askers}`, `takes part in a case if asked by ${askers}`);
  return begun(level, labels, `${takesPart}${termsText(level.terms, labels)}.`);
}

/** Acts on a referral are the same in every scheme. */
export const referralSentences = {
  acknowledge: {
    lv: 'Saņēmējs apstiprina, ka sūtījums ir saņemts.',
    en: 'The recipient acknowledges that what was sent has been received.',
  },
  refuse: {
    lv: 'Saņēmējs var sūtījumu atteikt, norādot iemeslu.',
    en: 'The recipient may refuse what was sent, giving the reason.',
  },
  feedback: { lv: 'Saņēmējs sniedz sūtītājam atgriezenisko saiti.', en: 'The recipient gives the sender feedback.' },
} satisfies Record<string, Record<KeywordLanguage, string>>;

export const referralLabels = {
  acknowledge: { lv: 'Apstiprināt saņemšanu', en: 'Acknowledge receipt' },
  refuse: { lv: 'Atteikt, norādot iemeslu', en: 'Refuse, giving the reason' },
  feedback: { lv: 'Sniegt atgriezenisko saiti', en: 'Give feedback' },
} satisfies Record<string, Record<KeywordLanguage, string>>;

/** Of the button; the accusative reads best, the debitive is right without it. */
export function noticeLabel(to: Label, inWriting: boolean, { say }: Labels): string {
  const { nominative, accusative } = to;
  const lv =
    accusative === undefined
      ? `${inWriting ? 'Rakstiski jāinformē' : 'Jāinformē'} ${nominative}`
      : `${inWriting ? 'Rakstiski informēt' : 'Informēt'} ${accusative}`;
  return say(lv, `Inform ${nominative}${inWriting ? ' in writing' : ''}`);
}

export function requestLabel({ nominative, dative }: Label, { say }: Labels): string {
  const lv = dative === undefined ? `Lūgt piedalīties: ${nominative}` : `Lūgt ${dative} piedalīties`;
  return say(lv, `Ask ${nominative} to take part`);
}
