import type { ErrorObject } from 'ajv';
import type { Field } from '../../definition/index.ts';

const plural = new Intl.PluralRules('lv');

/** A count with the right form of its noun: 0 rakstzīmju, 21 rakstzīme, 22 rakstzīmes. */
function counted(count: number, forms: { zero: string; one: string; other: string }): string {
  const rule = plural.select(count);
  return `${count} ${rule === 'zero' || rule === 'one' ? forms[rule] : forms.other}`;
}

const characters = { zero: 'rakstzīmju', one: 'rakstzīme', other: 'rakstzīmes' };
const entries = { zero: 'ierakstu', one: 'ieraksts', other: 'ieraksti' };

const byFormat: Record<string, string> = {
  date: 'Ievadiet īstu datumu, piemēram, 11.05.2026.',
  email: 'Ievadiet e-pasta adresi, piemēram, vards@piemers.lv.',
};

const byType: Partial<Record<Field['type'], string>> = {
  phone: 'Ievadiet tālruņa numuru, piemēram, +371 20000000.',
  personalCode: 'Ievadiet personas kodu ar 11 cipariem, piemēram, 320000-12340.',
  wholeNumber: 'Ievadiet veselu skaitli.',
  date: byFormat.date,
  email: byFormat.email,
  yesNo: 'Izvēlieties «Jā» vai «Nē».',
  choice: 'Izvēlieties vienu no piedāvātajām atbildēm.',
  choices: 'Izvēlieties no piedāvātajām atbildēm.',
  attachment: 'Pievienojiet datni.',
};

/** What is wrong, in Latvian, where the scheme's author gave no message. `keyword` and `params` are those of ajv. */
export function messageFor({ keyword, params }: ErrorObject, field: Field | undefined): string {
  const limit = Number(params.limit);
  switch (keyword) {
    case 'required':
      return field ? missingText(field) : 'Šī lapa ir jāaizpilda.';
    case 'minLength':
      return limit <= 1 && field ? missingText(field) : `Ievadiet vismaz ${counted(limit, characters)}.`;
    case 'pattern':
      // Texts have no pattern but that they are not blank.
      return field && ['text', 'longText', 'address', 'body'].includes(field.type) ? missingText(field) : wrong(field);
    case 'maxLength':
      return `Teksts ir par garu: drīkst būt ne vairāk kā ${counted(limit, characters)}.`;
    case 'minimum':
      return `Skaitlim jābūt vismaz ${limit}.`;
    case 'maximum':
      return `Skaitlis nedrīkst būt lielāks par ${limit}.`;
    case 'minItems':
      return limit <= 1 && field ? missingText(field) : `Vajadzīgi vismaz ${counted(limit, entries)}.`;
    case 'maxItems':
      return `Drīkst būt ne vairāk kā ${counted(limit, entries)}.`;
    case 'uniqueItems':
      return 'Viena un tā pati atbilde ir norādīta divreiz.';
    case 'format':
      return byFormat[String(params.format)] ?? wrong(field);
    case 'additionalProperties':
    case 'false schema':
      return 'Šī atbilde veidlapā vairs nav vajadzīga. Pārlādējiet lapu.';
    default:
      return wrong(field);
  }
}

export function missingText(field: Field): string {
  if (field.unknown) return `Atbildiet vai atzīmējiet «Nav ziņu»: ${field.label}`;
  if (['choice', 'choices', 'yesNo', 'body'].includes(field.type)) return `Izvēlieties atbildi: ${field.label}`;
  if (field.type === 'attachment') return `Pievienojiet datni: ${field.label}`;
  return `Aizpildiet lauku: ${field.label}`;
}

/** Of a band that is chosen by a person and lies below the one worked out. */
export const notHigher = 'Var izvēlēties tikai augstāku vērtējumu par aprēķināto.';

function wrong(field: Field | undefined): string {
  return (field && byType[field.type]) ?? 'Pārbaudiet šo atbildi: tā nav derīga.';
}
