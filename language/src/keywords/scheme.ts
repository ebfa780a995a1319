import { keyword } from './keyword.ts';

export const schemeKeywords = {
  scheme: keyword('scheme', 'shēma', 'Begins the scheme of a municipality.', 'Sāk pašvaldības rīcības shēmu.'),
  library: keyword(
    'library',
    'bibliotēka',
    'Begins a text that schemes build on: institutions, code lists, forms.',
    'Sāk tekstu, uz kura balstās shēmas: institūcijas, saraksti, veidlapas.',
  ),
  based_on: keyword(
    'based on',
    'pamatā',
    'Names the library or scheme whose sentences this text takes over.',
    'Nosauc bibliotēku vai shēmu, kuras teikumus šis teksts pārņem.',
  ),
  version: keyword('version', 'versija', 'Version of this scheme.', 'Šīs shēmas versija.'),
  texts_in_latvian: keyword(
    'texts in Latvian',
    'teksti latviešu valodā',
    'The labels are in Latvian, and so is what is generated beside them. It need not be said.',
    'Uzraksti ir latviešu valodā, un tajā ir arī viss, ko rīks tiem pieliek klāt. To var nesacīt.',
  ),
  texts_in_english: keyword(
    'texts in English',
    'teksti angļu valodā',
    'The labels are in English, and so is what is generated beside them, whatever language the keywords are in.',
    'Uzraksti ir angļu valodā, un tajā ir arī viss, ko rīks tiem pieliek klāt, lai kurā valodā būtu atslēgvārdi.',
  ),
  valid_from: keyword(
    'valid from',
    'spēkā no',
    'Date from which the scheme is in force.',
    'Datums, no kura shēma ir spēkā.',
  ),
  territory: keyword(
    'territory',
    'teritorija',
    'Administrative units the scheme covers.',
    'Administratīvās vienības, uz kurām shēma attiecas.',
  ),
  per: keyword(
    'per',
    'saskaņā ar',
    'Cites an act: issuer, number, date, title, clause.',
    'Atsaucas uz aktu: izdevējs, numurs, datums, nosaukums, punkts.',
  ),
  article: keyword(
    'article | the article | of the article',
    'pantu | pants | panta',
    'Article of a law.',
    'Likuma pants.',
  ),
  act: keyword(
    'act',
    'akts',
    'An act of the municipality itself, which sentences may cite by its name.',
    'Pašvaldības pašas akts, uz kuru teikumi var atsaukties ar tā nosaukumu.',
  ),
  issued_by: keyword('issued by', 'izdevējs', 'Who issued the act.', 'Kas aktu izdevis.'),
  approved_by: keyword(
    'approved by',
    'apstiprina',
    'With what the scheme was approved: the decision, its date and number.',
    'Ar ko shēma apstiprināta: lēmums, tā datums un numurs.',
  ),
  clause: keyword('clause | point', 'punktu | punkts', 'Clause of the cited act.', 'Akta punkts, uz kuru atsaucas.'),
  every_outcome_needs: keyword(
    'every outcome needs',
    'katram iznākumam vajag',
    'Form that is filled in with every outcome, beside its own.',
    'Veidlapa, ko aizpilda pie katra iznākuma līdzās tā paša veidlapai.',
  ),
  every_notice_needs: keyword(
    'every notice needs',
    'katram paziņojumam vajag',
    'Form that is filled in when somebody has been informed.',
    'Veidlapa, ko aizpilda, kad kāds ir informēts.',
  ),
  every_written_notice_needs: keyword(
    'every written notice needs',
    'katram rakstiskam paziņojumam vajag',
    'Form that is filled in when somebody has been informed in writing; without it, that of every notice.',
    'Veidlapa, ko aizpilda, kad kāds ir rakstiski informēts; ja tās nav, tad ikviena paziņojuma veidlapa.',
  ),
  every_feedback_needs: keyword(
    'every feedback needs',
    'katrai atbildei vajag',
    'Form of the feedback a recipient gives to the sender.',
    'Veidlapa, ar kuru saņēmējs atbild sūtītājam.',
  ),
  every_refusal_needs: keyword(
    'every refusal needs',
    'katram atteikumam vajag',
    'Form with which a recipient refuses a referral.',
    'Veidlapa, ar kuru saņēmējs noraida nosūtījumu.',
  ),
  every_request_needs: keyword(
    'every request needs',
    'katram lūgumam vajag',
    'Form with which a level asks another one to take part.',
    'Veidlapa, ar kuru līmenis lūdz citu piedalīties.',
  ),
};
