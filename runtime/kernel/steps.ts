import { type Act, type Field, lookup } from '../definition/index.ts';
import type { View } from './access.ts';
import { localDay } from './world.ts';

/** Acts that are a step taken in the case; the others only handle what was sent or written. */
const handling: ReadonlySet<Act['kind']> = new Set(['acknowledge', 'correct', 'extend']);

/**
 * The acts done so far as entries of a group: their day in its first date, who did them in its first text, what was
 * done in its next.
 * @param seen as far as the reader may see them
 */
export function stepsFor({ fields = [] }: Field, { events, definitionAt }: View): object[] {
  const day = fields.find((field) => field.type === 'date')?.key;
  const [who, what] = fields
    .filter((field) => field.type === 'text' || field.type === 'longText')
    .map(({ key }) => key);
  return events.flatMap((event) => {
    const act = event.type === 'performed' ? lookup(definitionAt(event.seq)).acts.get(event.act) : undefined;
    if (event.type !== 'performed' || !act || handling.has(act.kind)) return [];
    return [
      {
        ...(day === undefined ? {} : { [day]: localDay(event.at) }),
        ...(who === undefined ? {} : { [who]: event.actor.name }),
        ...(what === undefined ? {} : { [what]: act.label }),
      },
    ];
  });
}
