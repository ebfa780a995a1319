import type { Level, Outcome, Recipient, Scheme } from '@riciba/language';

/**
 * The scheme without what its authors assumed: what the municipality's text itself says. An assumed `otherwise` was
 * added wholly; of any other assumed recipient the text names the recipient and not what follows.
 */
export function asPublished(scheme: Scheme): Scheme {
  const levels = scheme.levels.filter((level) => !level.assumed);
  const kept = new Set(levels.map((level) => level.name));
  return { ...scheme, levels: levels.map((level) => publishedLevel(level, kept)) };
}

function publishedLevel(level: Level, kept: ReadonlySet<string>): Level {
  return {
    ...level,
    entries: level.entries.filter((entry) => !entry.assumed),
    options: level.options.filter((option) => !option.assumed),
    outcomes: level.outcomes
      .filter(({ assumed, effect }) => !assumed && (effect.kind !== 'level' || kept.has(effect.level)))
      .map((outcome) => publishedOutcome(outcome, kept)),
    participatesFor: level.participatesFor.filter((name) => kept.has(name)),
  };
}

function publishedOutcome(outcome: Outcome, kept: ReadonlySet<string>): Outcome {
  const { effect } = outcome;
  if (effect.kind !== 'refer') return outcome;
  const to = effect.to.filter((recipient) => !recipient.assumed || !recipient.otherwise);
  return { ...outcome, effect: { ...effect, to: to.map((recipient) => publishedRecipient(recipient, kept)) } };
}

function publishedRecipient(recipient: Recipient, kept: ReadonlySet<string>): Recipient {
  const { assumed, ...published } = recipient;
  const gone = published.then.kind === 'level' && !kept.has(published.then.level);
  return assumed || gone ? { ...published, then: { kind: 'none' } } : published;
}
