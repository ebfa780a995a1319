import type { Assumption, Diagnostic, KeywordLanguage, Place, Scheme } from '@riciba/language';
import { capitalised, Labels, levelLocative, levelName, quoted } from '../words.ts';
import { asPublished } from './as-published.ts';
import { nationalDiagnostics } from './national.ts';
import { idleRows } from './reports.ts';
import { examine, type Stop } from './stops.ts';
import { facts, story } from './story.ts';

/** A stop in words, with the story that leads there; where our choice covers it, which. */
export interface Finding {
  code: Stop['code'];
  severity: 'warning' | 'information';
  at: Place;
  lv: string;
  en: string;
  /** Latvian; empty where no case comes there. */
  story: string;
}

/** What is proved about a scheme, as diagnostics in the language of its keywords. Fits the language's findings. */
export function findings(scheme: Scheme, language: KeywordLanguage = 'lv'): Diagnostic[] {
  const stops = prove(scheme).map(({ code, severity, at, lv, en, story: told }): Diagnostic => {
    const because = told && (language === 'lv' ? ` Stāsts: ${told}.` : ` Story: ${told}.`);
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
  const labels = new Labels(scheme);
  return [
    ...covered.map((stop) => closed(stop, story(published, before.steps, stop, labels), scheme, labels)),
    ...now.stops.map((stop) => standingStill(stop, story(scheme, now.steps, stop, labels), labels)),
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
function standingStill(stop: Stop, told: string, labels: Labels): Finding {
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
function closed(stop: Stop, told: string, scheme: Scheme, labels: Labels): Finding {
  const { lv, en } = describe(stop, labels);
  const chosen = choices(scheme, stop, labels).map(({ text, reason }) => `${text} (${reason.replace(/\.$/, '')})`);
  const said = chosen.length > 0 ? `: ${chosen.join('; ')}` : '';
  return {
    code: stop.code,
    severity: 'information',
    at: placeOf(stop),
    lv: `Publicētajā shēmā ${lv} Šeit izvēle ir mūsu, nevis pašvaldības${said}.`,
    en: `As published, ${en} The choice made here is ours, not the municipality's${said}.`,
    story: told,
  };
}

function placeOf(stop: Stop): Place {
  if ('recipient' in stop) return stop.recipient.at;
  return 'outcome' in stop ? stop.outcome.at : stop.level.at;
}

function describe(stop: Stop, labels: Labels): { lv: string; en: string } {
  const where = levelName(stop.level);
  const here = levelLocative(stop.level);
  const outcome = 'outcome' in stop ? quoted(stop.outcome.label) : '';
  const who = 'recipient' in stop ? quoted(labels.institution(stop.recipient.institution).nominative) : '';
  switch (stop.code) {
    case 'RIC0501': {
      const counted = `${stop.open.length}/${stop.total}`;
      const example = stop.open[0] ? facts(stop.open[0], labels) : '';
      return {
        lv: `${here} pēc iznākuma ${outcome} lieta apstājas, ja neizpildās neviens nosacījums (atbilžu kombinācijas: ${counted}${example && `; piemēram, ${example}`}).`,
        en: `a case stops at ${where} after ${outcome} when no condition holds (combinations of answers: ${counted}${example && `; for example ${example}`}).`,
      };
    }
    case 'RIC0502':
      return {
        lv: `${here} pēc iznākuma ${outcome} lieta nonāk pie saņēmēja ${who}, un nav pateikts, kas notiek tālāk.`,
        en: `a case comes from ${where} after ${outcome} to ${who}, and nothing is said of what follows.`,
      };
    case 'RIC0503':
      return {
        lv: `${here} nav neviena iznākuma, un lieta tur apstājas.`,
        en: `${where} has no outcome, and a case stops there.`,
      };
    case 'RIC0504':
      return { lv: `neviena lieta nevar nonākt ${here}.`, en: `no case can come to ${where}.` };
    case 'RIC0505':
      return { lv: `no tā, kas ir ${here}, lieta nevar nonākt līdz beigām.`, en: `a case at ${where} can never end.` };
    case 'RIC0506':
      return {
        lv: `${here} pēc iznākuma ${outcome} saņēmējs ${who} nekad neko nesaņem.`,
        en: `at ${where} after ${outcome}, ${who} never receives anything.`,
      };
    case 'RIC0507':
      return {
        lv: `${here} iznākuma ${outcome} nosacījumiem ir pārāk daudz kombināciju, lai pārbaudītu, vai lieta neapstājas.`,
        en: `the conditions after ${outcome} at ${where} have too many combinations to prove that no case stops.`,
      };
  }
  return stop satisfies never;
}

/** The assumed sentences at the place of a stop. */
function choices(scheme: Scheme, stop: Stop, labels: Labels): Choice[] {
  const level = scheme.levels.find(({ name }) => name === stop.level.name);
  const outcomes = level?.outcomes ?? [];
  if (!('outcome' in stop))
    return [...outcomes, ...(level?.entries ?? [])].flatMap((one) => choice(one.label, one.assumed));
  const effect = outcomes.find(({ name }) => name === stop.outcome.name)?.effect;
  const recipients = effect?.kind === 'refer' ? effect.to : [];
  const concerned =
    'recipient' in stop
      ? recipients.filter(({ at }) => at === stop.recipient.at)
      : recipients.filter(({ otherwise }) => otherwise);
  return concerned.flatMap((recipient) => {
    const { nominative } = labels.institution(recipient.institution);
    const { then } = recipient;
    const follows =
      then.kind === 'level'
        ? ` → ${labels.level(then.level).number}. līmenis`
        : then.kind === 'return'
          ? ' → atgriežas'
          : '';
    return choice(`${nominative}${follows}`, recipient.assumed);
  });
}

function choice(text: string, assumed: Assumption | undefined): Choice[] {
  return assumed ? [{ text: quoted(text), reason: assumed.reason }] : [];
}
