import { createHash } from 'node:crypto';
import { type Definition, hashedText } from '@riciba/runtime/definition';
import { smallDefinition } from './definition.ts';

/**
 * The small definition where the teacher has two working days to decide, of which the head is told when they pass, and
 * the head 24 hours; no calendar for others.
 */
export function timedDefinition(): Definition {
  const { hash: _, ...small } = smallDefinition();
  const content: Omit<Definition, 'hash'> = {
    ...small,
    institutions: small.institutions.map((one) => (one.key === 'Skola' ? { ...one, calendar: 'plain' as const } : one)),
    levels: small.levels.map((level): Definition['levels'][number] => {
      if (level.key === 'Gimene') return level;
      return level.key === 'Situacija'
        ? { ...level, terms: { decide: { kind: 'amount', amount: 2, unit: 'workingDay', direction: 'after' } } }
        : { ...level, terms: { decide: { kind: 'elapsed', amount: 24, unit: 'hour', direction: 'after' } } };
    }),
    duties: [
      {
        key: 'pazinot',
        label: 'Paziņot par situāciju',
        sentence: 's1',
        level: 'Situacija',
        opens: [{ on: 'level', level: 'Situacija' }],
        act: 'Situacija.pazinot',
        within: { kind: 'amount', amount: 3, unit: 'workingDay', direction: 'after' },
        reminder: { kind: 'amount', amount: 1, unit: 'workingDay', direction: 'before' },
        late: { informs: ['Skola.Administracija'] },
      },
    ],
    acts: [
      ...small.acts,
      { key: 'Situacija.pazinot', kind: 'fulfil', label: 'Paziņots', sentence: 's1', duty: 'pazinot', form: 'Atbilde' },
    ],
  };
  return { ...content, hash: `sha256-${createHash('sha256').update(hashedText(content)).digest('hex')}` };
}
