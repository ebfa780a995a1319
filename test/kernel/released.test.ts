import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { type Definition, hashedText } from '@riciba/runtime/definition';
import {
  apply,
  type CaseEvent,
  type CaseState,
  fold,
  migrate,
  offers,
  type Setting,
  step,
  tick,
  wakesAt,
} from '@riciba/runtime/kernel';
import { readReleased, settingOf } from './released/read.ts';
import { actors } from './support/random.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../runtime/definition/definition.schema.json', import.meta.url), 'utf8'),
);
const fits = new Ajv({ strict: false }).compile<Definition>(schema);
const kept = await readReleased();

/** Long after the case was last touched. */
const later = (events: CaseEvent[]): string =>
  new Date(Date.parse(events.at(-1)?.at ?? '') + 400 * 86_400_000).toISOString();

test('something of each release is kept', () => {
  expect(kept.length).toBeGreaterThan(5);
  expect(kept.flatMap(([, { cases }]) => cases).length).toBeGreaterThan(15);
});

describe.each(kept)('what the release made of %s', (_name, { definition, cases }) => {
  test('is a definition that this version reads, of the same hash', () => {
    expect(fits(definition) ? [] : fits.errors).toEqual([]);
    expect(definition.hash).toBe(`sha256-${createHash('sha256').update(hashedText(definition)).digest('hex')}`);
  });

  test.each(cases.map((one) => [one.title, one] as const))('«%s» folds to the same state, byte for byte', (_, one) => {
    expect(JSON.stringify(fold(one.events))).toBe(JSON.stringify(one.state));
  });

  test.each(cases.map((one) => [one.title, one] as const))('«%s» goes on from every act of it', (_, one) => {
    const setting = settingOf(definition, one.setting);
    const { state, refusals } = redone(definition, one.events, setting);
    expect(refusals).toEqual([]);
    if (!state || state.status === 'closed') return;
    const now = later(one.events);
    const passed = tick(definition, state, now, setting);
    const after = passed?.state ?? state;
    expect(JSON.stringify(fold([...one.events, ...(passed?.events ?? [])]))).toBe(JSON.stringify(after));
    expect((wakesAt(definition, after, setting) ?? 'z') > now).toBe(true);
    expect(actors(setting).flatMap((actor) => offers(definition, after, actor, setting, now))).not.toEqual([]);
    const next = { ...definition, hash: 'next' };
    expect(migrate({ definition, setting }, { definition: next, setting }, state, now)).toMatchObject({
      refused: false,
      changes: [],
    });
  });
});

/** Does each act of a log again where it was done, and gives what is refused now; and the state that the log gives. */
function redone(definition: Definition, events: CaseEvent[], setting: Setting) {
  const refusals: string[] = [];
  let state: CaseState | undefined;
  for (const event of events) {
    if (event.type === 'performed' && event.seq > 2) {
      const { command: id, actor, act, target, answers } = event;
      const command = { id, actor, act, ...(target === undefined ? {} : { target }), ...(answers && { answers }) };
      const result = step(definition, state, command, event.at, setting);
      if (result.refused) refusals.push(`${act}: ${result.text}`);
    }
    state = apply(state, event);
  }
  return { state, refusals };
}
