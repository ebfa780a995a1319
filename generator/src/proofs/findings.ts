import type { Assumption, Diagnostic, KeywordLanguage, Place, Scheme } from '@riciba/language';
import { capitalised, Labels } from '../words.ts';
import { asPublished } from './as-published.ts';
import { nationalDiagnostics } from './national.ts';
import { idleRows } from './reports.ts';
import { examine, type Stop } from './stops.ts';
import { facts, numbered, story } from './story.ts';

/** A stop in words, with the story that leads there; where our choice covers it, which. */
export interface Finding {
  code: Stop['code'];
  severity: 'warning' | 'information';
  at: Place;
  lv: string;
  en: string;
  /** Empty where no case comes there. */
  story: Said;
}

/** The same in both languages. */
type Said = Record<KeywordLanguage, string>;

/** Labels with the phrases of either language. */
type Both = Record<KeywordLanguage, Labels>;

/** What is proved about a scheme, as diagnostics in the language of its keywords. Fits the language's findings. */
export function findings(scheme: Scheme, language: KeywordLanguage = 'lv'): Diagnostic[] {
  const stops = prove(scheme).map(({ code, severity, at, lv, en, story: told }): Diagnostic => {
    const because = told[language] && ` ${language === 'lv' ? 'Stāsts' : 'Story'}: ${told[language]}.`;
    return { code, severity, at, message: `${language === 'lv' ? lv : en}${because}` };
  });
  return [...stops, ...idleRows(scheme, language), ...nationalDiagnostics(scheme, language)];
}

/**
 * Every place where a case stops without an end, in the scheme as published and as it stands. A stop of the
 * published text that an `assumed` sentence closes is information, and says whose choice it is; any other is a warning.
 */
export function prove(scheme: Scheme): Finding[] {
  const published = asPublished(scheme);
  const before = examine(published);
  const now = examine(scheme);
  const standing = new Set(now.stops.map(identity));
  const covered = before.stops.filter((stop) => !standing.has(identity(stop)));
  const labels = { lv: new Labels(scheme, 'lv'), en: new Labels(scheme, 'en') };
  const told = (of: Scheme, steps: typeof now.steps, stop: Stop): Said => ({
    lv: story(of, steps, stop, labels.lv),
    en: story(of, steps, stop, labels.en),
  });
  return [
    ...covered.map((stop) => closed(stop, told(published, before.steps, stop), scheme, labels)),
    ...now.stops.map((stop) => standingStill(stop, told(scheme, now.steps, stop), labels)),
  ];
}

/** A choice of ours: what it says, and why. */
interface Choice {
  text: string;
  reason: string;
}

function identity(stop: Stop): string {
  const outcome = 'outcome' in stop ? stop.outcome.name : '';
  const recipient = 'recipient' in stop ? [stop.recipient.institution, stop.recipient.at] : [];
  return JSON.stringify([stop.code, stop.level.name, outcome, ...recipient]);
}

/** A stop that is there. */
function standingStill(stop: Stop, told: Said, labels: Both): Finding {
  const { lv, en } = describe(stop, labels);
  return {
    code: stop.code,
    severity: 'warning',
    at: placeOf(stop),
    lv: capitalised(lv),
    en: capitalised(en),
    story: told,
  };
}

/** A stop of the published text that our choice closes. */
function closed(stop: Stop, told: Said, scheme: Scheme, labels: Both): Finding {
  const { lv, en } = describe(stop, labels);
  const said = (language: KeywordLanguage): string => {
    const chosen = choices(scheme, stop, labels[language]);
    const each = chosen.map(({ text, reason }) => `${text} (${reason.replace(/\.$/, '')})`);
    return each.length > 0 ? `: ${each.join('; ')}` : '';
  };
  return {
    code: stop.code,
    severity: 'information',
    at: placeOf(stop),
    lv: `Publicētajā shēmā ${lv} Šeit izvēle ir mūsu, nevis pašvaldības${said('lv')}.`,
    en: `As published, ${en} The choice made here is ours, not the municipality's${said('en')}.`,
    story: told,
  };
}

function placeOf(stop: Stop): Place {
  if ('recipient' in stop) return stop.recipient.at;
  return 'outcome' in stop ? stop.outcome.at : stop.level.at;
}

function describe(stop: Stop, labels: Both): Said {
  return { lv: described(stop, labels.lv), en: described(stop, labels.en) };
}

function described(stop: Stop, labels: Labels): string {
  const { say } = labels;
  const here = labels.levelLocative(stop.level);
  const outcome = 'outcome' in stop ? labels.quoted(stop.outcome.label) : '';
  const who = 'recipient' in stop ? labels.quoted(labels.institution(stop.recipient.institution).nominative) : '';
  switch (stop.code) {
    case 'RIC0501': {
      const open = `${stop.open.length}/${stop.total}`;
      const example = stop.open[0] ? facts(stop.open[0], labels) : '';
      return say(
        `${here} pēc iznākuma ${outcome} lieta apstājas, ja neizpildās neviens nosacījums (atbilžu kombinācijas: ${open}${example && `; piemēram, ${example}`}).`,
        `a case stops ${here} after ${outcome} when no condition holds (combinations of answers: ${open}${example && `; for example ${example}`}).`,
      );
    }
    case 'RIC0502':
      return say(
        `${here} pēc iznākuma ${outcome} lieta nonāk pie saņēmēja ${who}, un nav pateikts, kas notiek tālāk.`,
        `a case that is ${here} comes after ${outcome} to ${who}, and nothing is said of what follows.`,
      );
    case 'RIC0503':
      return say(
        `${here} nav neviena iznākuma, un lieta tur apstājas.`,
        `${labels.levelName(stop.level)} has no outcome, and a case stops there.`,
      );
    case 'RIC0504':
      return say(`neviena lieta nevar nonākt ${here}.`, `no case can come to ${labels.levelName(stop.level)}.`);
    case 'RIC0505':
      return say(`no tā, kas ir ${here}, lieta nevar nonākt līdz beigām.`, `a case ${here} can never end.`);
    case 'RIC0506':
      return say(
        `${here} pēc iznākuma ${outcome} saņēmējs ${who} nekad neko nesaņem.`,
        `${here}, after ${outcome}, ${who} never receives anything.`,
      );
    case 'RIC0507':
      return say(
        `${here} iznākuma ${outcome} nosacījumiem ir pārāk daudz kombināciju, lai pārbaudītu, vai lieta neapstājas.`,
        `the conditions ${here} after ${outcome} have too many combinations to prove that no case stops.`,
      );
  }
  return stop satisfies never;
}

/** The assumed sentences at the place of a stop. */
function choices(scheme: Scheme, stop: Stop, labels: Labels): Choice[] {
  const level = scheme.levels.find(({ name }) => name === stop.level.name);
  const outcomes = level?.outcomes ?? [];
  if (!('outcome' in stop))
    return [...outcomes, ...(level?.entries ?? [])].flatMap((one) => choice(one.label, one.assumed, labels));
  const effect = outcomes.find(({ name }) => name === stop.outcome.name)?.effect;
  const recipients = effect?.kind === 'refer' ? effect.to : [];
  const concerned =
    'recipient' in stop
      ? recipients.filter(({ at }) => at === stop.recipient.at)
      : recipients.filter(({ otherwise }) => otherwise);
  return concerned.flatMap((recipient) => {
    const { nominative } = labels.institution(recipient.institution);
    const { then } = recipient;
    const next =
      then.kind === 'level' ? numbered(labels.level(then.level), labels) : labels.say('atgriežas', 'returns');
    return choice(`${nominative}${then.kind === 'none' ? '' : ` → ${next}`}`, recipient.assumed, labels);
  });
}

function choice(text: string, assumed: Assumption | undefined, labels: Labels): Choice[] {
  return assumed ? [{ text: labels.quoted(text), reason: assumed.reason }] : [];
}
