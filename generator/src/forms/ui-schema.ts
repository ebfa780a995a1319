import type { Say } from '../words.ts';
import type { Made } from './schema.ts';

/** So many options still fit on one screen as radio buttons. */
const mostRadios = 7;

/**
 * uiSchema of @rjsf/core in the language of the texts: labels, hints, order, names of options, widgets, and in `ui:options` what the
 * widgets need (the author's `message`, `accept` and `maxBytes` of attachments, `institution` of a body).
 */
export function uiSchema(fields: readonly Made[], say: Say): Record<string, unknown> {
  return {
    'ui:order': [...fields.map(({ field }) => field.key), '*'],
    ...Object.fromEntries(fields.map((made) => [made.field.key, fieldUi(made, say)])),
  };
}

function fieldUi({ field, hint, codes, inner }: Made, say: Say): Record<string, unknown> {
  const names =
    field.type === 'yesNo' && field.unknownOf === undefined
      ? [say('Jā', 'Yes'), say('Nē', 'No')]
      : codes.map((code) => code.label);
  const { message, accept, maxBytes, institution, unknownOf } = field;
  const options = Object.entries({ message, accept, maxBytes, institution, unknownOf }).filter(
    ([, value]) => value !== undefined,
  );
  return {
    'ui:title': field.label,
    ...(hint !== undefined && { 'ui:help': hint }),
    ...(field.type !== 'group' && { 'ui:widget': widgetOf(field, codes.length) }),
    ...(names.length > 0 && { 'ui:enumNames': names }),
    ...(options.length > 0 && { 'ui:options': Object.fromEntries(options) }),
    ...(field.type === 'group' && { items: uiSchema(inner, say) }),
  };
}

function widgetOf({ type, computed, unknownOf }: Made['field'], options: number): string {
  if (computed) return 'computed';
  return unknownOf !== undefined || type === 'group' ? 'tick' : widget(type, options);
}

function widget(type: Exclude<Made['field']['type'], 'group'>, options: number): string {
  if (type === 'roles' || type === 'seats') return widgets.choices;
  if (type === 'choice') return options > mostRadios ? 'select' : 'radio';
  return widgets[type];
}

const widgets = {
  text: 'text',
  longText: 'textarea',
  wholeNumber: 'number',
  yesNo: 'radio',
  date: 'date',
  phone: 'phone',
  email: 'email',
  address: 'text',
  personalCode: 'personalCode',
  body: 'body',
  choices: 'checkboxes',
  attachment: 'attachment',
} satisfies Record<string, string>;
