/** The reasons that are given in more than one place. */
import { type Act, type Level, lookup, type Recipient } from '../definition/index.ts';
import { type Context, refuse } from './context.ts';
import { describeRoles } from './texts.ts';
import type { CaseState, Refusal } from './types.ts';

export function notFound(): Refusal {
  return refuse('unknown-target', 'Lieta vai tās daļa, uz kuru šī darbība attiecas, nav atrasta.');
}

export function notInOffice(): Refusal {
  return refuse('not-yours', 'Jūsu amats šajā iestādē vairs nav spēkā.');
}

export function notYours(context: Context, roles: readonly string[], sentence: string): Refusal {
  return refuse('not-yours', `Šo darbību var veikt: ${describeRoles(context.definition, roles)}.`, sentence);
}

/** Names the sentence by which the case was closed. */
export function caseClosed(context: Context, state: CaseState): Refusal {
  const { acts } = lookup(context.definition);
  const outcomes = state.levels.map((run) => acts.get(run.outcome ?? ''));
  const closing = outcomes.find((act) => act?.effect?.kind === 'close');
  return refuse('case-closed', 'Lieta ir noslēgta; tajā vairs neko nevar darīt.', closing?.sentence);
}

export function mustFirst(missing: readonly Act[], outcome: Act): Refusal {
  const what = missing.map((notice) => notice.label).join('; ');
  return {
    ...refuse('must-first', `Vispirms jāizdara: ${what}.`, missing[0]?.sentence ?? outcome.sentence),
    missing: missing.map((notice) => notice.key),
  };
}

/** A task for a role of which it is not known at which body. */
export function ownerUnknown(context: Context, roles: readonly string[], sentence: string): Refusal {
  const text = `Uzdevumam nav zināms, kurā iestādē tas jāpilda: ${describeRoles(context.definition, roles)}.`;
  return refuse('recipient-missing', text, sentence);
}

/** A seat is said to be present that nobody fills. */
export function seatUnfilled(context: Context, sentence: string): Refusal {
  const text = lookup(context.definition).sentences.get(sentence)?.text ?? '';
  return refuse('only-if', `Atzīmēta vieta, kuru grupā neviens neaizpilda. ${text}`.trim(), sentence);
}

/** Nobody performs the level that would open. */
export function nobodyAt(level: Level): Refusal {
  return refuse('recipient-missing', `Līmenim «${level.label}» šobrīd nav neviena, kas to veic.`, level.sentence);
}

export function nobodyToReceive(context: Context, rule: Recipient): Refusal {
  const name = lookup(context.definition).institutions.get(rule.institution)?.label.nominative ?? rule.institution;
  return refuse('recipient-missing', `Šobrīd nav neviena, kas nosūtīto saņemtu. Saņēmējs: ${name}.`, rule.sentence);
}
