import type { CodeList, Form, Page, Scheme } from '@riciba/language';
import { type Say, sayIn } from '../words.ts';
import type { SourceField } from './fields.ts';
import { channelLabels, signedDocument } from './sending.ts';

/**
 * The page on which it is said who signed what the form says, and how: nothing where no form asks for a signature.
 * Where a letter is sent, the page of sending asks for the signed document itself.
 */
export function signingForm(
  scheme: Scheme,
  forms: readonly Form[],
  sent: boolean,
): { form: Form; list?: CodeList } | undefined {
  const [signature] = forms.flatMap(({ signatures = [] }) => signatures);
  if (!signature) return undefined;
  const say = sayIn(scheme.language);
  const { at, channels, roles } = signature;
  const name = ['signing', ...channels].join('_');
  const labels = roles.map((path) => roleLabel(scheme, path));
  const page: Page = { name: 'signing', label: say('Paraksts', 'Signature'), at, fields: [] };
  page.fields.push(
    {
      name: 'signer',
      label: say('Kas parakstīja?', 'Who signed?'),
      hint: say(
        `Amats, vārds un uzvārds. Paraksta: ${labels.join(' vai ')}.`,
        `Post, name and surname. Signed by: ${labels.join(' or ')}.`,
      ),
      type: { kind: 'text' },
      required: true,
      at,
    },
    {
      name: 'signedOn',
      label: say('Kad parakstīts?', 'When was it signed?'),
      type: { kind: 'date' },
      required: true,
      at,
    },
  );
  if (sent) return { form: { name, label: page.label, pages: [page], at } };
  const list: CodeList = {
    name,
    label: say('Parakstīšanas veids', 'How it is signed'),
    codes: channels.map((channel) => ({ name: channel, label: say(...channelLabels[channel]), at })),
    at,
  };
  const how = { form: name, page: 'signing', field: 'signed' };
  const chosen = channels.length > 1;
  if (chosen) {
    const type = { kind: 'choice', list: name, many: false } as const;
    page.fields.push({ name: how.field, label: say('Kā parakstīts?', 'How was it signed?'), type, required: true, at });
  }
  if (channels.includes('eSigned')) page.fields.push(signedDocument(at, say, chosen ? how : undefined));
  if (channels.includes('paper')) page.fields.push(scan(at, say, chosen ? how : undefined));
  return { form: { name, label: page.label, pages: [page], at }, ...(chosen && { list }) };
}

function scan(at: Page['at'], say: Say, how: { form: string; page: string; field: string } | undefined): SourceField {
  return {
    name: 'signedCopy',
    label: say('Parakstītā dokumenta kopija', 'Copy of the signed document'),
    hint: say(
      'Ieskenējiet vai nofotografējiet parakstīto dokumentu. Oriģinālu glabājiet lietā.',
      'Scan or photograph the signed document. Keep the original in the case file.',
    ),
    type: { kind: 'attachment', min: 1 },
    required: true,
    ...(how && { when: { op: 'is', field: how, values: ['paper'] } }),
    at,
  };
}

function roleLabel({ institutions }: Scheme, path: string): string {
  const roles = institutions.flatMap((institution) => institution.roles);
  return roles.find(({ name }) => name === path)?.label.nominative ?? path;
}
