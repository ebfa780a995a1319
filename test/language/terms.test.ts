import { type Outcome, type Term, translateKeywords } from '@riciba/language';
import { describe, expect, test } from 'vitest';
import { loadText } from './support/fixtures.ts';

/** A scheme in which the State police must answer; `clause` says until when. */
function scheme(clause: string, language: 'lv' | 'en' = 'lv'): string {
  const latvian = `shēma Piemērs "Piemērs" pamatā Latvija

līmenis 1 Sākums "Sākums" {
  veic Bāriņtiesa.Loceklis
  sāk lietu jauna "Jauna lieta"
  iznākums tālāk "Tālāk" nosūta vēstuli papīra formātā
    ValstsPolicija tad atgriežas, § // līdz kuram brīdim
}
`;
  const text =
    language === 'lv' ? latvian : translateKeywords(latvian.replace(', §', ''), 'en').replace(' //', ', § //');
  return text.replace('§', clause);
}

function answerOf({ effect }: Outcome): Term | undefined {
  return effect.kind === 'refer' ? effect.to[0]?.terms?.answer : undefined;
}

const units = {
  workingDay: { lv: ['darba dienas', 'darba dienu'], en: ['working day', 'working days'] },
  calendarDay: { lv: ['kalendāra dienas', 'kalendāra dienu'], en: ['calendar day', 'calendar days'] },
  hour: { lv: ['stundas', 'stundu'], en: ['hour', 'hours'] },
  week: { lv: ['nedēļas', 'nedēļu'], en: ['week', 'weeks'] },
  month: { lv: ['mēneša', 'mēnešu'], en: ['month', 'months'] },
} as const;
type Unit = keyof typeof units;
const names: Unit[] = ['workingDay', 'calendarDay', 'hour', 'week', 'month'];

/** As a Latvian and an English author write it. */
function written(amount: number, unit: Unit): { lv: string; en: string } {
  const one = new Intl.PluralRules('lv').select(amount) === 'one';
  const { lv, en } = units[unit];
  return {
    lv: `${amount} ${one ? lv[0] : lv[1]} laikā jāatbild`,
    en: `must answer within ${amount} ${amount === 1 ? en[0] : en[1]}`,
  };
}

describe('a term', () => {
  test('means the same in the order of either language, and is translated exactly', async () => {
    const terms = names.flatMap((unit) =>
      [1, 2, 10, 11, 21, 31, 101, 111, 121, 240].map((amount) => ({ amount, unit, ...written(amount, unit) })),
    );
    const text = (language: 'lv' | 'en') => {
      const [head = '', outcome = '', recipient = ''] = scheme('§', language).split(
        /(?=\n {2}(?:iznākums|outcome))|(?=\n {4}Valsts)/,
      );
      const outcomes = terms.map((term, at) => {
        const name = outcome.replace(/tālāk/, `tālāk${at}`);
        return `${name}${(recipient.split(' // ')[0] ?? '').replace('§', term[language])}`;
      });
      return `${head}${outcomes.join('')}\n}\n`;
    };
    const { scheme: read, diagnostics } = await loadText(text('lv'));
    expect(diagnostics).toEqual([]);
    expect(read?.levels[0]?.outcomes.map(answerOf)).toEqual(
      terms.map(({ amount, unit }) =>
        unit === 'hour' ? { kind: 'elapsed', amount, unit } : { kind: 'amount', amount, unit },
      ),
    );
    expect(translateKeywords(text('lv'), 'en')).toBe(text('en'));
    expect(translateKeywords(text('en'), 'lv')).toBe(text('lv'));
    const sameDay = await loadText(scheme('must answer the same day', 'en'));
    expect(sameDay.scheme?.levels[0]?.outcomes.map(answerOf)).toEqual([{ kind: 'sameDay' }]);
    expect(translateKeywords(scheme('must answer the same day', 'en'), 'lv')).toBe(scheme('tajā pašā dienā jāatbild'));
  });

  test('is put into its order by a translation, whatever stands between its words', () => {
    const messy = scheme('3 /* trīs */ darba dienas\n      laikā jāsniedz atbilde');
    expect(translateKeywords(messy, 'lv')).toBe(scheme('3 /* trīs */ darba dienu\n      laikā jāsniedz atbilde'));
    expect(translateKeywords(messy, 'en')).toContain('must give an answer /* trīs */ within\n      3 working days');
    expect(translateKeywords(scheme('jāatbild laikā 1 mēnešu'), 'lv')).toBe(scheme('1 mēneša laikā jāatbild'));
  });

  test('of “3 days” comes back with both readings and a date for each', async () => {
    const [latvian] = (await loadText(scheme('3 dienu laikā jāatbild'))).diagnostics;
    expect(latvian?.message).toContain('«3 kalendāra dienu laikā» (no ceturtdienas 05.02.2026. līdz 09.02.2026.)');
    expect(latvian?.message).toContain('«3 darba dienu laikā» (no ceturtdienas 05.02.2026. līdz 10.02.2026.)');
    const [english] = (await loadText(scheme('must answer within 90 days', 'en'))).diagnostics;
    expect(english?.message).toBe(
      'It is not said which days. Write either “within 90 calendar days” or “within 90 working days”.',
    );
  });

  test('in the wrong order comes back as it should be written', async () => {
    const [latvian] = (await loadText(scheme('jāatbild laikā 21 darba dienu'))).diagnostics;
    expect(latvian?.message).toContain('«21 darba dienas laikā jāatbild»');
    const [english] = (await loadText(scheme('within 21 working day must answer', 'en'))).diagnostics;
    expect(english?.message).toContain('“must answer within 21 working days”');
  });
});

async function calendarOf(name: string, more = ''): Promise<string | undefined> {
  const { scheme: read } = await loadText(`shēma Piemērs "Piemērs" pamatā Latvija\n${more}`);
  return read?.institutions.find((one) => one.name === name)?.calendar;
}

describe('the calendar of an institution', () => {
  test('moves days for State institutions only, unless a municipality says so', async () => {
    expect(await calendarOf('ValstsPolicija')).toBe('state');
    expect(await calendarOf('PašvaldībasPolicija')).toBe('plain');
    expect(await calendarOf('Skola')).toBe('school');
    const own = 'papildina institūciju PašvaldībasPolicija { kalendārs valsts }';
    expect(await calendarOf('PašvaldībasPolicija', own)).toBe('state');
    expect(await calendarOf('Birojs', 'institūcija Birojs "birojs"')).toBeUndefined();
  });
});
