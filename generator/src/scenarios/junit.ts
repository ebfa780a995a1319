import { placeText } from './report.ts';
import type { Told } from './run.ts';

/** Stories of one scheme, for the report. */
export interface Suite {
  name: string;
  stories: readonly Told[];
}

/** JUnit's XML: a test case for each story, a failure for each that did not come out. */
export function junit(suites: readonly Suite[]): string {
  const all = suites.flatMap(({ stories }) => stories);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${all.length}" failures="${failures(all)}">`,
    ...suites.flatMap(({ name, stories }) => [
      `  <testsuite name="${escaped(name)}" tests="${stories.length}" failures="${failures(stories)}">`,
      ...stories.flatMap((story) => testCase(name, story)),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(suite: string, { title, at, lines }: Told): string[] {
  const head = `    <testcase classname="${escaped(suite)}" name="${escaped(title)}" file="${escaped(at.file)}" line="${at.line}"`;
  const failed = lines.filter((line) => line.verdict === 'fails');
  if (failed.length === 0) return [`${head}/>`];
  const text = failed.map((line) => `${placeText(line.at)} ${line.text}\n${line.found ?? ''}`).join('\n');
  return [
    `${head}>`,
    `      <failure message="${escaped(failed[0]?.found ?? '')}">${escaped(text)}</failure>`,
    '    </testcase>',
  ];
}

function failures(stories: readonly Told[]): number {
  return stories.filter((story) => !story.passed).length;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}
