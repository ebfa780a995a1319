import type { Problem } from './shapes/index.ts';

export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 421 | 422 | 429 | 500 | 503;

/** An answer that is not the one hoped for, with what the reader is told. */
export class Refused extends Error {
  readonly status: ProblemStatus;
  readonly problem: Problem;
  /** In how many seconds it may be tried again. */
  readonly retryAfter?: number;

  constructor(status: ProblemStatus, problem: Problem, retryAfter?: number) {
    super(problem.code);
    this.name = 'Refused';
    this.status = status;
    this.problem = problem;
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }
}

/** @param seconds until it may be tried again */
export function tooMany(seconds: number): Refused {
  const minutes = Math.ceil(seconds / 60);
  const when = minutes > 1 ? `pēc ${minutes} minūtēm` : 'pēc minūtes';
  return new Refused(
    429,
    { code: 'too-many', message: `Pārāk daudz mēģinājumu īsā laikā. Mēģiniet vēlreiz ${when}.` },
    Math.ceil(seconds),
  );
}

/** The same for what does not exist and for what is not yours: an answer must not tell that a case exists. */
export function notFound(): Refused {
  return new Refused(404, { code: 'not-found', message: 'Šeit nekā nav, vai arī tas nav pieejams jūsu amata vietai.' });
}

export const texts = {
  malformed: 'Pieprasījums nav saprotams. Pārlādējiet lapu un mēģiniet vēlreiz.',
  signIn: 'Lai turpinātu, pierakstieties. Ierakstītais nav zudis.',
  header: 'Pieprasījums nav no šīs lapas. Pārlādējiet lapu un mēģiniet vēlreiz.',
  noSuchPost: 'Šādas amata vietas nav.',
  wrongPassword: 'Lietotājvārds vai parole nav pareiza.',
  wrongCode: 'Kods nav pareizs vai jau ir izmantots. Pagaidiet, līdz lietotne rāda nākamo kodu, un ievadiet to.',
  noInvitation: 'Šī saite jau ir izmantota vai beigusies. Lūdziet jaunu tam, kas pašvaldībā uztur Rīcību.',
  noPosts: 'Jums šeit nav piešķirta neviena amata vieta. Vērsieties pie tā, kas pašvaldībā uztur Rīcību.',
  wrongStage: 'Pierakstīšanās ir pārtraukta vai ieilgusi. Sāciet to no sākuma.',
  stale: 'Lieta pa šo laiku ir mainījusies. Pārlādējiet lietu un apskatiet, kas jauns; jūsu ierakstītais ir saglabāts.',
  answers: 'Dažas atbildes ir jāpārskata.',
  tooLarge: 'Datu ir par daudz vienā reizē.',
  addressTooLong: 'Lapas adrese ir pārāk gara. Atveriet lapu no jauna, sākot ar pirmo.',
  tooSlow: 'Pieprasījums nenonāca līdz galam. Pārbaudiet savienojumu un mēģiniet vēlreiz.',
  submitted: 'Šī veidlapa jau ir iesniegta.',
  submittedOther:
    'Šī veidlapa jau ir iesniegta, bet ar citām atbildēm nekā tagad. Atveriet lietu un apskatiet, kas tajā ierakstīts.',
  conflict: 'Šo pašu veidlapu jūs pildāt arī citā logā. Izvēlieties, kuras atbildes paturēt.',
  definitionChanged:
    'Kārtība, pēc kuras sāk jaunas lietas, pa šo laiku ir mainījusies. Ierakstītais ir saglabāts: atveriet veidlapu no jauna un pārbaudiet atbildes.',
  otherHost: 'Šajā adresē Rīcība nav pieejama. Atveriet to adresē, ko iedeva jūsu pašvaldība.',
  otherPost: 'Šajā pārlūkā tagad ir pierakstījies cits amats. Atveriet lapu no jauna.',
  internal: 'Kļūda sistēmā. Jūsu ierakstītais nav zudis; pēc brīža mēģiniet vēlreiz.',
  overtaken: 'Sistēmu šobrīd atjaunina. Jūsu ierakstītais nav zudis; pēc brīža mēģiniet vēlreiz.',
  noSpace:
    'Sistēmas diskā nav vietas, tāpēc nekas nav saglabāts. Jūsu ierakstītais nav zudis; ziņojiet sistēmas uzturētājam.',
  busy: 'Sistēma šobrīd neatbild. Pēc brīža mēģiniet vēlreiz.',
} as const;
