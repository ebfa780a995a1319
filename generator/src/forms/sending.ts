import type { Channel, CodeList, FieldRef, Form, Page, Place } from '@riciba/language';
import type { Say } from '../words.ts';
import type { SourceField } from './fields.ts';

/** What a referral asks of the sender beside the scheme's own forms. */
export interface Sending {
  channels: readonly Channel[];
  /** "pielikumā …": label of a required attachment. */
  attached?: string;
  at: Place;
}

export const channelLabels = {
  paper: ['Papīra formātā', 'On paper'],
  eSigned: ['Elektroniski, ar drošu elektronisko parakstu', 'Electronically, with a secure electronic signature'],
  eAddress: ['Oficiālajā elektroniskajā adresē', 'At the official electronic address'],
  handed: ['Nodots personīgi', 'Handed over in person'],
} satisfies Record<Channel, [lv: string, en: string]>;

/** Kinds of signed containers that eParaksts makes (domain.md 5.3). */
const signedKinds = ['.edoc', '.asice', '.pdf'];

/**
 * The page a sender fills in: how it was sent, the signed document, what the scheme wants attached. A form of its own
 * with the code list of its channels; nothing when there is nothing to ask.
 */
export function sendingForm(sending: Sending, say: Say): { form: Form; list?: CodeList } | undefined {
  const { at, channels, attached } = sending;
  const name = ['sending', ...channels].join('_');
  const list: CodeList | undefined =
    channels.length > 1
      ? {
          name: ['channel', ...channels].join('_'),
          label: say('Nosūtīšanas veids', 'How it is sent'),
          codes: channels.map((channel) => ({ name: channel, label: say(...channelLabels[channel]), at })),
          at,
        }
      : undefined;
  const page: Page = { name: 'sending', label: say('Nosūtīšana', 'Sending'), at, fields: [] };
  if (list) {
    const type = { kind: 'choice', list: list.name, many: false } as const;
    page.fields.push({
      name: 'channel',
      label: say('Kā tas tiek nosūtīts?', 'How is it sent?'),
      type,
      required: true,
      at,
    });
  }
  if (channels.includes('eSigned')) page.fields.push(signedDocument(at, say, list && channelField(name)));
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
export function signedDocument(at: Place, say: Say, channel?: FieldRef): SourceField {
  return {
    name: 'signedDocument',
    label: say(
      'Ar drošu elektronisko parakstu parakstītais dokuments',
      'Document signed with a secure electronic signature',
    ),
    hint: say(
      'Parakstiet dokumentu ārpus sistēmas un pievienojiet parakstīto datni (.edoc, .asice vai .pdf).',
      'Sign the document outside of the system and attach the signed file (.edoc, .asice or .pdf).',
    ),
    type: { kind: 'attachment', min: 1 },
    accept: signedKinds,
    required: true,
    message: say(
      'Pievienojiet ar drošu elektronisko parakstu parakstīto dokumentu.',
      'Attach the document signed with a secure electronic signature.',
    ),
    ...(channel && { when: { op: 'is', field: channel, values: ['eSigned'] } }),
    at,
  };
}
