/** The calendars shipped with the product, read from their files. */
import { type Calendar, type CalendarFile, resolveCalendar } from '../kernel/time/index.ts';
import plain from './latvia-plain.json' with { type: 'json' };
import school from './latvia-school.json' with { type: 'json' };
import state from './latvia-state.json' with { type: 'json' };

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a test checks the files against their schema
const files = [plain, state, school] as unknown as CalendarFile[];

/** By the name used on the command line: `--calendar state`. */
export const calendars: Record<'state' | 'plain' | 'school', Calendar> = {
  state: resolveCalendar('latvia-state', files),
  plain: resolveCalendar('latvia-plain', files),
  school: resolveCalendar('latvia-school', files),
};
