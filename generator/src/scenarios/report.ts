import type { Place, Version } from '@riciba/language';
import { type Coverage, type Kind, kinds, type Stated } from './coverage.ts';
import type { Line, Told, Tried } from './run.ts';

type Language = 'lv' | 'en';

const words: Record<Language, Record<Kind | 'coverage' | 'fromBase' | 'untouched' | 'stories' | 'failed', string>> = {
  lv: {
    coverage: 'Pārklājums',
    fromBase: 'No pamata izmēģināts (skaita atsevišķi)',
    untouched: 'nav izmēģināts',
    stories: 'Stāsti',
    failed: 'neizdevās',
    levels: 'līmeņi',
    entries: 'lietas sākšana',
    outcomes: 'iznākumi',
    notices: 'informēšana',
    options: 'iespējas',
    requests: 'lūgumi',
    recipients: 'saņēmēji',
    duties: 'pienākumi',
    conditions: 'nosacījumi',
    counts: 'pārskatu rindas',
    fulfilments: 'izpildīts pienākums',
    consequences: 'nokavēts pienākums',
    recurrences: 'nākamais laikposms',
    gates: 'vārti',
    reopenings: 'atsākšana',
  },
  en: {
    coverage: 'Coverage',
    fromBase: 'Tried of the base (counted apart)',
    untouched: 'not tried',
    stories: 'Stories',
    failed: 'failed',
    levels: 'levels',
    entries: 'entries',
    outcomes: 'outcomes',
    notices: 'notices',
    options: 'options',
    requests: 'requests',
    recipients: 'recipients',
    duties: 'obligations',
    conditions: 'conditions',
    counts: 'rows of reports',
    fulfilments: 'fulfilled duties',
    consequences: 'late duties',
    recurrences: 'next periods',
    gates: 'gates',
    reopenings: 'reopenings',
  },
};

const marks: Record<Line['verdict'], string> = { holds: '✓', fails: '✗', 'not-tried': '·' };

/** "Shēma Paraugs, kāda tā ir no 2026-09-01": under which its stories are tried. */
export function versionText(name: string, { from, until }: Version['period'], language: Language): string {
  const [head, fromWord, untilWord] =
    language === 'lv' ? [`Shēma ${name}, kāda tā ir`, 'no', 'līdz'] : [`The scheme ${name} as it is`, 'from', 'until'];
  return [head, ...(from ? [fromWord, from] : []), ...(until ? [untilWord, until] : [])].join(' ');
}

/** A story, a line for each of its sentences; under one that fails its place and what was found. */
export function storyText({ title, passed, lines }: Told): string {
  const told = lines.flatMap((line) => [
    `  ${marks[line.verdict]} ${line.text}`,
    ...(line.found === undefined ? [] : [`      ${placeText(line.at)} ${line.found}`]),
  ]);
  return [`${passed ? '✓' : '✗'} ${title}`, ...told].join('\n');
}

/** "shēma.riciba:45". */
export function placeText({ file, line }: Place): string {
  return `${file}:${line}`;
}

/** What is owed, and whether a condition held: the rest of a key beside its sentence. */
const details: Record<Language, Record<string, string>> = {
  lv: {
    decide: 'izlemt',
    inform: 'informēt',
    acknowledge: 'apstiprināt saņemšanu',
    answer: 'atbildēt',
    '+': 'kad tas izpildās',
    '-': 'kad tas neizpildās',
  },
  en: {
    decide: 'to decide',
    inform: 'to inform',
    acknowledge: 'to acknowledge',
    answer: 'to answer',
    '+': 'when it holds',
    '-': 'when it does not hold',
  },
};

/** How a sentence of a scheme reads, and where it stands; by its id. */
export type Saying = (sentence: string) => string;

/** Says the sentences of a definition as people read them: "1. līmenis «Klase»: … [shēma.riciba:12]". */
export function sayingOf({ definition, places }: Pick<Tried, 'definition' | 'places'>): Saying {
  const texts = new Map(definition.sentences.map(({ id, text }) => [id, text]));
  return (sentence) => {
    const place = places.get(sentence);
    return `${texts.get(sentence) ?? sentence}${place ? ` [${placeText(place)}]` : ''}`;
  };
}

function untriedText({ key, sentence }: Stated, saying: Saying, language: Language): string {
  const detail = [key.split(' ')[0]!, key.split(' ').at(-1)!].map((word) => details[language][word]).find(Boolean);
  return `${detail && key.includes(' ') ? `${detail} – ` : ''}${saying(sentence)}`;
}

/** A line for each kind that the scheme has, and what is not tried. */
export function coverageText(coverage: Coverage, saying: Saying, language: Language): string {
  const say = words[language];
  const shown = kinds.filter((kind) => coverage[kind].all.length > 0);
  const width = Math.max(...shown.map((kind) => say[kind].length), 0);
  const lines = shown.flatMap((kind) => {
    const { all, missing, untried } = coverage[kind];
    return [
      `  ${say[kind].padEnd(width)}  ${all.length - missing.length}/${all.length}`,
      ...untried.map((one) => `    ${say.untouched}: ${untriedText(one, saying, language)}`),
    ];
  });
  return [`${say.coverage}: ${percent(coverage)} %`, ...lines].join('\n');
}

/** What comes from the base is counted apart: "No pamata izmēģināts: 3/20". Nothing where nothing does. */
export function baseText(fromBase: Coverage, language: Language): string {
  const all = kinds.reduce((sum, kind) => sum + fromBase[kind].all.length, 0);
  const missing = kinds.reduce((sum, kind) => sum + fromBase[kind].missing.length, 0);
  return all === 0 ? '' : `${words[language].fromBase}: ${all - missing}/${all}`;
}

/** Whole per cent of everything; 100 only when nothing is missing. */
export function percent(coverage: Coverage): number {
  const all = kinds.reduce((sum, kind) => sum + coverage[kind].all.length, 0);
  const missing = kinds.reduce((sum, kind) => sum + coverage[kind].missing.length, 0);
  return all === 0 ? 100 : Math.floor((100 * (all - missing)) / all);
}

/** "Stāsti: 10, neizdevās: 0." */
export function summaryText(stories: readonly Told[], language: Language): string {
  const { stories: all, failed } = words[language];
  return `${all}: ${stories.length}, ${failed}: ${stories.filter((story) => !story.passed).length}.`;
}
