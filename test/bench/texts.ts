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
 * municipality adds: an institution with a level, a list, a form with conditions, a letter, a duty, a group that meets,
 * a report, and a sentence that begins to hold on a day.
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
  return `institūcija Centrs "${number}. novada ģimeņu centrs" datīvā "${number}. novada ģimeņu centram" {
  loma Vadītājs "centra vadītājs" datīvā "centra vadītājam"
  loma Speciālists "centra speciālists" datīvā "centra speciālistam"
  e-pasts "centrs@novads${number}.lv"
  kalendārs valsts
}

līmenis 7 Centrā "Ģimeņu centra speciālistu darbs ar ģimeni" {
  veic Centrs.Speciālists, ja tā nav, Centrs.Vadītājs
  dara "Izvērtē bērna vajadzības un vienojas ar ģimeni par atbalsta plānu"
  sāk lietu jauna "Sākt lietu centrā" vajag Izvērtējums
  var tikšanās "Organizēt tikšanos ar ģimeni" vajag Tikšanās
  iznākums atrisināts "Plāns izpildīts" noslēdz lietu
  iznākums navRezultātu "Plāns nav izpildīts" vajag Izvērtējums
    pirms tam rakstiski jāinformē Vecāki
    pirms tam jāinformē Centrs.Vadītājs
    nosūta vēstuli papīra formātā vai uz oficiālo e-adresi
      SociālaisDienests ja vajadzības ietver kādu no atbalsts, dzīvesvieta tad līmenis Ģimene
      Bāriņtiesa ja vajadzības ietver aizgādība un steidzami ir jā tad atgriežas
      SociālaisDienests citādi tad līmenis Ģimene
}

saraksts Vajadzības "Bērna vajadzības" {
  atbalsts "Atbalsts mācībās"
  dzīvesvieta "Droša dzīvesvieta"
  aizgādība "Aizgādības jautājums"
  veselība "Veselības aprūpe"
}

veidlapa Izvērtējums "Vajadzību izvērtējums" {
  lapa bērns daļa ZiņasParBērnu
  lapa vajadzības "Vajadzības" {
    vajadzības "Kas bērnam vajadzīgs?" vairākas no Vajadzības, obligātas
    steidzami "Vai jārīkojas nekavējoties?" jā vai nē, obligāts
    iemesls "Kāpēc?" garš teksts, obligāts, ja steidzami ir jā
    stundas "Atbalsta stundas nedēļā" vesels skaitlis no 0 līdz 40, ja vajadzības ietver atbalsts
  }
  lapa plāns "Plāns" ja steidzami ir nē vai vajadzības ietver visas no atbalsts, veselība { plāns "Plāns" garš teksts }
}

dokuments Vēstule "Vēstule ģimenei" kā vēstule no veidlapas Izvērtējums {
  adresāts Vecāki
  temats "Bērna vajadzības"
  rindkopa "Steidzami: {vajadzības.steidzami}."
  paraksta Centrs.Vadītājs
}

pienākums atskaite "Pārskats par atbalstu" {
  veic Centrs.Vadītājs
  pēc Centrā.navRezultātu
  10 darba dienu laikā
  jāinformē Bāriņtiesa
  atgādina 2 darba dienas iepriekš
}

grupa Padome "${number}. novada bērnu tiesību padome" datīvā "${number}. novada bērnu tiesību padomei" {
  kalendārs parasts
  e-pasts "padome@novads${number}.lv"
  vieta Policija no PašvaldībasPolicija vai ValstsPolicija
  vieta SociālaisDienests no SociālaisDienests
  vieta Izglītība no IzglītībasPārvalde
  vieta Centrs no Centrs, pārstāv Centrs.Vadītājs, vietnieks Centrs.Speciālists
  vadītājs Vadītājs "padomes vadītājs" datīvā "padomes vadītājam"
  sekretārs Sekretārs "padomes sekretārs" datīvā "padomes sekretāram"
  vadītāju ieceļ ar "domes lēmums" uz 2 gadiem
  kvorums 3 vietas, klāt jābūt Izglītība
  sēdes pēc vajadzības, ne retāk kā 4 reizes gadā
  sēdes sasauc Vadītājs vai Sekretārs
  darba kārtību apstiprina Vadītājs
  uzaicinājumus sūta Sekretārs ne vēlāk kā 5 darba dienas pirms sēdes
  protokolu paraksta visi locekļi
}

pārskats ParCentru "Pārskats par centra darbu" {
  par mācību gadu
  redz tikai Centrs.Vadītājs
  nerāda skaitu, mazāku par 3
  rinda lietas "Lietas" skaita sāktās lietas, sadalot pēc iestādes
  rinda steidzamas "Steidzami izvērtējumi" skaita ierakstus Centrā.navRezultātu, kur steidzami ir jā
  rinda nokavēts "Pārskats sniegts par vēlu" skaita nokavēto pienākumu atskaite
}

sākot no 2027-01-01: saraksts Jomas "Atbalsta jomas" { mācības "Mācības" uzvedība "Uzvedība" }
`;
}
