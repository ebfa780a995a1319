import { error, warning } from './message.ts';

/** Messages about levels and what is done at them. */
export const levelMessages = {
  duplicateNumber: error(
    'RIC0401',
    'Līmenis ar numuru {number} jau ir: «{other}». Dodiet citu numuru.',
    'There is a level number {number} already: “{other}”. Give another number.',
  ),
  missingPerformer: error(
    'RIC0402',
    'Līmenim «{name}» nav pateikts, kurš to veic. Pierakstiet: veic Institūcija.Loma.',
    'It is not said who acts at the level “{name}”. Write: by Institution.Role.',
  ),
  noExit: warning(
    'RIC0403',
    'No līmeņa «{name}» lieta nevar iziet: nav neviena iznākuma. Pierakstiet: iznākums … noslēdz lietu.',
    'A case cannot leave the level “{name}”: it has no outcome. Write: outcome … closes the case.',
  ),
  unreachable: warning(
    'RIC0404',
    'Līmenī «{name}» lieta nevar nonākt: tur to nesāk, uz to nenodod un tas nepiedalās citu darbā.',
    'A case cannot reach the level “{name}”: none is opened there, passed on to it, and it does not take part elsewhere.',
  ),
  noEffect: error(
    'RIC0405',
    'Nav pateikts, kas notiek pēc iznākuma «{name}». Pierakstiet: noslēdz lietu, tad līmenis … vai nosūta vēstuli ….',
    'It is not said what follows the outcome “{name}”. Write: closes the case, then level … or sends a letter ….',
  ),
  severalEffects: error(
    'RIC0406',
    'Pēc iznākuma «{name}» var notikt tikai viens. Lai nodotu vairākiem, nosauciet vairākus saņēmējus.',
    'Only one thing can follow the outcome “{name}”. To pass on to several, name several recipients.',
  ),
  repeatedClause: error(
    'RIC0407',
    '«{keyword}» šajā teikumā jau ir. Atstājiet vienu.',
    '“{keyword}” is in this sentence already. Keep one.',
  ),
  otherwiseAlone: error(
    'RIC0408',
    '«citādi» ir vajadzīgs tikai tad, ja kādam saņēmējam ir nosacījums «ja».',
    '“otherwise” is needed only where some recipient has a condition “when”.',
  ),
  conditionWithoutForm: error(
    'RIC0409',
    'Nosacījums runā par veidlapas laukiem, bet iznākumam veidlapas nav. Pierakstiet: vajag Veidlapa.',
    'The condition speaks of fields of a form, and the outcome has no form. Write: needs Form.',
  ),
  participantWithOutcomes: warning(
    'RIC0410',
    'Līmenis «{name}» tikai piedalās citu darbā, tāpēc tā iznākumi nekad nenotiks.',
    'The level “{name}” only takes part in the work of others, so its outcomes never happen.',
  ),
  participatesForItself: error(
    'RIC0411',
    'Līmenis «{name}» nevar piedalīties pats savā darbā.',
    'The level “{name}” cannot take part in its own work.',
  ),
  noEntry: warning(
    'RIC0412',
    'Neviens nevar sākt lietu. Kādā līmenī pierakstiet: sāk lietu ….',
    'Nobody can open a case. At some level write: opens a case ….',
  ),
  severalInstitutions: error(
    'RIC0413',
    'Līmeni veic vienas institūcijas lomas, bet «{name}» ir no citas. Citai institūcijai rakstiet savu līmeni.',
    'Roles of one institution act at a level, and “{name}” is of another. Write a level of its own for it.',
  ),
  noticeWithoutRole: error(
    'RIC0415',
    'Nav pateikts, kas institūcijā «{name}» jāinformē. Rakstiet: {name}.Loma.',
    'It is not said who in the institution “{name}” must be informed. Write: {name}.Role.',
  ),
  levelOfOthers: error(
    'RIC0414',
    'Līmeni «{level}» veic «{performer}», nevis saņēmējs «{name}». Nosauciet saņēmēja līmeni.',
    '“{performer}” acts at the level “{level}”, not the recipient “{name}”. Name a level of the recipient.',
  ),
};
