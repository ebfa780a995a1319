import type { Definition, Track } from '../../definition/index.ts';
import { capital } from '../../documents/index.ts';
import { about, bodyName, type CaseState, type Setting } from '../../kernel/index.ts';

/** Where no tracks are told apart, all files are about a child. */
const only: Track = { key: '', label: 'Lietas', about: 'child' };

/** What kind of file it is. */
export function trackOf({ tracks }: Definition, { track }: CaseState): Track {
  return tracks?.find((one) => one.key === track) ?? tracks?.[0] ?? only;
}

/** Its label, where there are others. */
export function trackLabel(definition: Definition, state: CaseState): string | undefined {
  return (definition.tracks?.length ?? 0) > 1 ? trackOf(definition, state).label : undefined;
}

/** Whom a file is about, to show: a child, who may not be known yet, or a group, by its name. */
export function aboutOf(definition: Definition, state: CaseState, setting: Setting): string {
  const { about: what, group = '', label, whom } = trackOf(definition, state);
  if (what === 'child' || whom) return about(definition, state) ?? 'Bērns vēl nav norādīts';
  const body = state.bodies[group];
  return body === undefined ? capital(label) : bodyName(setting, body);
}
