import type { Scheme } from '@riciba/language';
import { meetingLevel } from './meeting.ts';
import { groupNames, levelsOfGroup, meetingGroups } from './names.ts';
import { formsFor } from './seats.ts';
import { groupDuties, withNoAgreement, workLevel } from './work.ts';

/**
 * The rules of groups in the words that everything else is said in: for each group that meets a track with its work
 * and its meetings, the duties that follow, and in cases of children the option to record that it cannot agree.
 * A scheme without such groups stays as it is.
 */
export function withGroups(source: Scheme): Scheme {
  const groups = meetingGroups(source);
  if (groups.length === 0) return source;
  const parts = groups.map((group, index) => {
    const own = formsFor(source, group, index === 0);
    return { group, scheme: own, levels: [workLevel(own, group), meetingLevel(own, group)] };
  });
  const levels = source.levels.map((level) => {
    const part = parts.find(({ group }) => levelsOfGroup(source, group.name).includes(level));
    return part ? withNoAgreement(part.scheme, part.group, level) : level;
  });
  const forms = new Map(parts.flatMap((part) => part.scheme.forms.map((form) => [form.name, form])));
  return {
    ...source,
    forms: [...forms.values()],
    tracks: [
      ...source.tracks,
      ...groups.map(({ name, label, at }) => ({
        name: groupNames(name).track,
        label: label.nominative,
        about: 'group' as const,
        group: name,
        at,
      })),
    ],
    levels: [...levels, ...parts.flatMap((part) => part.levels)],
    duties: [...source.duties, ...parts.flatMap((part) => groupDuties(part.scheme, part.group))],
  };
}
