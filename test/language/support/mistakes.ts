/** A text with every kind of sentence; it has no mistake. */
export const text = `shēma Piemērs "Piemēra novada shēma"
  pamatā Latvija
  versija "1"
  spēkā no 2026-01-01
  teritorija "Piemēra novads"
papildina institūciju Skola { loma Pedagogs "pedagogs" datīvā "pedagogam" loma Administrācija "administrācija" datīvā "administrācijai" }
institūcija Centrs "atbalsta centrs" datīvā "atbalsta centram" {
  loma Vadītājs "centra vadītājs" datīvā "centra vadītājam"
  e-pasts "centrs@novads.lv"
  kalendārs skolu
}
saraksts Iemesli "Iemesli" {
  kavējumi "Kavējumi"
  vardarbība "Vardarbība"
}
veidlapa Anketa "Anketa" {
  lapa bērns "Bērns" {
    vārds "Vārds" teksts līdz 100 zīmēm, obligāts
    iemesls "Iemesls" vairāki no Iemesli, obligāti
    cik "Cik reižu?" vesels skaitlis no 0 līdz 10, obligāts, ja iemesls ietver kavējumi
    kad "Kad?" datums, obligāts, norāde "Diena"
    piekrīt "Vai piekrīt?" jā vai nē
  }
  paraksta Skola.Pedagogs papīra formātā
}
līmenis 1 Skola "Skola" {
  veic Skola.Pedagogs, ja tā nav, Skola.Administrācija
  dara "Izvērtē situāciju", saskaņā ar MK "Nr. 89" 2011-02-01
  sāk lietu jauna "Jauna lieta" vajag Anketa
  var tikšanās "Tikšanās" vajag Anketa
  iznākums tālāk "Tālāk" vajag Anketa tad līmenis Dienests
    pirms tam rakstiski jāinformē Vecāki
  iznākums beigas "Beigas" noslēdz lietu
}
līmenis 2 Dienests "Dienests" {
  veic SociālaisDienests.Darbinieks
  iznākums nodots "Nodots" vajag Anketa
    nosūta oficiālu vēstuli papīra formātā
      Bāriņtiesa ja iemesls ietver vardarbība tad atgriežas, 48 stundu laikā jāatbild
      ValstsPolicija citādi tad atgriežas
  iznākums beigas "Beigas" noslēdz lietu
  pienākums sekot "Sekot līdzi" {
    veic SociālaisDienests.Darbinieks
    pēc nodots
    5 darba dienu laikā
    jāinformē Bāriņtiesa
  }
}
dokuments Vēstule "Vēstule" no veidlapas Anketa {
  rindkopa "Bērns: {bērns.vārds}"
}
stāsts "Viss kārtībā" {
  2026-05-11 Skola.Pedagogs: sāk lietu jauna
  tagad lieta ir līmenī Skola
  2026-05-12 Skola.Pedagogs: tikšanās, ar atbildēm bērns.vārds ir "x"
}
`;

/** What is written, what a beginner writes instead, and what is said of it: the line, counted from there, and how. */
export const mistakes: [right: string, wrong: string, told: string[]][] = [
  [
    'veic SociālaisDienests.Darbinieks\n  iznākums',
    'veic Sociālajam dienestam\n  iznākums',
    ['1 RIC0018 Nosaukums ir viens vārds, un to neloka. «Sociālajam dienestam» vietā rakstiet «SociālaisDienests».'],
  ],
  [
    'jāinformē Vecāki',
    'jāinformē vecākus',
    ['1 RIC0101 Nosaukums «vecākus» nav zināms (persona vai institūcija). Vai domāts «Vecāki»?'],
  ],
  [
    'tad līmenis Dienests',
    'tad līmenis Sociālais dienests',
    ['1 RIC0018 Nosaukums ir viens vārds, un to neloka. «Sociālais dienests» vietā rakstiet «SociālaisDienests».'],
  ],
  ['skaitlis no 0 līdz 10, obligāts', 'skaitlis no 0 līdz 10 obligāts', ['1 RIC0017 Pirms «obligāts» trūkst komata.']],
  ['datums, obligāts, norāde', 'datums, obligāts norāde', ['1 RIC0017 Pirms «norāde» trūkst komata.']],
  ['zīmēm, obligāts', 'zīmēm obligāts', ['1 RIC0017 Pirms «obligāts» trūkst komata.']],
  [
    '48 stundu laikā jāatbild',
    '48 stundu (divu darba dienu) laikā jāatbild',
    ['1 RIC0019 Skaitļus raksta ar cipariem: «divu» vietā 2.'],
  ],
  ['5 darba dienu laikā', 'piecu darba dienu laikā', ['1 RIC0019 Skaitļus raksta ar cipariem: «piecu» vietā 5.']],
  ['2026-01-01', '01.01.2026.', []],
  ['2026-01-01', '2026. gada 1. janvāra', ['1 RIC0021 Datumu raksta tā: 11.05.2026. vai 2026-05-11.']],
  ['2026-01-01', '01/01/2026', ['1 RIC0021 Datumu raksta tā: 11.05.2026. vai 2026-05-11.']],
  ['2026-01-01', '1.1.26.', ['1 RIC0021 Datumu raksta tā: 11.05.2026. vai 2026-05-11.']],
  ['"Tālāk"', '„Tālāk”', ['1 RIC0003 Pēdiņas „ šeit neder. Lietojiet taisnās pēdiņas: "teksts".']],
  ['"Iemesli"', '“Iemesli”', ['1 RIC0003 Pēdiņas “ šeit neder. Lietojiet taisnās pēdiņas: "teksts".']],
  ['"Iemesli"', '«Iemesli»', ['1 RIC0003 Pēdiņas « šeit neder. Lietojiet taisnās pēdiņas: "teksts".']],
  ['"Iemesli"', "'Iemesli'", ['1 RIC0003 Pēdiņas \' šeit neder. Lietojiet taisnās pēdiņas: "teksts".']],
  [
    '"Jauna lieta"',
    'Jauna lieta',
    ['1 RIC0006 Aiz «jauna» trūkst teksta pēdiņās, bet ir «Jauna». Rakstiet, piemēram: jauna "nosaukums".'],
  ],
  [
    'iznākums beigas "Beigas" noslēdz lietu\n}\nlīmenis',
    'iznakums beigas "Beigas" noslēdz lietu\n}\nlīmenis',
    ['1 RIC0011 Atslēgvārda «iznakums» nav. Vai domāts «iznākums»?'],
  ],
  [
    'noslēdz lietu\n}\nlīmenis',
    'noslēdz lieta\n}\nlīmenis',
    ['1 RIC0011 Atslēgvārda «noslēdz» nav. Vai domāts «noslēdz lietu»?'],
  ],
  ['vajag Anketa tad', 'vajg Anketa tad', ['1 RIC0011 Atslēgvārda «vajg» nav. Vai domāts «vajag»?']],
  [
    'iznākums tālāk',
    'outcome tālāk',
    ['1 RIC0005 «outcome» ir angļu atslēgvārds, bet šīs datnes atslēgvārdi ir latviski. Rakstiet «iznākums».'],
  ],
  [
    'no 0 līdz 10, obligāts',
    'no 0 līdz 10, required',
    ['1 RIC0005 «required» ir angļu atslēgvārds, bet šīs datnes atslēgvārdi ir latviski. Rakstiet «obligāts».'],
  ],
  ['līmenis 2', 'Līmenis 2', ['1 RIC0011 Atslēgvārda «Līmenis» nav. Vai domāts «līmenis»?']],
  ['institūcija Centrs', 'Institūcija Centrs', ['1 RIC0011 Atslēgvārda «Institūcija» nav. Vai domāts «institūcija»?']],
  [
    'papildina institūciju Skola {',
    'papildina institūciju {',
    ['1 RIC0009 Aiz «papildina institūciju» jābūt nosaukumam (viens vārds bez pēdiņām), bet ir «{».'],
  ],
  ['no Iemesli', 'no iemesli', ['1 RIC0101 Nosaukums «iemesli» nav zināms (saraksts). Vai domāts «Iemesli»?']],
  [
    'veic Skola.Pedagogs, ja tā nav,',
    'veic Skola.Pedagogs Skola.Administrācija, ja tā nav,',
    ['1 RIC0017 Pirms «Skola» trūkst «vai».'],
  ],
  [
    'veic Skola.Pedagogs,',
    'veic Pedagogs,',
    [
      '1 RIC0024 Te jābūt institūcijai un lomai ar punktu starp tām, bet ir tikai «Pedagogs». Rakstiet, piemēram: Skola.Pedagogs.',
    ],
  ],
  [
    'vardarbība "Vardarbība"\n}',
    'vardarbība "Vardarbība"',
    [
      '2 RIC0007 Te vajadzētu aizvērt bloku ar figūriekavu, bet ir «veidlapa». Pārbaudiet, vai iepriekšējie bloki ir aizvērti.',
    ],
  ],
  [
    '  lapa bērns "Bērns" {',
    '  lapa bērns "Bērns"',
    ['2 RIC0008 Aiz «"Bērns"» trūkst atverošās figūriekavas, ar ko sākas bloks, bet ir «vārds».'],
  ],
  [
    'līmenis 2 Dienests "Dienests" {',
    'līmenis 2 Dienests "Dienests"',
    ['2 RIC0008 Aiz «"Dienests"» trūkst atverošās figūriekavas, ar ko sākas bloks, bet ir «veic».'],
  ],
  ['līmenis 2 Dienests', 'līmenis Dienests', ['1 RIC0010 Šeit neder «Dienests». Var būt: skaitlis.']],
  [
    'līmenis 2 Dienests "Dienests"',
    'līmenis 2 "Dienests"',
    ['1 RIC0009 Aiz «2» jābūt nosaukumam (viens vārds bez pēdiņām), bet ir «"Dienests"».'],
  ],
  [
    'piekrīt "Vai piekrīt?" jā vai nē',
    'piekrīt "Vai piekrīt?"',
    [
      '1 RIC0022 Teikums nav pabeigts. Aiz «"Vai piekrīt?"» jābūt: «garš teksts», «jā vai nē», «datums», «tālrunis», «e-pasts», «adrese», «personas kods», «teksts» ….',
    ],
  ],
  ['"Kad?" datums', '"Kad?" datuma lauks', ['1 RIC0011 Atslēgvārda «datuma» nav. Vai domāts «datums»?']],
  [
    'vārds "Vārds" teksts',
    'vārds teksts',
    ['1 RIC0006 Aiz «vārds» trūkst teksta pēdiņās, bet ir «teksts». Rakstiet, piemēram: vārds "nosaukums".'],
  ],
  ['ja iemesls ietver kavējumi', 'ja iemesls = kavējumi', ['1 RIC0011 Atslēgvārda «=» nav. Vai domāts «ir»?']],
  ['ja iemesls ietver kavējumi', 'ja cik > 3', ['1 RIC0011 Atslēgvārda «>» nav. Vai domāts «ir vairāk nekā»?']],
  [
    'ja iemesls ietver kavējumi',
    'ja iemesls satur kavējumi',
    [
      '1 RIC0010 Šeit neder «satur». Var būt: «ir», «nav», «ietver», «ir viens no», «ietver kādu no», «ietver visus no», «ir zināms», «ir mazāk nekā» ….',
    ],
  ],
  ['ietver kavējumi', 'ietver "Kavējumi"', ['1 RIC0010 Šeit neder «"Kavējumi"». Var būt: nosaukums (viens vārds).']],
  [
    'ietver kavējumi',
    'ietver kavējumi, vardarbība',
    ['1 RIC0020 Aiz «ietver» var būt tikai viena vērtība. Vairākām rakstiet «ietver kādu no».'],
  ],
  ['2026-05-11 Skola.Pedagogs: sāk', '2026-05-11 Skola.Pedagogs sāk', ['1 RIC0017 Pirms «sāk lietu» trūkst kola.']],
  ['2026-05-12 Skola.Pedagogs: tikšanās', 'Skola.Pedagogs: tikšanās', ['1 RIC0017 Pirms «Skola» trūkst datuma.']],
  ['bērns.vārds ir "x"', 'bērns.vārds = "x"', ['1 RIC0011 Atslēgvārda «=» nav. Vai domāts «ir»?']],
  [
    'noslēdz lietu\n}\nlīmenis',
    'noslēdz lietu;\n}\nlīmenis',
    ['1 RIC0001 Zīme «;» šeit nav saprotama. Izdzēsiet to vai ielieciet tekstu pēdiņās.'],
  ],
  [
    'citādi tad atgriežas',
    'citādi atgriežas',
    ['1 RIC0101 Nosaukums «atgriežas» nav zināms (institūcija). Vai domāts «tad atgriežas»?'],
  ],
  ['5 darba dienu laikā', '5 darba dienas laikā', []],
  [
    'e-pasts "centrs@novads.lv"',
    'e-pasts centrs@novads.lv',
    ['1 RIC0001 Zīme «@» šeit nav saprotama. Izdzēsiet to vai ielieciet tekstu pēdiņās.'],
  ],
  ['e-pasts "centrs', 'epasts "centrs', ['1 RIC0011 Atslēgvārda «epasts» nav. Vai domāts «e-pasts»?']],
  [
    '  kavējumi "Kavējumi"',
    '  - kavējumi "Kavējumi"',
    ['1 RIC0001 Zīme «-» šeit nav saprotama. Izdzēsiet to vai ielieciet tekstu pēdiņās.'],
  ],
  [
    'lapa bērns "Bērns"',
    'lapa bērna-dati "Bērns"',
    ['1 RIC0105 Nosaukums «bērna-dati» nav viens vārds. Rakstiet kopā: burti un cipari bez atstarpēm.'],
  ],
  [
    'lapa bērns "Bērns"',
    'lapa bērna dati "Bērns"',
    ['1 RIC0018 Nosaukums ir viens vārds, un to neloka. «bērna dati» vietā rakstiet «bērnaDati».'],
  ],
  [
    'lapa bērns "Bērns"',
    'lapa 1lapa "Bērns"',
    ['1 RIC0009 Aiz «lapa» jābūt nosaukumam (viens vārds bez pēdiņām), bet ir «1».'],
  ],
  [
    'pienākums sekot "Sekot līdzi"',
    'pienākums "Sekot līdzi"',
    ['1 RIC0009 Aiz «pienākums» jābūt nosaukumam (viens vārds bez pēdiņām), bet ir «"Sekot līdzi"».'],
  ],
  ['veic Skola.Pedagogs,', 'veic Skola Pedagogs,', ['1 RIC0017 Pirms «Pedagogs» trūkst punkta.']],
  [
    'MK "Nr. 89"',
    'MK Nr. 89',
    [
      '1 RIC0023 Šeit neder «Nr»: ar to nesākas neviens teikums. Ja tas ir nosaukums vai teksts no dokumenta, rakstiet to pēdiņās.',
    ],
  ],
  ['no veidlapas Anketa', 'veidlapai Anketa', ['1 RIC0011 Atslēgvārda «veidlapai» nav. Vai domāts «no veidlapas»?']],
  [
    'paraksta Skola.Pedagogs papīra formātā',
    'paraksta Skola.Pedagogs',
    ['1 RIC0022 Teikums nav pabeigts. Aiz «Pedagogs» jābūt: «papīra formātā», «ar drošu elektronisko parakstu».'],
  ],
  [
    'stāsts "Viss kārtībā" {',
    'stāsts "Viss kārtībā":',
    ['1 RIC0008 Aiz «"Viss kārtībā"» trūkst atverošās figūriekavas, ar ko sākas bloks, bet ir «:».'],
  ],
  [
    'līmenis 2 Dienests "Dienests" {',
    'līmenis 2 Dienests "Dienests" (',
    ['1 RIC0008 Aiz «"Dienests"» trūkst atverošās figūriekavas, ar ko sākas bloks, bet ir «(».'],
  ],
  ['veic Skola.Pedagogs,', 'veic: Skola.Pedagogs,', ['1 RIC0028 Zīme «:» te ir lieka.']],
  ['"Kad?" datums', '"Kad?": datums', ['1 RIC0028 Zīme «:» te ir lieka.']],
  [
    'tad līmenis Dienests',
    'tad līmenis 2',
    ['1 RIC0029 Līmeni nosauc ar vārdu, nevis ar numuru: «2» vietā rakstiet «Dienests».'],
  ],
  [
    'pirms tam rakstiski jāinformē Vecāki',
    'rakstiski jāinformē Vecāki',
    ['1 RIC0017 Pirms «rakstiski jāinformē» trūkst «pirms tam».'],
  ],
  ['pirms tam rakstiski jāinformē', 'pirms tam jāinformē rakstiski', []],
  ['tagad lieta ir līmenī Skola', 'tagad lieta ir Skola', ['1 RIC0017 Pirms «Skola» trūkst «līmenī».']],
  [
    'tagad lieta ir līmenī Skola',
    'lieta ir līmenī Skola',
    ['1 RIC0026 Šeit neder «lieta ir līmenī»: ar to ne turpinās iesāktais teikums, ne sākas jauns.'],
  ],
  [
    '2026-05-11 Skola.Pedagogs: sāk lietu jauna',
    '11. maijā Skola.Pedagogs: sāk lietu jauna',
    [
      '1 RIC0023 Šeit neder «11»: ar to nesākas neviens teikums. Ja tas ir nosaukums vai teksts no dokumenta, rakstiet to pēdiņās.',
    ],
  ],
  [
    'bērns.vārds ir "x"',
    'iemesls ir kavējumi, vardarbība',
    ['1 RIC0027 Pirms «vardarbība» komata vietā rakstiet «un».'],
  ],
  [
    'lapa bērns "Bērns" {',
    'lapa bērns "Bērns" {\n    brāļi "Brāļi" saraksts {\n      vārds "Vārds" teksts\n    }',
    [
      '2 RIC0010 Šeit neder «saraksts». Var būt: «garš teksts», «jā vai nē», «datums», «tālrunis», «e-pasts», «adrese», «personas kods», «teksts» ….',
    ],
  ],
  ['"Vai piekrīt?" jā vai nē', '"Vai piekrīt?" jā vai nē, ja cik pārsniedz 3', []],
  ['"Vai piekrīt?" jā vai nē', '"Vai piekrīt?" jā vai nē, ja «cik» ir vairāk par 3', []],
  ['no 0 līdz 10, obligāts', 'no 0 līdz 10, nav ziņu', []],
  ['lapa bērns', 'lapa 2/3', ['1 RIC0001 Zīme «/» šeit nav saprotama. Izdzēsiet to vai ielieciet tekstu pēdiņās.']],
  [
    '"Tālāk"',
    '\u200B"Tālāk"',
    ['1 RIC0001 Zīme «U+200B» šeit nav saprotama. Izdzēsiet to vai ielieciet tekstu pēdiņās.'],
  ],
  [
    'pamatā Latvija\n',
    '\n',
    [
      '0 RIC0115 Te papildina to, kā šajā tekstā nav, bet nav pateikts, kas ir pamatā. Aiz nosaukuma pierakstiet: pamatā Latvija.',
    ],
  ],
  [
    'papildina institūciju Skola {',
    'papildina institūciju Skolas {',
    ['1 RIC0101 Nosaukums «Skolas» nav zināms (institūcija). Vai domāts «Skola»?'],
  ],
  [
    '"Bērns: {bērns.vārds}"',
    '"{bērns.vārdu}"',
    ['1 RIC0802 Iekavās nosauktais «bērns.vārdu» nav ne lauks, ne institūcija, ne persona. Vai domāts «bērns.vārds»?'],
  ],
  [
    '"Bērns: {bērns.vārds}"',
    '"{saņēmējam}"',
    [
      '1 RIC0802 Iekavās nosauktais «saņēmējam» nav ne lauks, ne institūcija, ne persona. Vai domāts «saņēmējs datīvā»?',
    ],
  ],
  [
    '2026-05-11 Skola.Pedagogs',
    '2026-05-31 Skola.Pedagogs',
    ['3 RIC0707 Stāstā laiks iet atpakaļ: 12.05.2026. ir pirms 31.05.2026.; sakārtojiet teikumus pēc datuma.'],
  ],
  ['2026-05-11 Skola.Pedagogs', '2026-06-31 Skola.Pedagogs', ['1 RIC0108 Datuma 31.06.2026. kalendārā nav.']],
];
