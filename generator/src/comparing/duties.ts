import type { Duty, Scheme } from '@riciba/language';
import { conditionText } from '../condition-text.ts';
import { deedText, lateText, oftenText, timeText, triggerText } from '../duty-sentences.ts';
import { ahead, within } from '../terms.ts';
import type { Labels } from '../words.ts';
import { type Aspect, type Fact, factsAbout } from './facts.ts';
import { byAspects } from './levels.ts';

export function dutyFacts(duty: Duty, { levels }: Scheme, labels: Labels): Fact[] {
  const { say } = labels;
  const { name, label, level } = duty;
  const own = `${say('pienākums', 'duty')} ${labels.quoted(label)}`;
  const stated = levels.find((one) => one.name === level);
  return factsAbout({
    key: stated && name.startsWith(`${stated.name}.`) ? `level ${stated.name} duty/${name}` : `duty ${name}`,
    kind: 'duty',
    subject: stated ? `${labels.levelName(stated)}: ${own}` : own,
    label,
    node: duty,
    aspects: aspectsOf(duty, labels),
    elsewhere: ['by', 'level'],
  });
}

function aspectsOf(duty: Duty, labels: Labels): Aspect[] {
  const { say, language } = labels;
  const { does, by, seats, opens, recurs, before, reminder, late, extension, outlives, track } = duty;
  const term = (key: keyof Duty, about: string, words: Aspect['words']): Aspect => ({
    key,
    about,
    words,
    means: duty[key],
    kind: 'term',
  });
  const who = extension && labels.performers(extension.by);
  const only = extension?.when ? `, ${say('tikai ja', 'only if')} ${conditionText(extension.when, labels)}` : '';
  return [
    {
      key: 'does',
      about: say('kas jādara', 'what must be done'),
      words: does.kind === 'standing' ? say('pastāvīgs pienākums', 'a standing duty') : deedText(duty, labels),
      means: does,
    },
    ...(by ? byAspects(by, labels) : []),
    {
      key: 'seats',
      about: say('to dara katra vieta', 'by each seat of'),
      words: seats !== undefined && labels.institution(seats).nominative,
      means: seats,
    },
    {
      key: 'opens',
      about: say('kad', 'when'),
      words: opens.length > 0 && opens.map((trigger) => triggerText(trigger, labels)).join('; '),
      means: opens,
    },
    {
      key: 'track',
      about: say('gaita', 'track'),
      words: track !== undefined && labels.quoted(labels.track(track)),
      means: track,
    },
    term('within', say('termiņš', 'term'), duty.within && within(duty.within, language)),
    term('before', say('termiņš', 'term'), before && timeText({ before }, labels)),
    term('recurs', say('cik bieži', 'how often'), recurs && oftenText(recurs, labels)),
    term(
      'reminder',
      say('atgādina', 'reminder'),
      reminder && `${ahead(reminder, language)} ${say('pirms tam', 'before')}`,
    ),
    term('extension', say('termiņu pagarina', 'the term is extended by'), extension && `${who}${only}`),
    {
      key: 'late',
      about: say('ja nokavē', 'if late'),
      words: late && lateText({ late }, labels).replace(/^; /, ''),
      means: late,
    },
    {
      key: 'outlives',
      about: say('pēc lietas noslēgšanas', 'when the case is closed'),
      words: outlives === undefined ? undefined : outlives ? say('paliek', 'stays') : say('beidzas', 'ends'),
    },
  ];
}
