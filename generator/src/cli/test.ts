import { writeFile } from 'node:fs/promises';
import type { KeywordLanguage, Scenario, Scheme, Version } from '@riciba/language';
import { type Coverage, type Kind, kinds } from '../scenarios/coverage.ts';
import { junit } from '../scenarios/junit.ts';
import { baseText, coverageText, percent, sayingOf, storyText, summaryText, versionText } from '../scenarios/report.ts';
import { runScenarios, type Tried } from '../scenarios/run.ts';
import { hasErrors, load, printed, sorted } from './load.ts';

/** What was loaded of one scheme as it is in one stretch of time: its stories may stand in several files. */
interface Suite {
  scheme: Scheme;
  period: Version['period'];
  language: KeywordLanguage;
  scenarios: Scenario[];
}

/**
 * `riciba test FILE…`: tells the stories with what came of them, then how much of each scheme they tried. Gives the
 * exit code: 1 when a story did not come out, a text has errors, or there is no story at all.
 */
export async function test(files: readonly string[], options: { json: boolean; junit?: string }): Promise<number> {
  const suites = await suitesIn(files);
  if (!suites) return 1;
  const tried = await Promise.all(
    suites.map(async (suite) => ({
      ...suite,
      ...(await runScenarios(suite.scheme, suite.scenarios, suite.language)),
    })),
  );
  if (options.junit !== undefined) {
    const reports = tried.map(({ scheme, stories }) => ({ name: scheme.name, stories }));
    await writeFile(options.junit, junit(reports));
  }
  if (options.json) {
    const data = tried.map(({ scheme, period, stories, coverage }) => ({
      scheme: scheme.name,
      ...(isDated(period) && { period }),
      passed: stories.every((story) => story.passed),
      stories: stories.map(({ title, at, passed, lines }) => ({ title, at, passed, lines })),
      coverage: { percent: percent(coverage), ...counts(coverage) },
    }));
    console.log(JSON.stringify(data, undefined, 2));
  } else {
    for (const one of tried) print(one, one.language);
  }
  return tried.every(({ stories }) => stories.every((story) => story.passed)) ? 0 : 1;
}

/** The files' stories by scheme; nothing when a text has errors or there is no story, which is then told. */
async function suitesIn(files: readonly string[]): Promise<Suite[] | undefined> {
  const suites = new Map<string, Suite>();
  let sound = true;
  for (const file of files) {
    const { versions, language, diagnostics } = await load(file);
    const wrong = sorted(diagnostics).filter(({ severity }) => severity === 'error');
    for (const diagnostic of wrong) console.error(printed(diagnostic));
    sound &&= !hasErrors(diagnostics);
    for (const { scheme, period, scenarios } of versions.filter((version) => version.scenarios.length > 0)) {
      const key = `${scheme.at.file} ${language} ${period.from} ${period.until}`;
      const suite = suites.get(key) ?? { scheme, period, language, scenarios: [] };
      suite.scenarios.push(...scenarios);
      suites.set(key, suite);
    }
  }
  if (sound && suites.size === 0) console.error('Stāstu nav. (There are no scenarios.)');
  return sound && suites.size > 0 ? [...suites.values()] : undefined;
}

function isDated({ from, until }: Version['period']): boolean {
  return from !== undefined || until !== undefined;
}

function print(tried: Tried & Suite, language: KeywordLanguage): void {
  const { scheme, period, stories, coverage, fromBase } = tried;
  if (isDated(period)) console.log(`${versionText(scheme.name, period, language)}\n`);
  for (const story of stories) console.log(`${storyText(story)}\n`);
  console.log(coverageText(coverage, sayingOf(tried), language));
  const base = baseText(fromBase, language);
  if (base) console.log(base);
  console.log(summaryText(stories, language));
}

function counts(coverage: Coverage): Record<Kind, { tried: number; all: number; missing: string[] }> {
  const count = (kind: Kind) => {
    const { all, missing } = coverage[kind];
    return [kind, { tried: all.length - missing.length, all: all.length, missing }];
  };
  return Object.fromEntries(kinds.map(count));
}
