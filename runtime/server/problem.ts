import type { Problem } from './api.ts';

export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 421 | 422 | 500 | 503;

/** An answer that is not the one hoped for, with what the reader is told. */
export class Refused extends Error {
  readonly status: ProblemStatus;
  readonly problem: Problem;

  constructor(status: ProblemStatus, problem: Problem) {
    super(problem.code);
    this.name = 'Refused';
    this.status = status;
    this.problem = problem;
  }
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
  stale: 'Lieta pa šo laiku ir mainījusies. Pārlādējiet lietu un apskatiet, kas jauns; jūsu ierakstītais ir saglabāts.',
  answers: 'Dažas atbildes ir jāpārskata.',
  tooLarge: 'Datu ir par daudz vienā reizē.',
  submitted: 'Šī veidlapa jau ir iesniegta.',
  submittedOther:
    'Šī veidlapa jau ir iesniegta, bet ar citām atbildēm nekā tagad. Atveriet lietu un apskatiet, kas tajā ierakstīts.',
  conflict: 'Šo pašu veidlapu jūs pildāt arī citā logā. Izvēlieties, kuras atbildes paturēt.',
  definitionChanged:
    'Kārtība, pēc kuras sāk jaunas lietas, pa šo laiku ir mainījusies. Ierakstītais ir saglabāts: atveriet veidlapu no jauna un pārbaudiet atbildes.',
  otherHost: 'Šajā adresē Rīcība nav pieejama. Atveriet to adresē, ko iedeva jūsu pašvaldība.',
  otherPost: 'Šajā pārlūkā tagad ir pierakstījies cits amats. Atveriet lapu no jauna.',
  internal: 'Kļūda sistēmā. Jūsu ierakstītais nav zudis; pēc brīža mēģiniet vēlreiz.',
  busy: 'Sistēma šobrīd neatbild. Pēc brīža mēģiniet vēlreiz.',
} as const;
