import type { Entry, Gate, Level, Notice, Option, Outcome, Performer, Recipient } from '@riciba/language';
import { conditionText } from '../condition-text.ts';
import { channelWords, type Labels } from '../words.ts';
import { type Aspect, type Fact, factsAbout, type Kind, termAspects } from './facts.ts';

/** To what an act belongs: a level, or a group. */
interface Owner {
  key: string;
  subject: string;
  kind: Kind;
}

/** A level with its acts. */
export function levelFacts(level: Level, labels: Labels): Fact[] {
  const { say } = labels;
  const { name, number, label, does, track, participatesFor } = level;
  const subject = labels.levelName(level);
  const owner = { key: `level ${name}`, subject, kind: 'level' as const };
  return [
    ...factsAbout({
      ...owner,
      label,
      node: level,
      aspects: [
        { key: 'number', about: say('numurs', 'number'), words: String(number) },
        ...byAspects(level.by, labels),
        { key: 'does', about: say('dara', 'does'), words: does.length > 0 && does.map(({ text }) => text).join('; ') },
        {
          key: 'track',
          about: say('gaita', 'track'),
          words: track !== undefined && labels.quoted(labels.track(track)),
          means: track,
        },
        {
          key: 'participatesFor',
          about: say('piedalās, ja to lūdz', 'takes part if asked by'),
          words:
            participatesFor.length > 0 && labels.any(participatesFor.map((one) => labels.levelName(labels.level(one)))),
          means: participatesFor,
        },
        ...termAspects(level.terms, labels),
      ],
      elsewhere: ['entries', 'options', 'outcomes', 'reopenings', 'terms'],
    }),
    ...level.entries.flatMap((entry) =>
      entryFacts(entry, say('lietas sākšana', 'opening a case'), `entry/${entry.name}`, owner, labels),
    ),
    ...level.reopenings.flatMap((entry) =>
      entryFacts(entry, say('lietas atsākšana', 'reopening a case'), `reopening/${entry.name}`, owner, labels),
    ),
    ...level.options.flatMap((option) => optionFacts(option, owner, labels)),
    ...level.outcomes.flatMap((outcome) => outcomeFacts(outcome, owner, labels)),
  ];
}

function entryFacts(entry: Entry, what: string, key: string, owner: Owner, labels: Labels): Fact[] {
  return factsAbout({
    key: `${owner.key} ${key}`,
    kind: owner.kind,
    subject: `${owner.subject}: ${what} ${labels.quoted(entry.label)}`,
    label: entry.label,
    node: entry,
    aspects: [...byAspects(entry.by, labels), ...actAspects(entry, labels)],
  });
}

/** What a level or a group allows. */
export function optionFacts(option: Option, owner: Owner, labels: Labels): Fact[] {
  const { say } = labels;
  const { invites } = option;
  return actFacts(option, owner, labels, {
    kind: 'option',
    what: say('atļauta darbība', 'allowed act'),
    aspect: {
      key: 'invites',
      about: say('aicina', 'invites'),
      words: invites !== undefined && labels.institution(invites).nominative,
      means: invites,
    },
    first: [],
  });
}

function outcomeFacts(outcome: Outcome, owner: Owner, labels: Labels): Fact[] {
  const { say } = labels;
  const { attached, first } = outcome;
  return actFacts(outcome, owner, labels, {
    kind: 'outcome',
    what: say('iznākums', 'outcome'),
    aspect: { key: 'attached', about: say('pielikumā', 'attached'), words: attached },
    first,
  });
}

/** @param own what it is called, what only acts of its kind say, and whom it needs to be informed first */
function actFacts(
  act: Option | Outcome,
  owner: Owner,
  labels: Labels,
  own: { kind: 'option' | 'outcome'; what: string; aspect: Aspect; first: readonly Notice[] },
): Fact[] {
  const { name, label, by, effect } = act;
  const key = `${owner.key} ${own.kind}/${name}`;
  const subject = `${owner.subject}: ${own.what} ${labels.quoted(label)}`;
  return [
    ...factsAbout({
      key,
      kind: owner.kind,
      subject,
      label,
      node: act,
      aspects: [
        ...(by ? byAspects(by, labels) : []),
        ...actAspects(act, labels),
        ...(effect ? effectAspects(effect, labels) : []),
        own.aspect,
      ],
      elsewhere: ['effect', 'first'],
    }),
    ...own.first.flatMap((notice) => noticeFacts(notice, key, subject, labels)),
    ...recipientFacts(effect, key, subject, labels),
  ];
}

/** Who does it, and who where there is nobody of those. */
export function byAspects(by: Performer, labels: Labels): Aspect[] {
  const { say } = labels;
  const { substitutes } = by;
  return [
    { key: 'by', about: say('veic', 'by'), words: labels.performers(by), means: by.roles },
    {
      key: 'substitutes',
      about: say('ja tā nav, veic', 'if none, by'),
      words: substitutes.length > 0 && labels.performers({ ...by, roles: substitutes }),
      means: substitutes,
    },
  ];
}

type Act = Pick<Outcome, 'form' | 'gates' | 'needs' | 'dateField' | 'ownFormOnly'>;

function actAspects({ form, gates, needs, dateField }: Act, labels: Labels): Aspect[] {
  const { say } = labels;
  return [
    { key: 'form', about: say('veidlapa', 'form'), words: form, kind: 'form' },
    { key: 'gates', about: say('tikai ja', 'only if'), words: gatesText(gates, labels), means: gates },
    {
      key: 'needs',
      about: say('pirms tam jāpaveic', 'first must be done'),
      words: needs && labels.all(needs.map((path) => labels.act(path))),
      means: needs,
    },
    {
      key: 'dateField',
      about: say('diena ir laukā', 'the day is in the field'),
      words: dateField && labels.fieldName(dateField),
      means: dateField,
    },
  ];
}

function gatesText(gates: readonly Gate[] | undefined, labels: Labels): string | undefined {
  if (!gates || gates.length === 0) return undefined;
  return labels.all(gates.map(({ when, sentence }) => sentence ?? conditionText(when, labels)));
}

/** Who receives what is sent is told apart. */
function effectAspects(effect: NonNullable<Option['effect']> | Outcome['effect'], labels: Labels): Aspect[] {
  const { say } = labels;
  const about = say('kas notiek', 'what follows');
  const { language } = labels;
  switch (effect.kind) {
    case 'close':
      return [{ key: 'effect', about, words: say('noslēdz lietu', 'closes the case') }];
    case 'end':
      return [{ key: 'effect', about, words: say('beidz šo darbu', 'ends this work') }];
    case 'level':
    case 'beside': {
      const level = labels.levelName(labels.level(effect.level));
      const words =
        effect.kind === 'level' ? say(`tad ${level}`, `then ${level}`) : say(`līdztekus ${level}`, `beside, ${level}`);
      return [{ key: 'effect', about, words, means: effect }];
    }
    case 'refer': {
      const what =
        effect.what === 'letter'
          ? say('nosūta vēstuli', 'a letter is sent')
          : say('sniedz informāciju', 'information is given');
      const { channels } = effect;
      return [
        { key: 'effect', about, words: what },
        {
          key: 'channels',
          about: say('kā nosūta', 'how it is sent'),
          words: channels.length > 0 && labels.any(channels.map((channel) => channelWords[channel][language])),
          means: channels,
        },
      ];
    }
  }
  return effect satisfies never;
}

function noticeFacts(notice: Notice, key: string, about: string, labels: Labels): Fact[] {
  const { say } = labels;
  return factsAbout({
    key: `${key} notice/${notice.to}`,
    kind: 'duty',
    subject: `${about}: ${say('vispirms jāinformē', 'first must be informed')} – ${labels.anybody(notice.to).nominative}`,
    node: notice,
    aspects: [
      { key: 'inWriting', about: say('kā', 'how'), words: notice.inWriting && say('rakstiski', 'in writing') },
      { key: 'form', about: say('veidlapa', 'form'), words: notice.form },
      ...termAspects(notice.terms, labels),
    ],
    elsewhere: ['terms', 'to'],
  });
}

/** One institution may stand several times, for other conditions. */
function recipientFacts(
  effect: Option['effect'] | Outcome['effect'],
  key: string,
  about: string,
  labels: Labels,
): Fact[] {
  if (effect?.kind !== 'refer') return [];
  const seen = new Map<string, number>();
  return effect.to.flatMap((recipient) => {
    const { institution } = recipient;
    const nth = (seen.get(institution) ?? 0) + 1;
    seen.set(institution, nth);
    const own = `${key} to/${institution}${nth === 1 ? '' : `/${nth}`}`;
    return recipientFact(
      recipient,
      own,
      `${about}: ${labels.say('saņem', 'to')} ${labels.institution(institution).nominative}`,
      labels,
    );
  });
}

function recipientFact(recipient: Recipient, key: string, subject: string, labels: Labels): Fact[] {
  const { say } = labels;
  const { when, otherwise, then, each, answerForm, terms } = recipient;
  const next = {
    level: () => (then.kind === 'level' ? labels.levelName(labels.level(then.level)) : ''),
    return: () => say('atgriežas', 'returns'),
    none: () => '',
  };
  return factsAbout({
    key,
    kind: 'level',
    subject,
    node: recipient,
    aspects: [
      { key: 'when', about: say('ja', 'if'), words: when && conditionText(when, labels), means: when },
      { key: 'otherwise', about: say('kad', 'when'), words: otherwise && say('citādi', 'otherwise') },
      { key: 'then', about: say('tad', 'then'), words: next[then.kind]() || false, means: then },
      { key: 'each', about: say('kurš', 'which'), words: each && say('katra šāda iestāde', 'each such body') },
      { key: 'answerForm', about: say('atbild ar veidlapu', 'answers with the form'), words: answerForm },
      ...termAspects(terms, labels),
    ],
    elsewhere: ['terms', 'institution'],
  });
}
