import { lookup } from '@riciba/runtime/definition';
import { composeDocument, type ComposedDocument, type Paragraph } from '@riciba/runtime/documents';
import { bodyName, recipients } from '@riciba/runtime/kernel';
import type { Play } from './play.ts';

/** What the document that was made last says, on one line; undefined when none was made. `key`: of the document. */
export function lastDocument(play: Play, key: string): string | undefined {
  const { definition, world } = play;
  const { forms, institutions, roles } = lookup(definition);
  const isMade = (made: string): boolean => made === key || made.startsWith(`${key}_`);
  const done = play.done.findLast(({ act }) => act.documents?.some(isMade));
  const document = definition.documents?.find((one) => isMade(one.key) && done?.act.documents?.includes(one.key));
  const form = forms.get(done?.act.form ?? '');
  if (!done || !document || !form) return undefined;
  const { act, command, at } = done;
  const answers = command.answers ?? {};
  const [first] = act.effect?.kind === 'refer' ? recipients(act.effect, answers) : [];
  const recipient = institutions.get(first?.institution ?? '');
  const { channelField } = act.effect?.kind === 'refer' ? act.effect : { channelField: undefined };
  const channel = channelField && answers[channelField.page]?.[channelField.field];
  return written(
    composeDocument(document, definition, {
      form,
      answers,
      from: bodyName(world.setting, command.actor.body),
      by: { name: command.actor.name, roleLabel: roles.get(command.actor.role)?.label.nominative ?? '' },
      ...(recipient && { recipient }),
      date: at.slice(0, 10),
      number: '1',
      caseNumber: '1',
      electronic: channel === 'eSigned' || channel === 'eAddress',
      names: { body: (_, body) => bodyName(world.setting, body), file: (id) => id },
    }),
  );
}

function written(paper: ComposedDocument): string {
  const { author, title, place, date, addressee, subject, paragraphs, attachments, signatures } = paper;
  const enclosed = attachments.map(({ label, name }) => `${label}: ${name}`);
  const signed = signatures.map(({ post, name }) => (name === undefined ? post : `${post}, ${name}`));
  return [author, title, place, date, addressee, subject, ...paragraphs.map(line), ...enclosed, ...signed]
    .filter((part) => part !== undefined)
    .join(' | ');
}

function line(paragraph: Paragraph): string {
  if (paragraph.kind === 'answer') return `${paragraph.label}: ${paragraph.text}`;
  return paragraph.kind === 'item' ? `${paragraph.number}. ${paragraph.text}` : paragraph.text;
}
