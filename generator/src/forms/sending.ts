import type { Channel, CodeList, FieldRef, Form, Page, Place } from '@riciba/language';
import type { SourceField } from './fields.ts';

/** What a referral asks of the sender beside the scheme's own forms. */
export interface Sending {
  channels: readonly Channel[];
  /** "pielikumā …": label of a required attachment. */
  attached?: string;
  at: Place;
}

export const channelLabels = {
  paper: 'Papīra formātā',
  eSigned: 'Elektroniski, ar drošu elektronisko parakstu',
  eAddress: 'Oficiālajā elektroniskajā adresē',
  handed: 'Nodots personīgi',
} satisfies Record<Channel, string>;

/** Kinds of signed containers that eParaksts makes (domain.md 5.3). */
const signedKinds = ['.edoc', '.asice', '.pdf'];

/**
 * The page a sender fills in: how it was sent, the signed document, what the scheme wants attached. A form of its own
 * with the code list of its channels; nothing when there is nothing to ask.
 */
export function sendingForm(sending: Sending): { form: Form; list?: CodeList } | undefined {
  const { at, channels, attached } = sending;
  const name = ['sending', ...channels].join('_');
  const list: CodeList | undefined =
    channels.length > 1
      ? {
          name: ['channel', ...channels].join('_'),
          label: 'Nosūtīšanas veids',
          codes: channels.map((channel) => ({ name: channel, label: channelLabels[channel], at })),
          at,
        }
      : undefined;
  const page: Page = { name: 'sending', label: 'Nosūtīšana', at, fields: [] };
  if (list) {
    const type = { kind: 'choice', list: list.name, many: false } as const;
    page.fields.push({ name: 'channel', label: 'Kā tas tiek nosūtīts?', type, required: true, at });
  }
  if (channels.includes('eSigned')) page.fields.push(signedDocument(at, list && channelField(name)));
  if (attached !== undefined) {
    page.fields.push({
      name: 'attached',
      label: attached,
      type: { kind: 'attachment', min: 1 },
      required: true,
      at,
    });
  }
  return page.fields.length > 0 ? { form: { name, label: page.label, pages: [page], at }, list } : undefined;
}

/** Where the sender says which channel was taken. */
export function channelField(form: string): FieldRef {
  return { form, page: 'sending', field: 'channel' };
}

/** The signed container; asked always when there is no other channel to choose. */
export function signedDocument(at: Place, channel?: FieldRef): SourceField {
  return {
    name: 'signedDocument',
    label: 'Ar drošu elektronisko parakstu parakstītais dokuments',
    hint: 'Parakstiet dokumentu ārpus sistēmas un pievienojiet parakstīto datni (.edoc, .asice vai .pdf).',
    type: { kind: 'attachment', min: 1 },
    accept: signedKinds,
    required: true,
    message: 'Pievienojiet ar drošu elektronisko parakstu parakstīto dokumentu.',
    ...(channel && { when: { op: 'is', field: channel, values: ['eSigned'] } }),
    at,
  };
}
