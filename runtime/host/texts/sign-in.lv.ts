/** Signing in, and one's own account. */
export const signIn = {
  login: 'Lietotājvārds',
  password: 'Parole',
  show: 'Rādīt paroli',
  enter: 'Pierakstīties',
  goOn: 'Turpināt',
  withProvider: (name: string) => `Pierakstīties ar ${name}`,
  or: 'vai ar kontu, ko izveidoja jūsu pašvaldība',
  codeTitle: 'Kods no lietotnes',
  codeText: 'Atveriet autentifikatora lietotni tālrunī un ievadiet sešu ciparu kodu, ko tā rāda pie „Rīcība”.',
  code: 'Kods',
  codeLost: 'Nav tālruņa?',
  codeLostText:
    'Sešu ciparu koda vietā ievadiet vienu no rezerves kodiem, ko pierakstījāt. Ja to nav, lūdziet jaunu piekļuvi tam, kas pašvaldībā uztur Rīcību.',
  invitedText:
    'Jums ir izveidots konts. Turpinot izvēlēsieties savu paroli un pievienosiet autentifikatora lietotni. Saite der vienu reizi.',
  newTitle: 'Jūsu parole',
  newText:
    'Izdomājiet paroli, ko zināt tikai jūs. Labi der vairāki vārdi, kas kopā neko nenozīmē; lielie burti un zīmes nav jāliek.',
  newPassword: 'Jaunā parole',
  appTitle: 'Autentifikatora lietotne',
  appText:
    'Parole viena pati bērnu datus nesargā. Atveriet tālrunī autentifikatora lietotni (piemēram, Google Authenticator, Microsoft Authenticator vai Aegis) un noskenējiet šo kodu.',
  appPicture: 'Kvadrātkods autentifikatora lietotnei',
  appTyped: 'Ja noskenēt nevar, ierakstiet lietotnē šo atslēgu:',
  appCode: 'Kods, ko lietotne tagad rāda',
  codesTitle: 'Rezerves kodi',
  codesText:
    'Ja tālrunis pazustu, ar šiem kodiem varēsiet pierakstīties, ar katru vienu reizi. Izdrukājiet vai pierakstiet tos un glabājiet atsevišķi no datora. Vēlāk tos vairs nerādīs.',
  codesKept: 'Kodi ir pierakstīti, turpināt',
  print: 'Drukāt',
  postTitle: 'Izvēlieties amatu',
  postText: (name: string) => `${name}, jums ir vairākas amata vietas. Kurā strādāsiet tagad?`,
  ownPosts: 'Jūsu amati',
  again: 'Sākt no sākuma',
  failed: 'Neizdevās pierakstīties.',
  elsewhere: (name: string) => `Pierakstīties ar ${name} jaunā logā`,
  elsewhereText:
    'Pierakstīšanās notiks jaunā logā, lai šeit ierakstītais nezustu. Pēc tam atgriezieties šajā logā: tas pamanīs pats.',
  failures: {
    denied: 'Jūs pārtraucāt pierakstīšanos.',
    failed: 'Pierakstīšanās pakalpojuma atbilde neder. Mēģiniet vēlreiz.',
    level: 'Šis pierakstīšanās veids nav pietiekami drošs. Izvēlieties citu, piemēram, eID karti vai eParakstu.',
    'no-posts': 'Jums šeit nav piešķirta neviena amata vieta. Vērsieties pie tā, kas pašvaldībā uztur Rīcību.',
    away: 'Pierakstīšanās pakalpojums šobrīd neatbild. Pēc brīža mēģiniet vēlreiz.',
  },
};

export const account = {
  title: 'Mans konts',
  posts: 'Amati',
  present: 'Tagad strādājat šeit',
  change: (name: string) => `Strādāt kā ${name}`,
  sessions: 'Kur esat pierakstījies',
  sessionsText: 'Ja kādu no šīm vietām nepazīstat, beidziet visas sesijas un nomainiet paroli.',
  own: 'šī vieta',
  noPost: 'amats nav izvēlēts',
  since: 'pierakstījās',
  seen: 'pēdējoreiz',
  end: 'Beigt šo sesiju',
  endAll: 'Izrakstīties visur',
  endAllQuestion: 'Visas jūsu sesijas beigsies, arī šī. Saglabātie melnraksti paliks.',
  password: 'Parole',
  before: 'Līdzšinējā parole',
  after: 'Jaunā parole',
  changePassword: 'Nomainīt paroli',
  changed: 'Parole ir nomainīta. Citas jūsu sesijas ir beigušās.',
};
