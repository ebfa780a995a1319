import type { Document, DocumentBlock, Scheme, TextPart } from '@riciba/language';
import { conditionText } from '../condition-text.ts';
import type { Labels } from '../words.ts';
import { type Fact, factsAbout, keyOf } from './facts.ts';
import { retentionAspect } from './forms.ts';

/** A document with its blocks; these have no names, so a changed one is gone and another has come. */
export function documentFacts(document: Document, scheme: Scheme, labels: Labels): Fact[] {
  const { say } = labels;
  const { name, label, kind, form, to, subject: topic, place, restricted, blocks, signs } = document;
  const key = `document ${name}`;
  const subject = `${say('dokuments', 'the document')} ${labels.quoted(label)}`;
  return [
    ...factsAbout({
      key,
      kind: 'document',
      subject,
      label,
      node: document,
      aspects: [
        { key: 'kind', about: say('veids', 'kind'), words: say(...kinds[kind]) },
        { key: 'form', about: say('no veidlapas', 'from the form'), words: form },
        {
          key: 'to',
          about: say('adresāts', 'addressee'),
          words: to !== undefined && labels.anybody(to).nominative,
          means: to,
        },
        { key: 'subject', about: say('temats', 'subject'), words: topic && partsText(topic, labels), means: topic },
        { key: 'place', about: say('izdošanas vieta', 'place of issue'), words: place },
        { key: 'restricted', about: say('pieejamība', 'access'), words: restricted && say('ierobežota', 'restricted') },
        {
          key: 'signs',
          about: say('paraksta', 'signed by'),
          words: signs.length > 0 && labels.all(signs.map((role) => labels.role(role).nominative)),
          means: signs,
        },
        retentionAspect(document.retention, scheme, labels),
      ],
      elsewhere: ['blocks'],
    }),
    ...blocks.map((block): Fact => {
      const same = JSON.stringify(block, (at, value: unknown) => (at === 'at' ? undefined : value));
      const value = blockText(block, labels);
      return {
        key: `${key} block/${keyOf(same)}`,
        kind: 'document',
        subject: `${subject}: ${say('saturs', 'content')}`,
        value,
        meaning: same,
      };
    }),
  ];
}

const kinds = {
  letter: ['vēstule', 'letter'],
  invitation: ['uzaicinājums', 'invitation'],
  minutes: ['protokols', 'minutes'],
  decision: ['lēmums', 'decision'],
  report: ['pārskats', 'report'],
  other: ['dokuments', 'document'],
} satisfies Record<Document['kind'], [lv: string, en: string]>;

function blockText(block: DocumentBlock, labels: Labels): string {
  const { say } = labels;
  const when = 'when' in block && block.when ? `, ${say('ja', 'if')} ${conditionText(block.when, labels)}` : '';
  switch (block.kind) {
    case 'heading':
      return `${say('virsraksts', 'heading')} ${partsText(block.text, labels)}${when}`;
    case 'paragraph':
      return `${say('rindkopa', 'paragraph')} ${partsText(block.text, labels)}${when}`;
    case 'fields':
      return `${say('lauki', 'fields')} ${labels.all(block.fields.map((field) => labels.fieldName(field)))}${when}`;
    case 'page':
      return `${say('lapa', 'page')} ${block.page}`;
    case 'each':
      return `${say('katram ierakstam no', 'for each entry of')} ${labels.fieldName(block.group)}: ${partsText(block.text, labels)}`;
  }
  return block satisfies never;
}

const known = {
  recipient: ['saņēmējs', 'the recipient'],
  sender: ['sūtītājs', 'the sender'],
  caseNumber: ['lietas numurs', 'the number of the case'],
  today: ['šodiena', 'today'],
} satisfies Record<string, [lv: string, en: string]>;

function partsText(parts: readonly TextPart[], labels: Labels): string {
  const text = parts.map((part) => {
    if ('text' in part) return part.text;
    if ('field' in part) return `{${labels.field(part.field)?.label ?? part.field.field}}`;
    if ('entry' in part) return `{${part.entry}}`;
    if ('name' in part) return `{${labels.anybody(part.name).nominative}}`;
    return `{${labels.say(...known[part.known])}}`;
  });
  return labels.quoted(text.join(''));
}
