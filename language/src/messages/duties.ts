import { error, information, warning } from './message.ts';

/** Messages about duties, tracks, gates and what conditions count. */
export const dutyMessages = {
  dutyWithoutTerm: information(
    'RIC0620',
    'Pienākumam «{name}» nav termiņa. Ja tas ir zināms, pierakstiet, piemēram: 3 darba dienu laikā.',
    'The duty “{name}” has no term. If it is known, write, for example: within 3 working days.',
  ),
  countWithoutWindow: warning(
    'RIC0621',
    'Te skaita visu, kas lietā jebkad ierakstīts, un nekad nesāk no jauna. Pierakstiet laiku, piemēram, «{example}».',
    'This counts whatever was ever entered in the file and never begins anew. Write a time, for example “{example}”.',
  ),
  andOr: warning(
    'RIC0622',
    '«un» un «vai» bez iekavām var saprast divējādi: «{first}» vai «{second}». Ielieciet iekavas.',
    '“and” with “or” can be read in two ways: “{first}” or “{second}”. Write brackets.',
  ),
  noDeed: error(
    'RIC0623',
    'Nav pateikts, kas ar pienākumu «{name}» jādara. Rakstiet: jāinformē …, jāpaveic … vai vajag Veidlapa.',
    'It is not said what the duty “{name}” demands. Write: must inform …, must do … or needs Form.',
  ),
  dutyNeverArises: error(
    'RIC0624',
    'Pienākums «{name}» nekad nerodas. Pierakstiet, kad tas rodas: kad sākas lieta, pēc …, ja … vai reizi gadā.',
    'The duty “{name}” never arises. Write when it does: when a case begins, after …, when … or once a year.',
  ),
  dutyWithoutDebtor: error(
    'RIC0625',
    'Nav pateikts, kam pienākums «{name}» jāpilda. Pierakstiet: veic Institūcija.Loma.',
    'It is not said who owes the duty “{name}”. Write: by Institution.Role.',
  ),
  notADate: error(
    'RIC0626',
    'Laukam «{name}» te jābūt datumam, bet tas ir: {kind}.',
    'The field “{name}” must be a date here, and it is: {kind}.',
  ),
  beforeNothing: error(
    'RIC0627',
    'Nav pateikts, kurā darbībā šo dienu ieraksta. Rakstiet: darbība.{name}.',
    'It is not said with which act this day is entered. Write: act.{name}.',
  ),
  notANumber: error(
    'RIC0628',
    'Laukam «{name}» te jābūt skaitlim, bet tas ir: {kind}.',
    'The field “{name}” must be a number here, and it is: {kind}.',
  ),
  wrongWindow: error(
    'RIC0629',
    'Atpakaļ skaita kalendāra dienās, nedēļās, mēnešos vai gados, nevis tā: «{found}».',
    'Time is counted back in calendar days, weeks, months or years, not in “{found}”.',
  ),
  otherTrack: error(
    'RIC0630',
    'Līmenis «{name}» ir citā gaitā: no vienas lietas nevar pāriet citā. Nosauciet tās pašas gaitas līmeni.',
    'The level “{name}” is of another track: one file cannot pass into another. Name a level of the same track.',
  ),
  participatesInTurn: error(
    'RIC0631',
    'Līmenis «{name}» caur citiem piedalītos pats savā darbā: {way}. Izņemiet vienu no šīm dalībām.',
    'The level “{name}” would take part in its own work through others: {way}. Take one of these out.',
  ),
  neverHappens: warning(
    'RIC0632',
    'Tas nekad nenotiks: «{name}» ir citā gaitā.',
    'This never happens: “{name}” is of another track.',
  ),
  cannotHold: warning('RIC0633', 'Šis nosacījums nekad neizpildās: {reason}.', 'This condition never holds: {reason}.'),
  waitsForItself: error(
    'RIC0634',
    '«{name}» gaida pati uz sevi, tāpēc to nekad nevarēs paveikt.',
    '“{name}” waits for itself, so it can never be done.',
  ),
  severalDeeds: error(
    'RIC0635',
    'Pienākums «{name}» prasa divas dažādas lietas. Rakstiet divus pienākumus.',
    'The duty “{name}” demands two different things. Write two duties.',
  ),
};
