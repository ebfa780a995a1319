import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { RicibaLanguageMetaData } from '../../language/src/generated/module.ts';
import { createRicibaCoreServices } from '../../language/src/services.ts';
import { fixtures } from './support/fixtures.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const texts = globSync(['examples/*/*.riciba', 'language/library/*.riciba'], { cwd: root })
  .map((file) => readFileSync(root + file, 'utf8'))
  .concat(fixtures().map(({ text }) => text));

afterEach(() => vi.restoreAllMocks());

describe('the grammar', () => {
  test('is sound, and reads no text in two ways', () => {
    const told: unknown[] = [];
    vi.spyOn(console, 'log').mockImplementation((message) => told.push(message));
    const services = createRicibaCoreServices();
    // In production the parser does not look for faults of its grammar and keeps ambiguities to itself.
    Object.assign(RicibaLanguageMetaData, { mode: 'development' });
    const parser = services.parser.LangiumParser;
    for (const text of texts) parser.parse(text);
    // "after X when C": the condition is X's, and no event of its own.
    expect(new Set(told)).toEqual(new Set(['DutyTrigger\u200B: the ways 0 and 1 cannot be told apart at when.']));
  });
});
