/** What the frame around all pages says. */
export const shell = {
  product: 'Rīcība',
  skip: 'Pāriet uz saturu',
  navigation: 'Galvenā izvēlne',
  inbox: 'Kas gaida mani',
  cases: 'Manas lietas',
  open: 'Sākt lietu',
  givenUp: 'Nenosūtītie paziņojumi',
  reports: 'Pārskati',
  signOut: 'Iziet',
  signedInAs: 'Jūs strādājat kā',
  demo: 'Demonstrācija. Visi amati un dati ir izdomāti.',
  accessibility: 'Piekļūstamības paziņojums',
  loading: 'Ielādē…',
  offline: 'Nav savienojuma ar serveri. Mēģinām to atjaunot.',
  online: 'Savienojums ir atjaunots.',
  retry: 'Mēģināt vēlreiz',
  cancel: 'Atcelt',
  errorTitlePrefix: 'Kļūda: ',
  titleSuffix: ' – Rīcība',
};

/** Pages of a list. */
export const pager = {
  previous: 'Iepriekšējā lapa',
  next: 'Nākamā lapa',
  page: (page: number, of: number) => `${page}. lapa no ${of}`,
};

/** Errors that are nobody's fault at a field. */
export const problems = {
  title: 'Kaut kas neizdevās',
  crashed: 'Šo lapu neizdevās parādīt. Ierakstītais melnraksts ir saglabāts. Pārlādējiet lapu un mēģiniet vēlreiz.',
  reload: 'Pārlādēt lapu',
  network: 'Nav savienojuma ar serveri. Pārbaudiet internetu un mēģiniet vēlreiz.',
  unexpected: 'Serveris nevarēja atbildēt. Mēģiniet vēlreiz pēc brīža.',
  notFound: 'Lapa nav atrasta',
  notFoundText: 'Šādas lapas nav, vai arī jums tā nav pieejama. Pārbaudiet adresi vai sāciet no sākuma.',
  caseNotFound: 'Lieta nav atrasta',
  caseNotFoundText: 'Šādas lietas nav, vai arī jūsu amatam tajā vairs nav uzdevumu.',
  toInbox: 'Uz „Kas gaida mani”',
};

/** Session and its end. */
export const session = {
  title: 'Pierakstīties',
  demoTitle: 'Šī ir demonstrācija',
  demoText:
    'Izvēlieties amatu, kura vārdā strādāt. Parole nav vajadzīga. Iestādes, amati un lietas ir izdomātas: neievadiet īstu cilvēku datus.',
  choose: 'Izvēlieties amatu',
  none: 'Nav neviena amata, ar kuru pierakstīties.',
  failed: 'Neizdevās pierakstīties.',
  endingTitle: 'Jūsu darba sesija drīz beigsies',
  ending: (clock: string) => `Ja neko nedarīsiet, sesija beigsies plkst. ${clock}. Ierakstītais ir saglabāts.`,
  stay: 'Turpināt darbu',
  endedTitle: 'Jūsu darba sesija ir beigusies',
  ended: 'Pierakstieties vēlreiz, lai turpinātu. Ierakstītais paliek šajā lapā un tiks saglabāts.',
  again: (name: string) => `Turpināt kā ${name}`,
  other: 'Pierakstīties ar citu amatu',
  otherPostTitle: 'Šajā pārlūkā tagad ir pierakstījies cits amats',
  otherPostText:
    'Šis logs bija atvērts citam amatam, tāpēc tajā vairs nekas netiek rādīts un saglabāts. Iepriekš saglabātie melnraksti ir pieejami amatam, kas tos rakstīja.',
  unsavedTitle: 'Nesaglabātais teksts',
  unsavedText: 'Šo tekstu neizdevās saglabāt. Ja tas vajadzīgs, nokopējiet to, pirms turpināt.',
  goOn: 'Turpināt ar tagadējo amatu',
};
