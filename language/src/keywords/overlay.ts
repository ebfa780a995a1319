import { type Keyword, keyword } from './keyword.ts';

/** What an overlay may speak of: in English, and in Latvian in the accusative. */
const things = {
  institution: ['institution', 'institūciju'],
  group: ['group', 'grupu'],
  role: ['role', 'lomu'],
  seat: ['seat', 'vietu'],
  party: ['party', 'personu'],
  list: ['list', 'sarakstu'],
  code: ['code', 'iespēju'],
  form: ['form', 'veidlapu'],
  page: ['page', 'lapu'],
  field: ['field', 'lauku'],
  part: ['part', 'daļu'],
  level: ['level', 'līmeni'],
  outcome: ['outcome', 'iznākumu'],
  option: ['option', 'atļauto darbību'],
  entry: ['entry', 'lietas sākšanu'],
  act: ['act', 'aktu'],
  duty: ['duty', 'pienākumu'],
  track: ['track', 'gaitu'],
  document: ['document', 'dokumentu'],
  report: ['report', 'pārskatu'],
  row: ['row', 'rindu'],
  email: ['e-mail', 'e-pastu'],
  notice: ['notice', 'paziņojumu'],
  reopening: ['reopening', 'lietas atsākšanu'],
  retention: ['retention class', 'glabāšanas klasi'],
  recipient: ['recipient', 'saņēmēju'],
} satisfies Record<string, [en: string, lv: string]>;

type Thing = keyof typeof things;

/** What stands in these may be changed, beside institutions, groups and lists (institution.ts, form.ts). */
type Extended = 'form' | 'page' | 'part' | 'level' | 'outcome' | 'track' | 'report';

function override(thing: Thing): Keyword {
  const [en, lv] = things[thing];
  return keyword(
    `override ${en}`,
    `aizstāj ${lv}`,
    'Takes the place of what the base says by this name.',
    'Stājas tā vietā, ko ar šo nosaukumu saka pamats.',
  );
}

function remove(thing: Thing): Keyword {
  const [en, lv] = things[thing];
  return keyword(
    `remove ${en}`,
    `atmet ${lv}`,
    'What the base says by this name does not hold here.',
    'Tas, ko ar šo nosaukumu saka pamats, šeit neattiecas.',
  );
}

function extend(thing: Extended): Keyword {
  const [en, lv] = things[thing];
  return keyword(
    `extend ${en} | amend ${en}`,
    `papildina ${lv} | groza ${lv}`,
    'Adds to what the base says by this name, or changes a part of it.',
    'Papildina to, ko ar šo nosaukumu saka pamats, vai groza tā daļu.',
  );
}

function all<Prefix extends string, Name extends Thing>(
  prefix: Prefix,
  names: Name[],
  make: (name: Name) => Keyword,
): Record<`${Prefix}_${Name}`, Keyword> {
  const made = names.map((name) => [`${prefix}_${name}`, make(name)]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each name was just made
  return Object.fromEntries(made) as Record<`${Prefix}_${Name}`, Keyword>;
}

/** Sentences about what a base says: amend, override, remove; and from when until when something holds. */
export const overlayKeywords = {
  ...all(
    'override',
    [
      'institution',
      'group',
      'role',
      'seat',
      'party',
      'list',
      'code',
      'form',
      'page',
      'field',
      'part',
      'level',
      'outcome',
      'option',
      'entry',
      'act',
      'duty',
      'track',
      'document',
      'report',
      'row',
      'email',
      'reopening',
      'retention',
    ],
    override,
  ),
  ...all(
    'remove',
    [
      'institution',
      'group',
      'role',
      'seat',
      'party',
      'list',
      'code',
      'form',
      'page',
      'field',
      'part',
      'level',
      'outcome',
      'option',
      'entry',
      'act',
      'duty',
      'track',
      'document',
      'report',
      'row',
      'notice',
      'reopening',
      'retention',
      'recipient',
    ],
    remove,
  ),
  remove_default: keyword(
    'remove requirement',
    'atmet prasību',
    'The form that the base asks for with every act of this kind is not needed here.',
    'Veidlapa, ko pamats prasa pie katras šādas darbības, šeit nav vajadzīga.',
  ),
  remove_emails: keyword(
    'remove e-mails',
    'atmet e-pastus',
    'The addresses that the base gives do not hold here.',
    'Adreses, ko dod pamats, šeit neattiecas.',
  ),
  ...all('extend', ['form', 'page', 'part', 'level', 'outcome', 'track', 'report'], extend),
  starting_from: keyword(
    'starting from',
    'sākot no',
    'From which day the sentence that follows holds.',
    'No kuras dienas ir spēkā teikums, kas seko.',
  ),
  only_until: keyword(
    'only until',
    'tikai līdz',
    'The last day on which the sentence that follows holds.',
    'Pēdējā diena, kad ir spēkā teikums, kas seko.',
  ),
  valid_until: keyword(
    'valid until',
    'spēkā līdz',
    'The last day on which it holds.',
    'Pēdējā diena, kad tas ir spēkā.',
  ),
};
