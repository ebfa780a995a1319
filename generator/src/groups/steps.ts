import type { ScenarioGroupStep } from '@riciba/language';
import type { Definition } from '@riciba/runtime/definition';
import { actKey, asciiKey, entryKey } from '../keys.ts';
import { groupNames, noAgreementOption } from './names.ts';

/** Keys of the acts that a step of a group in a story may mean. */
export function keysOfStep(definition: Definition, group: string, step: ScenarioGroupStep): string[] {
  const { work, meeting, acts, signing } = groupNames(group);
  switch (step) {
    case 'begin':
      return [entryKey(work, acts.begin)];
    case 'conveneFirst':
      return [entryKey(meeting, acts.conveneFirst), entryKey(meeting, acts.convene)];
    case 'convene':
      return [actKey(work, acts.convene), entryKey(meeting, acts.convene)];
    case 'appoint':
      return [actKey(work, acts[step])];
    case 'sign':
      return [`duty.${asciiKey(signing)}`];
    case 'noAgreement':
      return definition.acts
        .filter(({ kind, key }) => kind === 'option' && key.endsWith(`.${asciiKey(noAgreementOption)}`))
        .filter(({ by }) => by?.roles.some((role) => role.startsWith(`${asciiKey(group)}.`)))
        .map(({ key }) => key);
    case 'approveAgenda':
    case 'invite':
    case 'move':
    case 'elect':
    case 'hold':
    case 'noQuorum':
    case 'cancel':
      return [actKey(meeting, acts[step])];
  }
  return step satisfies never;
}
