import type * as Scheme from '@riciba/language';
import { ownName, groupNames } from './groups/names.ts';
import { actKey, dutyKey, entryKey, reopenKey } from './keys.ts';

/** The key of the act that a path of the scheme names; of a duty, that of the act which fulfils it. */
export function actPathKey(scheme: Scheme.Scheme, path: Scheme.ActPath): string {
  const duty = scheme.duties.find(({ name }) => name === path);
  if (duty) return duty.does.kind === 'act' ? actPathKey(scheme, duty.does.act) : dutyPathKey(scheme, path);
  const { level, name } = parted(path);
  const found = scheme.levels.find((one) => one.name === level);
  if (!found && scheme.institutions.some((one) => one.name === level)) return groupActKey(level, name);
  if (found?.entries.some((entry) => entry.name === name)) return entryKey(level, name);
  return found?.reopenings.some((one) => one.name === name) ? reopenKey(level, name) : actKey(level, name);
}

/** The key of a duty. In a level it shares the names of the acts there. */
export function dutyPathKey(scheme: Scheme.Scheme, path: Scheme.ActPath): string {
  const { level, name } = parted(path);
  return scheme.levels.some((one) => one.name === level) ? actKey(level, name) : dutyKey(path);
}

/** What a group does beside its meetings stands in its work book. */
function groupActKey(group: string, name: string): string {
  return actKey(groupNames(group).work, ownName(name));
}

function parted(path: Scheme.ActPath): { level: string; name: string } {
  const [level = '', name = ''] = path.split('.');
  return { level, name };
}
