import { fileURLToPath } from 'node:url';
import { runScenarios } from '@riciba/generator';
import { loadScheme } from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';
import { expect, test } from 'vitest';

const file = fileURLToPath(new URL('../../examples/sede/sede.scenarios.lv.riciba', import.meta.url));

test('a group meets as its rules say: election, quorum, minutes, tasks, too few meetings, no agreement', async () => {
  const { scheme, scenarios } = await loadScheme(file, nodeFiles());
  const { stories } = await runScenarios(scheme!, scenarios);
  const failed = stories.flatMap(({ lines }) => lines.filter(({ verdict }) => verdict !== 'holds'));
  expect(failed.map(({ text, found }) => `${text} ${found}`)).toEqual([]);
});
