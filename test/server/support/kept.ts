import { createHash } from 'node:crypto';
import { type Definition, hashedText, type Page } from '@riciba/runtime/definition';
import { smallDefinition } from './definition.ts';

/** What happened is not for the family to read. */
const unsaid = (page: Page): Page => ({
  ...page,
  fields: page.fields.map((field) => (field.key === 'apraksts' ? { ...field, notForFamily: true } : field)),
});

/** The small definition with a retention class, and a report that counts cases, stays and grounds of letters. */
export function keptDefinition(): Definition {
  const { hash: _, ...small } = smallDefinition();
  const content: Omit<Definition, 'hash'> = {
    ...small,
    retention: [{ key: 'Lieta', label: 'Bērna lieta' }],
    forms: small.forms.map((form) =>
      form.key === 'Apraksts' ? { ...form, retention: 'Lieta', pages: form.pages.map(unsaid) } : form,
    ),
    acts: small.acts.map((act) => (act.key === 'Administracija.nosutits' ? { ...act, keeps: true } : act)),
    reports: [
      {
        key: 'gads',
        label: 'Gada pārskats',
        sentence: 'gads',
        readers: [],
        period: 'year',
        rows: [
          { key: 'slegtas', label: 'Slēgtas lietas', sentence: 'gads', of: 'files', standing: 'closed' },
          { key: 'gimene', label: 'Darbs ar ģimeni', sentence: 'gads', of: 'levels', level: 'Gimene' },
          {
            key: 'pamati',
            label: 'Vēstules pēc pamata',
            sentence: 'gads',
            of: 'entries',
            acts: ['Administracija.nosutits'],
            by: { of: 'field', field: { page: 'vestule', field: 'pamats' } },
          },
        ],
      },
    ],
  };
  return { ...content, hash: `sha256-${createHash('sha256').update(hashedText(content)).digest('hex')}` };
}
