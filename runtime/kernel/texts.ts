/** Latvian texts that the kernel's data is shown with. None holds personal data. */
import { type Definition, lookup, type ReferEffect } from '../definition/index.ts';
import { meetingDay } from './agenda.ts';
import { bodyOf } from './assigned.ts';
import { dateText } from './time/words.ts';
import type { Assigned, CaseEvent, CaseState, Obligation, Setting } from './types.ts';

/** Name of a body; of one that is no longer in the directory, its key. */
export function bodyName(setting: Setting, key: string): string {
  return bodyOf(setting, key)?.name ?? key;
}

/** "klases audzinātājs vai izglītības iestādes administrācija": who, without the body. */
export function describeRoles(definition: Definition, roles: readonly string[]): string {
  const { roles: known } = lookup(definition);
  return roles.map((role) => known.get(role)?.label.nominative ?? role).join(' vai ');
}

/** "Ozolu pamatskola: klases audzinātājs". */
export function describeAssigned(definition: Definition, assigned: Assigned, setting: Setting): string {
  return `${bodyName(setting, assigned.body)}: ${describeRoles(definition, assigned.roles)}`;
}

/** What has to be done, for the list of what waits. */
export function describeObligation(definition: Definition, state: CaseState, obligation: Obligation): string {
  const { acts, levels } = lookup(definition);
  switch (obligation.kind) {
    case 'decide': {
      const run = state.levels.find((one) => one.id === obligation.target);
      const level = levels.get(run?.level ?? '');
      // The work of a group is no numbered stage.
      if (level?.number) return `Izlemt, kā turpināt: ${level.number}. līmenis`;
      return withMeeting(definition, state, obligation.id, 'Izlemt, kā turpināt');
    }
    case 'inform':
      return acts.get(obligation.act ?? '')?.label ?? 'Informēt';
    case 'acknowledge':
      return 'Apstiprināt saņemšanu';
    case 'answer':
      return 'Sniegt atbildi';
    case 'duty': {
      const duty = definition.duties?.find(({ key }) => key === obligation.duty);
      return withMeeting(definition, state, obligation.id, duty?.label ?? 'Izpildīt pienākumu');
    }
    case 'task':
      return obligation.text ?? 'Izpildīt uzdevumu';
  }
  return obligation.kind satisfies never;
}

/** "20.01.2026. sēde": to which meeting something belongs; undefined where it belongs to none. */
export function describeMeeting(definition: Definition, state: CaseState, id: string): string | undefined {
  const day = meetingDay(definition, state, id);
  return day && `${dateText(day, 'lv')} sēde`;
}

/** "Parakstīt sēdes protokolu (20.01.2026.)": a group meets often. Of what belongs to no meeting, the text itself. */
export function withMeeting(definition: Definition, state: CaseState, id: string | undefined, text: string): string {
  const day = id === undefined ? undefined : meetingDay(definition, state, id);
  if (day === undefined) return text;
  return /sēd/i.test(text) ? `${text} (${dateText(day, 'lv')})` : `${text} (${dateText(day, 'lv')} sēde)`;
}

/** As `describeObligation`; of what is owed several times in a period, also how often it was done by now. */
export function describeProgress(definition: Definition, state: CaseState, obligation: Obligation): string {
  const { times = 1, done = 0 } = obligation;
  const text = describeObligation(definition, state, obligation);
  return times > 1 ? `${text} (paveikts ${done} no ${times})` : text;
}

/** As `describeObligation`, without what people wrote: for messages, which hold no personal data. */
export function describeOwed(definition: Definition, state: CaseState, obligation: Obligation): string {
  if (obligation.kind !== 'task') return describeObligation(definition, state, obligation);
  return withMeeting(definition, state, obligation.id, 'Izpildīt uzdevumu');
}

/** Where it has to be done: the level, or who sent what has to be answered; of a task, the meeting that gave it. */
export function describeWhere(
  definition: Definition,
  state: CaseState,
  obligation: Obligation,
  setting: Setting,
): string {
  const run = state.levels.find((one) => one.id === obligation.target);
  if (run) return lookup(definition).levels.get(run.level)?.label ?? '';
  const referral = state.referrals.find((one) => one.id === obligation.target);
  if (referral) return bodyName(setting, referral.from.body);
  return obligation.kind === 'task' ? (describeMeeting(definition, state, obligation.id) ?? '') : '';
}

/** What happened. `state` is the case's state at that event or later. */
export function describeEvent(definition: Definition, state: CaseState, event: CaseEvent, setting: Setting): string {
  const { acts, levels } = lookup(definition);
  const levelOf = (id: string): string => {
    const level = state.levels.find((run) => run.id === id)?.level ?? '';
    return levels.get(level)?.label ?? level;
  };
  const recipientOf = (id: string): string =>
    bodyName(setting, state.referrals.find((one) => one.id === id)?.to.body ?? '');
  const duty = (id: string): string => {
    const obligation = state.obligations.find((one) => one.id === id);
    return obligation ? describeObligation(definition, state, obligation) : '';
  };
  switch (event.type) {
    case 'opened':
      return 'Lieta sākta';
    case 'performed':
      return acts.get(event.act)?.label ?? event.act;
    case 'levelOpened':
      return `Sākts līmenis: ${levels.get(event.level)?.label ?? event.level}`;
    case 'levelWaits':
      return `Gaida nosūtītā iznākumu: ${levelOf(event.run)}`;
    case 'levelResumed':
      return `Lieta atgriezusies: ${levelOf(event.run)}`;
    case 'levelEnded':
      return `Pabeigts līmenis: ${levelOf(event.run)}`;
    case 'referralSent':
      return `Nosūtīts: ${bodyName(setting, event.referral.to.body)}`;
    case 'referralAcknowledged':
      return `Saņemšana apstiprināta: ${recipientOf(event.referral)}`;
    case 'referralRefused':
      return `Nosūtītais nav pieņemts: ${recipientOf(event.referral)}`;
    case 'referralEnded':
      return `Nosūtītais pabeigts: ${recipientOf(event.referral)}`;
    case 'obligationOpened':
      return `Jāizdara: ${describeObligation(definition, state, event.obligation)}`;
    case 'obligationMet':
      return `Izdarīts: ${duty(event.obligation)}`;
    case 'obligationCancelled':
      return `Vairs nav jādara: ${duty(event.obligation)}`;
    case 'obligationLate':
      return `Nokavēts: ${duty(event.obligation)}`;
    case 'obligationReminded':
      return `Atgādināts: ${duty(event.obligation)}`;
    case 'obligationExtended':
      return `Termiņš pagarināts: ${duty(event.obligation)}`;
    case 'obligationMoved':
      return `Mainīts termiņš: ${duty(event.obligation)}`;
    case 'obligationCounted':
      return `Saskaitīts: ${duty(event.obligation)}`;
    case 'entryKept':
      return 'Ieraksts saglabāts';
    case 'entryCorrected':
      return 'Ieraksts labots';
    case 'factsRecorded':
      return 'Precizētas ziņas';
    case 'emergencyOpened':
      return `Ārkārtas piekļuve: ${event.actor.name}`;
    case 'closed':
      return 'Lieta noslēgta';
    case 'reopened':
      return 'Lieta atsākta';
    case 'migrated':
      return migratedText(definition);
  }
  return event satisfies never;
}

/** `definition` is the one that holds from then on. */
function migratedText({ scheme: { label, version, validFrom } }: Definition): string {
  const since = validFrom === undefined ? '' : `, spēkā no ${dateText(validFrom, 'lv')}`;
  return `Lieta turpinās pēc jaunās redakcijas: ${label}${version === undefined ? '' : `, ${version}`}${since}`;
}

const sent: Record<ReferEffect['what'], string> = {
  letter: 'Saņemta vēstule',
  information: 'Saņemta informācija',
  request: 'Saņemts lūgums piedalīties',
};

/** What the recipient of a referral is told. */
export function letterText(what: ReferEffect['what'], sender: string): string {
  return `${sent[what]}. Sūtītājs: ${sender}. Apstipriniet saņemšanu.`;
}
