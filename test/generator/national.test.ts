import { readFileSync } from 'node:fs';
import { loadScheme, nationalRules } from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { nationalDiagnostics, nationalFindings } from '../../generator/src/proofs/national.ts';

const main = 'test/shema.riciba';

const data = (file: string) =>
  JSON.parse(readFileSync(new URL(`../../language/library/${file}`, import.meta.url), 'utf8'));

async function schemeOf(group: string, head = 'pamatā Latvija') {
  const text = `shēma Shema "Parauga shēma" ${head} teritorija "Parauga novads"\n${group}\n`;
  const files = { ...nodeFiles(), read: async (file: string) => (file === main ? text : undefined) };
  const { scheme, diagnostics } = await loadScheme(main, files);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return scheme!;
}

/** Verdict and place of each rule: "chair violated 3". */
async function verdictsOf(group: string): Promise<Record<string, string>> {
  const findings = nationalFindings(await schemeOf(group));
  return Object.fromEntries(
    findings.map(({ rule, verdict, because }) => [rule.id, [verdict, because?.kind].filter(Boolean).join(' ')]),
  );
}

const extended = (...sentences: string[]) => `papildina grupu SadarbībasGrupa {\n${sentences.join('\n')}\n}`;

describe('the rules of the State', () => {
  test('fit their schema', () => {
    const ajv = new Ajv({ allErrors: true });
    formats.default(ajv);
    ajv.validate(data('rules.schema.json'), data('latvija.rules.json'));
    expect(ajv.errors).toBeNull();
    expect(new Set(nationalRules.rules.map(({ id }) => id)).size).toBe(nationalRules.rules.length);
  });

  test('are inherited by a scheme that changes nothing', async () => {
    const verdicts = await verdictsOf('');
    const { territory, composition, urgent, ...others } = verdicts;
    expect([...new Set(Object.values(others))]).toEqual(['inherited']);
    expect({ territory, composition, urgent }).toEqual({
      territory: 'met',
      composition: 'notStated',
      urgent: 'undecidable unknownRule',
    });
    expect(nationalDiagnostics(await schemeOf(''), 'lv')).toEqual([]);
  });

  test('are met or broken by what a scheme says', async () => {
    const broken = await verdictsOf(
      extended(
        'vadītāju ieceļ ar "domes lēmums" uz 3 gadiem',
        'kvorums 1 vietas',
        'sēdes pēc vajadzības, ne retāk kā 2 reizes gadā',
        'ja nav vienošanās, 5 darba dienu laikā jāinformē BērnuAizsardzībasCentrs',
        'sastāvu apstiprina ar "domes lēmums"',
      ),
    );
    expect(broken).toMatchObject({
      chair: 'violated appointed',
      quorum: 'violated lowQuorum',
      meetings: 'violated fewMeetings',
      noAgreement: 'violated lateNotice',
      composition: 'met',
      convening: 'inherited',
    });
    const met = await verdictsOf(
      extended(
        'vadītāju ievēl locekļi uz gadu',
        'kvorums vairāk nekā puse no vietām',
        'sēdes pēc vajadzības, ne retāk kā 1 reizes mēnesī',
        'ja nav vienošanās, tajā pašā dienā jāinformē BērnuAizsardzībasCentrs',
      ),
    );
    expect(met).toMatchObject({ chair: 'met', quorum: 'met', meetings: 'met', noAgreement: 'met' });
    const open = await verdictsOf(
      extended(
        'vadītāju ievēl locekļi',
        'sēdes pēc vajadzības, ne retāk kā 2 reizes semestrī',
        'ja nav vienošanās, 3 darba dienu laikā jāinformē Bāriņtiesa',
      ),
    );
    expect(open).toMatchObject({
      chair: 'undecidable noTerm',
      meetings: 'undecidable otherYear',
      noAgreement: 'violated otherAddressee',
    });
  });

  test('miss the seats and the sentences that an overlay takes away', async () => {
    const verdicts = await verdictsOf(`atmet vietu SadarbībasGrupa.Policija
      atmet lomu SadarbībasGrupa.Sekretārs
      ${extended('protokolu raksta Vadītājs')}`);
    expect(verdicts).toMatchObject({ seats: 'violated missingSeats', secretary: 'notStated' });
  });

  test('are told beside the sentence that breaks them, with the clause', async () => {
    const scheme = await schemeOf(extended('sēdes pēc vajadzības, ne retāk kā 2 reizes gadā'));
    const [told, ...others] = nationalDiagnostics(scheme, 'lv');
    expect(others).toEqual([]);
    expect(told).toMatchObject({ code: 'RIC0521', severity: 'warning', at: { file: main, line: 3 } });
    expect(told!.message).toBe(
      'Valsts noteikumos ir citādi: Sēdes notiek pēc vajadzības, bet ne retāk kā četras reizes gadā ' +
        '(MK 12.09.2017. noteikumi Nr. 545; punkts jāapstiprina cilvēkam). Noteikts: 2 gadā.',
    );
  });

  test('cannot be told of a scheme without the group', async () => {
    const scheme = await schemeOf('atmet grupu SadarbībasGrupa');
    expect(new Set(nationalFindings(scheme).map(({ verdict }) => verdict))).toEqual(new Set(['undecidable']));
    expect(nationalDiagnostics(scheme, 'lv')).toEqual([]);
  });
});
