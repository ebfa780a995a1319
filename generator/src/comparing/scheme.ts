import type { DefaultKind, Scheme, Statement } from '@riciba/language';
import type { Labels } from '../words.ts';
import { documentFacts } from './documents.ts';
import { dutyFacts } from './duties.ts';
import { type Fact, factsAbout, keyOf } from './facts.ts';
import { formFacts } from './forms.ts';
import { institutionFacts } from './institutions.ts';
import { levelFacts } from './levels.ts';
import { reportFacts } from './reports.ts';

/** All facts of a scheme, in its order. */
export function factsOf(scheme: Scheme, labels: Labels): Fact[] {
  return [
    ...headFacts(scheme, labels),
    ...scheme.statements.map((statement) => statementFact(statement, labels)),
    ...scheme.institutions.flatMap((institution) => institutionFacts(institution, labels)),
    ...named('party', 'party', labels.say('persona', 'party'), scheme.parties, labels),
    ...named('track', 'track', labels.say('gaita', 'track'), scheme.tracks, labels),
    ...named(
      'retention',
      'document',
      labels.say('glabāšanas klase', 'retention class'),
      scheme.retention ?? [],
      labels,
    ),
    ...scheme.levels.flatMap((level) => levelFacts(level, labels)),
    ...scheme.duties.flatMap((duty) => dutyFacts(duty, scheme, labels)),
    ...scheme.forms.flatMap((form) => formFacts(form, scheme, labels)),
    ...(scheme.documents ?? []).flatMap((document) => documentFacts(document, scheme, labels)),
    ...(scheme.reports ?? []).flatMap((report) => reportFacts(report, labels)),
    ...scheme.lists.flatMap((list) => listFacts(list, labels)),
  ];
}

/** What always asks for a form. */
const asking: Record<DefaultKind, [lv: string, en: string]> = {
  outcome: ['katram iznākumam vajag', 'every outcome needs'],
  notice: ['katram paziņojumam vajag', 'every notice needs'],
  writtenNotice: ['katram rakstiskam paziņojumam vajag', 'every written notice needs'],
  feedback: ['katrai atbildei vajag', 'every feedback needs'],
  refusal: ['katram atteikumam vajag', 'every refusal needs'],
  request: ['katram lūgumam vajag', 'every request needs'],
  agenda: ['katrai darba kārtībai vajag', 'every agenda needs'],
  movedMeeting: ['katrai pārceltai sēdei vajag', 'every moved meeting needs'],
  minutes: ['katram protokolam vajag', 'all minutes need'],
  meetingWithoutQuorum: ['katrai sēdei bez kvoruma vajag', 'every meeting without quorum needs'],
  election: ['katrai ievēlēšanai vajag', 'every election needs'],
  appointment: ['katrai iecelšanai vajag', 'every appointment needs'],
  signature: ['katram protokola parakstam vajag', 'every signature needs'],
  invitation: ['katram uzaicinājumam vajag', 'every invitation needs'],
  disagreement: ['katrai nevienošanās reizei vajag', 'every disagreement needs'],
  finishedTask: ['katram izpildītam uzdevumam vajag', 'every finished task needs'],
};

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of the record above
const defaultKinds = Object.keys(asking) as DefaultKind[];

function labelOf(name: string, forms: Scheme['forms']): string {
  return forms.find((form) => form.name === name)?.label ?? name;
}

/** What a scheme is called is no difference: two municipalities never call theirs alike. */
function headFacts(
  { territory, validFrom, validUntil, version, language, approvals, defaults, forms }: Scheme,
  labels: Labels,
): Fact[] {
  const { say } = labels;
  const validity = [
    validFrom === undefined ? '' : `${say('no', 'from')} ${validFrom}`,
    validUntil === undefined ? '' : `${say('līdz', 'until')} ${validUntil}`,
  ].filter(Boolean);
  const approved = (approvals ?? []).map(({ document, date, number }) =>
    [document, date, number].filter(Boolean).join(' '),
  );
  const facts = factsAbout({
    key: 'scheme',
    kind: 'scheme',
    subject: say('shēma', 'the scheme'),
    node: {},
    aspects: [
      { key: 'territory', about: say('teritorija', 'territory'), words: territory.length > 0 && territory.join(', ') },
      { key: 'validity', about: say('spēkā esība', 'validity'), words: validity.length > 0 && validity.join(' ') },
      { key: 'version', about: say('versija', 'version'), words: version },
      {
        key: 'language',
        about: say('tekstu valoda', 'language of the texts'),
        words: language && say('angļu', 'English'),
      },
      {
        key: 'approvals',
        about: say('apstiprināta ar', 'approved by'),
        words: approved.length > 0 && approved.join('; '),
      },
      ...defaultKinds.map((kind) => ({
        key: `default.${kind}`,
        about: say(...asking[kind]),
        words: defaults[kind] !== undefined && labels.quoted(labelOf(defaults[kind], forms)),
        means: defaults[kind],
        kind: 'form' as const,
      })),
    ],
  });
  return facts;
}

/** It has no name: the words are what it is. */
function statementFact(statement: Statement, { say, quoted }: Labels): Fact {
  const { kind, text, institution, track, between } = statement;
  const whose = institution ?? track ?? '';
  const key = ['statement', whose, kind, keyOf(text), between.join('+')].join('/');
  return { key, kind: 'statement', subject: say('teikums', 'the sentence'), value: quoted(text), meaning: key };
}

/** Things of which there is little more to say than what they are called. */
function named(
  key: string,
  kind: Fact['kind'],
  what: string,
  things: readonly { name: string; label: string | { nominative: string } }[],
  labels: Labels,
): Fact[] {
  return things.flatMap((thing) => {
    const label = typeof thing.label === 'string' ? thing.label : thing.label.nominative;
    const subject = `${what} ${labels.quoted(label)}`;
    return factsAbout({ key: `${key} ${thing.name}`, kind, subject, label, node: thing, aspects: [] });
  });
}

function listFacts({ name, label, codes }: Scheme['lists'][number], labels: Labels): Fact[] {
  const { say } = labels;
  const own = labels.quoted(label);
  return [
    ...named('list', 'list', say('saraksts', 'the list'), [{ name, label }], labels),
    ...codes.flatMap((code) =>
      factsAbout({
        key: `list ${name} ${code.name}`,
        kind: 'list',
        subject: say(
          `saraksta ${own} iespēja ${labels.quoted(code.label)}`,
          `choice ${labels.quoted(code.label)} of the list ${own}`,
        ),
        label: code.label,
        node: code,
        aspects: [
          {
            key: 'points',
            about: say('punkti', 'points'),
            words: code.points === undefined ? undefined : String(code.points),
          },
        ],
      }),
    ),
  ];
}
