/**
 * What the reports of the test runners say of the tests that failed: each with its place, its name and as much of its
 * message as shows why (the counterexample of a property among it).
 */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Lines of a message that are kept: a property's counterexample with its seed stands in the first ones. */
const keptLines = 25;
const keptWidth = 400;

interface VitestReport {
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: {
    file: string;
    title: string;
    tests: { status: string; results: { errors: { message?: string }[] }[] }[];
  }[];
}

function shortened(message: string): string {
  return stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => !line.includes('node_modules'))
    .slice(0, keptLines)
    .map((line) => `    ${line.slice(0, keptWidth)}`)
    .join('\n');
}

/** @param text the JSON report of vitest; gives one text for each test that failed and each file that did not load */
export function failuresOfVitest(text: string): string[] {
  const { testResults }: VitestReport = JSON.parse(text);
  return testResults.flatMap((file) => {
    const place = relative(root, file.name);
    const failed = file.assertionResults.filter((test) => test.status === 'failed');
    if (failed.length === 0 && file.status === 'failed') return [`${place}\n${shortened(file.message)}`];
    return failed.map((test) => `${place} › ${test.fullName}\n${shortened(test.failureMessages.join('\n'))}`);
  });
}

/** @param text the JSON report of Playwright; gives one text for each test that did not hold the first time */
export function failuresOfPlaywright(text: string): string[] {
  const told = ({ suites = [], specs = [] }: PlaywrightSuite): string[] => [
    ...specs.flatMap((spec) =>
      spec.tests
        .filter((test) => test.status === 'unexpected' || test.status === 'flaky')
        .map((test) => {
          const messages = test.results.flatMap((result) => result.errors.map((error) => error.message ?? ''));
          return `test/e2e/${spec.file} › ${spec.title} (${test.status})\n${shortened(messages.join('\n'))}`;
        }),
    ),
    ...suites.flatMap(told),
  ];
  const report: PlaywrightSuite = JSON.parse(text);
  return told(report);
}
