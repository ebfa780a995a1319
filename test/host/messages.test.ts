import { describe, expect, test } from 'vitest';
import { inLatvian, messageFor } from '../../runtime/host/forms/messages.ts';
import { labelAt } from '../../runtime/host/forms/places.ts';
import { doubtsOf, startValues } from '../../runtime/host/forms/rules.ts';
import type { Field, Page } from '../../runtime/definition/index.ts';

const field = (key: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  key,
  label: key.toUpperCase(),
  type,
  required: true,
  ...more,
});

const page: Page = {
  key: 'berns',
  label: 'Ziņas par bērnu',
  schema: {},
  uiSchema: { lv: {} },
  fields: [
    field('vards', 'text'),
    field('kods', 'personalCode', { message: 'Norādiet bērna personas kodu.' }),
    field('kavejumi', 'wholeNumber'),
    field('vecaki', 'group', { label: 'Vecāki', fields: [field('talrunis', 'phone', { label: 'Tālrunis' })] }),
    field('iemesli', 'choices'),
  ],
};

const error = (property: string, name: string, params: Record<string, unknown> = {}) => ({
  property,
  name,
  params,
  message: 'in English',
  stack: '',
});

describe('messages', () => {
  test('the author’s own message comes first', () => {
    const [told] = inLatvian(page, [error('.kods', 'pattern')]);
    expect(told?.message).toBe('Norādiet bērna personas kodu.');
  });

  test('noise of conditions is dropped, one error a field is kept, in the order of the page', () => {
    const told = inLatvian(page, [
      error('', 'if'),
      error('.kavejumi', 'type'),
      error('iemesli', 'required', { missingProperty: 'iemesli' }),
      error('vards', 'required', { missingProperty: 'vards' }),
      error('.vards', 'pattern'),
      error('.slepts', 'required'),
      error('.kods', 'false schema'),
      error('.vecaki.1.talrunis', 'required'),
      error('.vecaki.0.talrunis', 'pattern'),
    ]);
    expect(told.map(({ property, message }) => [property, message])).toEqual([
      ['.vards', 'Ievadiet tekstu'],
      ['.kavejumi', 'Ievadiet veselu skaitli, piemēram, 12'],
      ['.vecaki.0.talrunis', 'Ievadiet tālruņa numuru, piemēram, 29123456'],
      ['.vecaki.1.talrunis', 'Ievadiet tālruņa numuru'],
      ['.iemesli', 'Izvēlieties vismaz vienu atbildi'],
    ]);
  });

  test('an error inside an answer is told at its field', () => {
    expect(inLatvian(page, [error('.iemesli.2', 'enum')])[0]?.property).toBe('.iemesli');
  });

  test('limits take the right form of their noun', () => {
    const text = field('x', 'text');
    expect(messageFor(text, 'maxLength', { limit: 21 })).toBe('Saīsiniet: drīkst būt ne vairāk kā 21 rakstzīmi');
    expect(messageFor(text, 'maxLength', { limit: 500 })).toBe('Saīsiniet: drīkst būt ne vairāk kā 500 rakstzīmju');
    expect(messageFor(field('x', 'attachment'), 'minItems', { limit: 1 })).toBe('Pievienojiet datni');
    expect(messageFor(field('x', 'attachment'), 'maxItems', { limit: 22 })).toBe('Drīkst būt ne vairāk kā 22 datnes');
  });

  test('a field of a group is named with its entry', () => {
    expect(labelAt(page, ['vecaki', '1', 'talrunis'])).toBe('Vecāki, 2. ieraksts: Tālrunis');
    expect(labelAt(page, ['vards'])).toBe('VARDS');
  });
});

describe('rules beside the schema', () => {
  test('a doubtful check digit is found wherever the code stands', () => {
    expect(doubtsOf(page, { kods: '161175-19998' })).toEqual([{ path: ['kods'], code: '161175-19998' }]);
    expect(doubtsOf(page, { kods: '161175-19997' })).toEqual([]);
    expect(doubtsOf(page, { kods: 'nezinu' })).toEqual([]);
  });

  test('a required group begins with one entry, and what was written stays', () => {
    expect(startValues(page, undefined)).toEqual({ vecaki: [{}] });
    expect(startValues(page, { vecaki: [], vards: 'Jānis' })).toEqual({ vecaki: [], vards: 'Jānis' });
  });
});
