import { readFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

export const aizkraukle = readFileSync(new URL('examples/aizkraukle/aizkraukle.lv.riciba', root), 'utf8');
export const library = readFileSync(new URL('language/library/latvija.riciba', root), 'utf8');

/** Copies of the example that differ in their names. */
export function copies(count: number): string[] {
  return numbers(count).map((number) => renamed(aizkraukle, number));
}

/**
 * Schemes of about 200 lines: the sentences of the example, with names and labels of their own, and what a larger
 * municipality adds: two more institutions with levels, lists, and forms with conditions.
 */
export function generated(count: number): string[] {
  return numbers(count).map((number) => `${renamed(aizkraukle, number)}\n${added(number)}`);
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function renamed(text: string, number: number): string {
  return text.replace('shēma Aizkraukle', `shēma Novads${number}`).replaceAll('Aizkraukles novad', `${number}. novad`);
}

function added(number: number): string {
  return [1, 2].map((part) => section(number, part)).join('\n');
}

function section(number: number, part: number): string {
  const name = `Centrs${part}`;
  return `institūcija ${name} "${number}. novada ${part}. centrs" datīvā "${number}. novada ${part}. centram" {
  loma Vadītājs "centra vadītājs" datīvā "centra vadītājam"
  loma Speciālists "centra speciālists" datīvā "centra speciālistam"
  e-pasts "centrs${part}@novads${number}.lv"
  kalendārs valsts
}

līmenis ${6 + part} Centrā${part} "${part}. centra speciālistu darbs ar ģimeni" {
  veic ${name}.Speciālists, ja tā nav, ${name}.Vadītājs
  dara "Izvērtē bērna vajadzības un vienojas ar ģimeni par atbalsta plānu"
  sāk lietu jauna "Sākt lietu centrā" vajag Izvērtējums${part}
  var tikšanās "Organizēt tikšanos ar ģimeni" vajag Tikšanās
  iznākums atrisināts "Plāns izpildīts" noslēdz lietu
  iznākums navRezultātu "Plāns nav izpildīts" vajag Izvērtējums${part}
    pirms tam rakstiski jāinformē Vecāki
    pirms tam jāinformē ${name}.Vadītājs
    nosūta vēstuli papīra formātā vai uz oficiālo e-adresi
      SociālaisDienests ja vajadzības ietver kādu no atbalsts, dzīvesvieta tad līmenis Ģimene
      Bāriņtiesa ja vajadzības ietver aizgādība un steidzami ir jā tad atgriežas
      SociālaisDienests citādi tad līmenis Ģimene
}

saraksts Vajadzības${part} "Bērna vajadzības" {
  atbalsts "Atbalsts mācībās"
  dzīvesvieta "Droša dzīvesvieta"
  aizgādība "Aizgādības jautājums"
  veselība "Veselības aprūpe"
}

veidlapa Izvērtējums${part} "Vajadzību izvērtējums" {
  lapa bērns daļa ZiņasParBērnu
  lapa vajadzības "Vajadzības" {
    vajadzības "Kas bērnam vajadzīgs?" vairākas no Vajadzības${part}, obligātas
    steidzami "Vai jārīkojas nekavējoties?" jā vai nē, obligāts
    iemesls "Kāpēc?" garš teksts, obligāts, ja steidzami ir jā
    stundas "Atbalsta stundas nedēļā" vesels skaitlis no 0 līdz 40, ja vajadzības ietver atbalsts
  }
  lapa plāns "Plāns" ja steidzami ir nē vai vajadzības ietver visas no atbalsts, veselība { plāns "Plāns" garš teksts }
}
${part === 1 ? once : ''}`;
}

/** Sentences of which a scheme has one or two. */
const once = `dokuments Vēstule1 "Vēstule ģimenei" kā vēstule no veidlapas Izvērtējums1 {
  adresāts Vecāki
  temats "Bērna vajadzības"
  rindkopa "Steidzami: {vajadzības.steidzami}."
  paraksta Centrs1.Vadītājs
}

pienākums atskaite1 "Pārskats par atbalstu" {
  veic Centrs1.Vadītājs
  pēc Centrā1.navRezultātu
  10 darba dienu laikā
  jāinformē Bāriņtiesa
  atgādina 2 darba dienas iepriekš
}

sākot no 2027-01-01: saraksts Jomas1 "Atbalsta jomas" { mācības "Mācības" uzvedība "Uzvedība" }
`;
