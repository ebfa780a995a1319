import * as fc from 'fast-check';
import type { Then } from '@riciba/runtime/definition';
import type { Actor, Body, Setting } from '@riciba/runtime/kernel';
import { body, type LevelSpec, type OutcomeSpec, type RecipientSpec, type Spec } from './fixture.ts';

const institutions = ['A', 'B', 'C', 'G'];
const rolesOf = (institution: string): string[] => [`${institution}.x`, `${institution}.y`];
const allRoles = institutions.flatMap(rolesOf);
const levelKeys = ['One', 'Two', 'Three', 'Four'];
const grounds = ['p', 'q', 'r'];

const some = <T>(of: T[], maxLength = of.length): fc.Arbitrary<T[]> => fc.subarray(of, { maxLength });

function leadsTo(levels: string[]): fc.Arbitrary<Then> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...levels).map((key): Then => ({ kind: 'level', level: key })) },
    { weight: 2, arbitrary: fc.constant<Then>({ kind: 'return' }) },
    { weight: 1, arbitrary: fc.constant<Then>({ kind: 'none' }) },
  );
}

function recipient(levels: string[]): fc.Arbitrary<RecipientSpec> {
  return fc
    .record({
      to: fc.constantFrom(...institutions),
      leads: leadsTo(levels),
      when: fc.option(fc.subarray(grounds, { minLength: 1 }), { nil: undefined }),
      otherwise: fc.boolean(),
    })
    .map(({ when, otherwise, ...rest }) => ({ ...rest, ...(when ? { when } : otherwise ? { otherwise } : {}) }));
}

function outcome(levels: string[]): fc.Arbitrary<OutcomeSpec> {
  const leads: fc.Arbitrary<OutcomeSpec['leads']> = fc.oneof(
    { weight: 1, arbitrary: fc.constant<OutcomeSpec['leads']>('close') },
    { weight: 2, arbitrary: fc.constantFrom(...levels).map((key) => ({ level: key })) },
    {
      weight: 4,
      arbitrary: fc.record({
        refer: fc.array(recipient(levels), { minLength: 1, maxLength: 4 }),
        chosenChannel: fc.boolean(),
      }),
    },
  );
  return fc.record({
    key: fc.constantFrom('first', 'second', 'third'),
    first: some([...allRoles, 'Parents'], 2),
    leads,
  });
}

function level(key: string, levels: string[]): fc.Arbitrary<LevelSpec> {
  return fc
    .record({
      institution: fc.constantFrom(...institutions),
      both: fc.boolean(),
      substitutes: fc.boolean(),
      opens: fc.option(fc.subarray(allRoles, { minLength: 1, maxLength: 3 }), { nil: undefined }),
      options: some(['look', 'meet'], 2),
      outcomes: fc.uniqueArray(outcome(levels), { maxLength: 3, selector: ({ key: name }) => name }),
      participatesFor: fc.oneof(
        { weight: 3, arbitrary: fc.constant<string[]>([]) },
        { weight: 1, arbitrary: some(levels.filter((one) => one !== key)) },
      ),
    })
    .map(({ institution, both, substitutes, opens, ...rest }) => {
      const [first = '', second = ''] = rolesOf(institution);
      return {
        ...rest,
        key,
        by: both && !substitutes ? [first, second] : [first],
        ...(substitutes ? { substitutes: [second] } : {}),
        ...(opens ? { opens } : key === 'One' ? { opens: [first] } : {}),
      };
    });
}

/** Any scheme that the language could tell, sensible or not; the first level can always be opened by somebody. */
export const anySpec: fc.Arbitrary<Spec> = fc
  .record({ size: fc.integer({ min: 1, max: levelKeys.length }), many: fc.boolean() })
  .chain(({ size, many }) => {
    const keys = levelKeys.slice(0, size);
    return fc.tuple(...keys.map((key) => level(key, keys))).map((levels) => ({
      institutions: institutions.map((key) => ({ key, roles: rolesOf(key), many: many && key === 'A' })),
      levels,
    }));
  });

/** Mostly filled posts; A has two bodies, G is a group with seats. */
export const anySetting: fc.Arbitrary<Setting> = fc
  .record({
    vacant: fc.oneof({ weight: 2, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: some(allRoles, 3) }),
    second: fc.boolean(),
    seat: fc.constantFrom('a', 'b', 'c'),
  })
  .map(({ vacant, second, seat }) => {
    const held = (institution: string): string[] => rolesOf(institution).filter((role) => !vacant.includes(role));
    const bodies: Body[] = institutions.map((key) => body(key.toLowerCase(), key, held(key)));
    if (second) bodies.push(body('a2', 'A', rolesOf('A')));
    return { bodies, seats: { g: { Seat: seat } }, calendars: {} };
  });

/** Everybody who holds a post. */
export function actors(setting: Setting): Actor[] {
  return setting.bodies.flatMap(({ key, roles }) =>
    roles.map((role) => ({ post: `${key}/${role}`, name: role, body: key, role })),
  );
}

/** Which of the offers is taken (by remainder), with which answers; or anything at all is tried. */
export interface Move {
  pick: number;
  grounds: string[];
  wild: boolean;
}

export const anyMoves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    pick: fc.nat({ max: 9999 }),
    grounds: some(grounds),
    wild: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  }),
  { minLength: 1, maxLength: 25, size: 'max' },
);
