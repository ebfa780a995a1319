/** A group's own file: one runs at a time, as its meetings, its chair and what it decided stand together in it. */
import type { Act, Definition, Level } from '../definition/index.ts';
import { bodiesOf, bodyFor, type Place } from './assigned.ts';
import { type Context, refuse } from './context.ts';
import type { Assigned, CaseState, Refusal, RunningFile, Setting } from './types.ts';

/** Of a group's own file: of which kind it is and which group's; nothing of a file about a child. */
export function groupFileOf(
  definition: Definition,
  state: Place & Pick<CaseState, 'track'>,
  setting: Setting,
): Omit<RunningFile, 'case'> | undefined {
  const track = definition.tracks?.find(({ key }) => key === state.track);
  const body = track?.group === undefined ? undefined : bodyFor(definition, state, track.group, setting);
  return track && body && { track: track.key, body: body.key };
}

/** The act convenes a group's first meeting, and the group's file has had it: nobody will begin anything by it. */
export function hadFirstMeeting({ firstMeeting }: Act, { levels }: CaseState): boolean {
  return firstMeeting !== undefined && levels.some(({ outcome }) => outcome === firstMeeting);
}

/** That the file which the act would open runs already, where the setting knows of one. */
export function alreadyRunning(
  { definition, setting }: Context,
  { act, level, place, by }: { act: Act; level: Level; place: Place; by: Assigned },
): Refusal | undefined {
  const { group } = definition.tracks?.find(({ key }) => key === level.track) ?? {};
  if (group === undefined || !setting.running) return undefined;
  const body =
    bodiesOf(setting, group).find(({ key }) => key === by.body) ?? bodyFor(definition, place, group, setting);
  const file = setting.running.find((one) => one.track === level.track && one.body === body?.key);
  if (!file) return undefined;
  const text = 'Šīs grupas darbs jau ir sākts. Grupai ir viena darba lieta: turpiniet tajā.';
  return { ...refuse('already-running', text, act.sentence), case: file.case };
}
