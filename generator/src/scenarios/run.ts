import type { Place, Scenario, Scheme } from '@riciba/language';
import type { Definition } from '@riciba/runtime/definition';
import type { CaseEvent, CaseState, Setting } from '@riciba/runtime/kernel';
import { generateWithPlaces } from '../generate.ts';
import { type Coverage, Covered } from './coverage.ts';
import { Names } from './names.ts';
import { Play } from './play.ts';
import { Judge } from './verdict.ts';

/** A sentence of a story with its verdict. After a step that did not go as told, the rest is not tried. */
export interface Line {
  text: string;
  at: Place;
  verdict: 'holds' | 'fails' | 'not-tried';
  /** fails: what was found instead. */
  found?: string;
}

export interface Told {
  title: string;
  at: Place;
  passed: boolean;
  lines: Line[];
  /** The case as the story left it: the log of the kernel and the state after it. */
  events: CaseEvent[];
  state?: CaseState;
  /** The bodies of the story, and who sits there. */
  setting: Setting;
}

export interface Tried {
  definition: Definition;
  stories: Told[];
  /** Of what the scheme's own text states. */
  coverage: Coverage;
  /** Of what comes from the texts it builds on: these have stories of their own. */
  fromBase: Coverage;
  /** Where each sentence of the definition stands. */
  places: ReadonlyMap<string, Place>;
}

/**
 * Runs scenarios on the kernel with a simulated clock, and counts what of the scheme they touch. Pure but for the
 * making of the definition; the same scheme and scenarios give the same result.
 */
export async function runScenarios(
  scheme: Scheme,
  scenarios: readonly Scenario[],
  language: 'lv' | 'en' = 'lv',
): Promise<Tried> {
  const { definition, places } = await generateWithPlaces(scheme);
  const names = new Names(scheme);
  const covered = new Covered(definition);
  const stories = scenarios.map((scenario) => {
    const play = new Play(definition, scenario, names);
    const told = tell(scenario, play, new Judge(play, names, language));
    covered.add(play);
    return told;
  });
  const isOwn = (sentence: string): boolean => (places.get(sentence) ?? scheme.at).file === scheme.at.file;
  return {
    definition,
    stories,
    coverage: covered.coverage(isOwn),
    fromBase: covered.coverage((sentence) => !isOwn(sentence)),
    places,
  };
}

function tell(scenario: Scenario, play: Play, judge: Judge): Told {
  const lines: Line[] = [];
  let goesOn = true;
  for (const sentence of scenario.sentences) {
    const { text, at } = sentence;
    if (!goesOn) {
      lines.push({ text, at, verdict: 'not-tried' });
      continue;
    }
    if (sentence.kind === 'case' || sentence.kind === 'passes') {
      if (sentence.kind === 'case') play.goTo(sentence.name);
      else play.passes(sentence);
      lines.push({ text, at, verdict: 'holds' });
      continue;
    }
    const found = sentence.kind === 'step' ? judge.step(sentence, play.step(sentence)) : judge.expectation(sentence);
    lines.push(found === undefined ? { text, at, verdict: 'holds' } : { text, at, verdict: 'fails', found });
    goesOn = found === undefined || sentence.kind !== 'step';
  }
  const passed = lines.every((line) => line.verdict === 'holds');
  const { state, events, world } = play;
  const { setting } = world;
  return { title: scenario.title, at: scenario.at, passed, lines, events, setting, ...(state && { state }) };
}
