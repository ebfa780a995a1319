import type { Institution, Scheme } from '@riciba/language';
import type { Act, Field, Form, Invited, Items } from '@riciba/runtime/definition';
import { actKey, entryKey } from '../keys.ts';
import { groupNames, meetingGroups } from './names.ts';

/** Marks the acts that set an agenda and that give minutes: what is discussed there, and who else is invited. */
export function giveItems(acts: readonly Act[], scheme: Scheme, forms: readonly Form[]): void {
  for (const group of meetingGroups(scheme)) {
    const { agendas, minutes } = keysOf(group);
    for (const act of acts) {
      const form = forms.find(({ key }) => key === act.form);
      if (!form || (!agendas.includes(act.key) && act.key !== minutes)) continue;
      const items = itemsOf(form);
      if (!items) continue;
      const invited = act.key === minutes ? undefined : invitedOf(form);
      Object.assign(act, { items, ...(invited && { invited }), keeps: true });
    }
  }
}

function keysOf({ name }: Institution): { agendas: string[]; minutes: string } {
  const { work, meeting, acts } = groupNames(name);
  return {
    agendas: [actKey(work, acts.convene), entryKey(meeting, acts.conveneFirst), entryKey(meeting, acts.convene)],
    minutes: actKey(meeting, acts.hold),
  };
}

/** The first repeating part with a text that names nobody's role: roles make entries tasks, or invitations. */
function itemsOf(form: Form): Items | undefined {
  for (const { page, group, found } of partsOf(form)) {
    const text = found('longText', 'text');
    const carried = found('date');
    if (text === undefined || found('roles') !== undefined) continue;
    return { page, group, text, ...(carried !== undefined && { carried }) };
  }
  return undefined;
}

/** The first repeating part with roles; beside them, at which body, and the number of the item. */
function invitedOf(form: Form): Invited | undefined {
  for (const { page, group, found } of partsOf(form)) {
    const [roles, body, item] = [found('roles'), found('body'), found('wholeNumber')];
    if (roles === undefined) continue;
    return { page, group, roles, ...(body !== undefined && { body }), ...(item !== undefined && { item }) };
  }
  return undefined;
}

interface Part {
  page: string;
  group: string;
  /** Key of the first field of one of these types in an entry. */
  found: (...types: Field['type'][]) => string | undefined;
}

function partsOf({ pages }: Form): Part[] {
  return pages.flatMap(({ key: page, fields }) =>
    fields.flatMap(({ key: group, fields: inner }): Part[] =>
      inner ? [{ page, group, found: (...types) => inner.find(({ type }) => types.includes(type))?.key }] : [],
    ),
  );
}
