import type * as Scheme from '@riciba/language';
import { type Act, type Definition, hashedText, type Institution, type Level } from '@riciba/runtime/definition';
import { actsOfLevel, type Making, performer, referralActs, requestAct } from './acts.ts';
import { madeDuties } from './duty-acts.ts';
import { Forms } from './forms/compose.ts';
import { giveItems } from './groups/items.ts';
import { withGroups } from './groups/lower.ts';
import { tellRules } from './groups/rules.ts';
import { giveTasks } from './groups/tasks.ts';
import { asciiKey, levelKey, mustDiffer, pathKey } from './keys.ts';
import { extendAct, keepEntries, tracksOf } from './notions.ts';
import { reportsOf } from './reports.ts';
import { doesSentence, levelSentence, Sentences } from './sentences.ts';
import { tellStatements } from './statements.ts';
import { termsOf } from './terms.ts';
import { Labels } from './words.ts';

/** A definition and where in the text each of its sentences stands, by sentence id. */
export interface Generated {
  definition: Definition;
  places: ReadonlyMap<string, Scheme.Place>;
}

/**
 * The definition of a checked scheme. Deterministic: the same scheme gives the same bytes, whatever language its
 * keywords are in and wherever its files lie.
 */
export async function generate(scheme: Scheme.Scheme): Promise<Definition> {
  return (await generateWithPlaces(scheme)).definition;
}

/** As `generate`, with the places of the sentences beside it. */
export async function generateWithPlaces(source: Scheme.Scheme): Promise<Generated> {
  const scheme = withGroups(source);
  const sentences = new Sentences();
  const making: Making = { scheme, labels: new Labels(scheme), forms: new Forms(scheme), sentences };
  tellStatements(making);
  const levels = scheme.levels.map((level) => levelAndActs(level, making));
  const requests = scheme.levels.flatMap((level) =>
    level.participatesFor.length > 0 ? [{ level, act: requestAct(level, making) }] : [],
  );
  for (const { level, act } of requests) {
    for (const asker of level.participatesFor) {
      levels.find((one) => one.level.key === levelKey(asker))?.level.acts.push(act.key);
    }
  }
  const made = madeDuties(making);
  const duties = made.map(({ duty }) => duty);
  const acts = [
    ...levels.flatMap((one) => one.acts),
    ...requests.map(({ act }) => act),
    ...made.flatMap((one) => one.acts),
    ...extendAct(duties, making),
    ...referralActs(making),
  ];
  giveItems(acts, source, making.forms.all);
  acts.push(...giveTasks(acts, making));
  const reports = reportsOf(making);
  acts.push(...keepEntries({ acts, duties, forms: making.forms.all, reports }, making));
  const tracks = tracksOf(scheme);
  // Layout is heavy and only needed here: checking a scheme never loads it.
  const { layOut } = await import('./diagram/lay-out.ts');
  const definition = asInFile({
    format: 1,
    hash: '',
    scheme: head(scheme),
    institutions: scheme.institutions.map((one) => ({ ...institutionOf(one), ...tellRules(one, making) })),
    parties: scheme.parties.map((party) => ({ key: asciiKey(party.name), label: party.label })),
    lists: making.forms.lists,
    forms: making.forms.all,
    levels: levels.map((one) => one.level),
    acts,
    ...(tracks.length > 0 && { tracks }),
    ...(duties.length > 0 && { duties }),
    ...(reports.length > 0 && { reports }),
    sentences: sentences.all,
    ...(making.forms.documents.length > 0 && { documents: making.forms.documents }),
    ...(scheme.retention && {
      retention: scheme.retention.map(({ name, label }) => ({ key: asciiKey(name), label })),
    }),
    diagrams: await layOut(scheme, tracks),
  });
  keysMustDiffer(definition);
  definition.hash = await hashOf(definition);
  return { definition, places: sentences.places };
}

function keysMustDiffer({
  levels,
  acts,
  sentences,
  forms,
  lists,
  duties = [],
  tracks = [],
  reports = [],
}: Definition): void {
  const recipients = acts.flatMap(({ effect }) => (effect?.kind === 'refer' ? effect.recipients : []));
  for (const [kind, things] of Object.entries({ levels, acts, recipients, forms, lists, duties, tracks, reports })) {
    mustDiffer(
      kind,
      things.map(({ key }) => key),
    );
  }
  mustDiffer(
    'sentences',
    sentences.map(({ id }) => id),
  );
}

/** The same whether it is made or read again: what is undefined is not there. */
function asInFile(definition: Definition): Definition {
  return JSON.parse(JSON.stringify(definition));
}

function levelAndActs(level: Scheme.Level, making: Making): { level: Level; acts: Act[] } {
  const { labels, sentences } = making;
  const key = levelKey(level.name);
  const sentence = sentences.tell(key, levelSentence(level, labels), level);
  for (const [index, does] of level.does.entries()) {
    sentences.tell(`${key}.does.${index + 1}`, doesSentence(level, does.text, labels), does);
  }
  const acts = actsOfLevel(level, making);
  return {
    level: {
      key,
      number: level.number,
      label: level.label,
      by: performer(level.by),
      does: level.does.map((does) => does.text),
      acts: acts
        .filter(({ kind }) => kind === 'outcome' || kind === 'notice' || kind === 'option')
        .map((act) => act.key),
      participatesFor: level.participatesFor.map((name) => levelKey(name)),
      ...(level.track !== undefined && { track: asciiKey(level.track) }),
      sentence,
      // Where a level takes part in the work of others, its terms are those of the request.
      ...(level.participatesFor.length === 0 && termsOf(level.terms)),
    },
    acts,
  };
}

function head(scheme: Scheme.Scheme): Definition['scheme'] {
  return {
    key: asciiKey(scheme.name),
    label: scheme.label,
    territory: scheme.territory,
    basis: scheme.basis,
    ...(scheme.language && { language: scheme.language }),
    ...(scheme.version !== undefined && { version: scheme.version }),
    ...(scheme.validFrom !== undefined && { validFrom: scheme.validFrom }),
  };
}

function institutionOf(institution: Scheme.Institution): Institution {
  const { name, kind, label, many, emails, calendar } = institution;
  return {
    key: asciiKey(name),
    kind,
    label,
    many,
    emails,
    roles: institution.roles.map((role) => ({
      key: pathKey(role.name),
      label: role.label,
      ...(role.office && { office: role.office }),
    })),
    seats: institution.seats.map((seat) => ({
      key: asciiKey(seat.name),
      from: seat.from.map((from) => asciiKey(from)),
      ...(seat.holders.length > 0 && {
        by: performer({ roles: seat.holders, substitutes: seat.deputies, at: seat.at }),
      }),
    })),
    ...(calendar && { calendar }),
  };
}

/** "sha256-…" over the canonical JSON of everything but the hash. */
async function hashOf(definition: Definition): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(hashedText(definition)));
  return `sha256-${[...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
