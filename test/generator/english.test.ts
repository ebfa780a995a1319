/** A scheme whose labels are in English gets everything that is generated beside them in English, too. */
import { expect, test } from 'vitest';
import { generate } from '@riciba/generator';
import { loadScheme } from '@riciba/language';
import { lookup } from '@riciba/runtime/definition';
import { composeLetter, textOf } from '@riciba/runtime/documents';
import { nodeFiles } from '@riciba/language/node';
import { root, schemeOf } from './support.ts';

/** With everything that the generator has words of its own for. */
const text = `shēma Borough "Borough" teksti angļu valodā teritorija "Borough"
institūcija School "school", vairākas { kalendārs parasts loma Head "head" loma Teacher "teacher" }
institūcija Police "police" { e-pasts "police@sample.example" kalendārs parasts loma Officer "officer" }
institūcija Care "social care" { e-pasts "care@sample.example" kalendārs parasts loma Worker "social worker" }
persona Parents "parents"
saraksts Bands "Band" { low "Low" high "High" }
saraksts Points "Points" { none "None" vērts 0 some "Some" vērts 1 }
glabāšanas klase Kept "Kept"
veidlapa Referral "Referral" {
  paraksta School.Head papīra formātā vai elektroniski ar drošu elektronisko parakstu
  lapa main "Main" {
    day "Day" datums, obligāts
    lost "Hours" vesels skaitlis no 0 līdz 100, obligāts
    sure "Are you sure?" jā vai nē, obligāts
    one "One" viens no Points, obligāts
    health "Health" garš teksts, drīkst nebūt ziņu
    total "Total" aprēķina punktus no lapas main
    band "Band" viena no Bands, nosaka pēc total { low no 0 high no 1 }, drīkst paaugstināt ar pamatojumu
  }
}
veidlapa Paper "Paper" { lapa p "P" { day "Day" datums, obligāts present "Present" grupas vietas, obligātas } }
veidlapa Decisions "Decisions" { lapa d "D" { all "All" atkārtojas { what "What" garš teksts who "Who" jebkuras lomas } } }
katrai darba kārtībai vajag Paper
katram protokolam vajag Paper
katrai ievēlēšanai vajag Paper
katram protokola parakstam vajag Referral
grupa Board "board" {
  kalendārs parasts
  vieta School no School, pārstāv School.Head, vietnieks School.Teacher
  vieta Police no Police
  vieta Care no Care
  vadītājs Chair "chair of the board"
  sekretārs Secretary "secretary of the board"
  vadītāju ievēl locekļi uz 2 gadiem
  kvorums 2 vietas, klāt jābūt Police
  sēdes pēc vajadzības, ne retāk kā 4 reizes gadā
  pirmo sēdi sasauc Care.Worker
  sēdes sasauc Chair vai Secretary
  darba kārtību apstiprina Chair
  uzaicinājumus sūta Secretary ne vēlāk kā 5 darba dienas pirms sēdes
  protokolu raksta Secretary
  protokolu paraksta visi locekļi
  ja nav vienošanās, 3 darba dienu laikā jāinformē Police
  ievēro konfidencialitāti, ko apliecina ar veidlapu Paper
  sastāvu apstiprina ar "a decision"
  teritorija "Borough"
  mērķis "To work together"
  uzdevums "To help" starp School un Police
  vadās pēc "A guide" pielikums "1"
}
līmenis 1 School "School" {
  veic School.Teacher, ja tā nav, School.Head, 5 darba dienu laikā jāizlemj
  dara "Talks"
  sāk lietu begin "Begin" vajag Referral
  var note "Note" vajag Referral, diena ir laukā day
  var decide "Decide" vajag Decisions
  pienākums tell "Tell" {
    pēc note, ja note.lost kopā gadā, kur ne sure ir jā, ir vairāk nekā 5
    2 darba dienu laikā rakstiski jāinformē Police
    termiņu var pagarināt School.Head, tikai ja note ir notikusi
    ja nokavē, jāinformē School.Head
  }
  iznākums send "Send" vajag Referral, pielikumā "Notes"
    pirms tam rakstiski jāinformē Parents 2 darba dienu laikā
    nosūta vēstuli papīra formātā vai elektroniski ar drošu elektronisko parakstu
      Police ja lost ir vairāk nekā 3 tad līmenis Police
      Care citādi tad atgriežas
  iznākums done "Done" noslēdz lietu
  pēc noslēgšanas var atsākt again "Again"
}
līmenis 2 Police "Police" {
  veic Police.Officer
  iznākums board "Board" sniedz informāciju nododot personīgi Board tad līmenis Board
}
līmenis 4 Board "Board" { veic Board.Chair iznākums done "Done" noslēdz lietu }
līmenis 3 Care "Care" { piedalās, ja lūdz School veic Care.Worker }
pienākums keep "Keep the papers" { veic School.Head }
pārskats Year "The year" {
  par gadu redz tikai Care nerāda skaitu, mazāku par 5
  rinda opened "Opened" skaita sāktās lietas, sadalot pēc iestādes
  rinda met "Met" skaita sēdes grupā Board
}
`;

/** Everything in a definition that somebody may read; not its keys, patterns and names of fonts. */
function read(value: unknown, key = ''): string[] {
  if (typeof value === 'string')
    return /^(key|id|sentence|hash|pattern|\$schema|form|act|level)$/.test(key) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((one) => read(one, key));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, one]) => read(one, inner));
}

const latvian = /[āčēģīķļņšūž]|\b(un|vai|ja|nav|ir|kas|lieta|darbs|Sākt|Labot|termi)\b/i;

test('everything generated for an English scheme is English', async () => {
  const definition = await generate(await schemeOf(text));
  const told = read(definition).filter((each) => /\s/.test(each));
  expect(told.filter((each) => latvian.test(each))).toEqual([]);
  const sentences = definition.sentences.map((each) => each.text);
  expect(sentences).toContain(
    'A meeting of “board” has a quorum with at least 2 of 3 seats present, “Police” among them.',
  );
  expect(sentences).toContain('Level 1 “School”: the outcome “Done” closes the case.');
  expect(definition.scheme.language).toBe('en');
});

test('a letter of an English scheme says nothing in Latvian', async () => {
  const definition = await generate(await schemeOf(text));
  const { acts, forms } = lookup(definition);
  const act = acts.get('School.send')!;
  const paper = composeLetter(
    act,
    definition,
    {
      form: forms.get(act.form!)!,
      answers: { main: { day: '2026-05-11', lost: 5, sure: true, health_unknown: true, band: 'low' } },
      from: 'A school',
      by: { name: 'Anna', roleLabel: 'head' },
      date: '2026-05-11',
      number: '2026/7',
      caseNumber: '2026-0001',
      electronic: true,
      names: { body: () => undefined, file: () => undefined },
    },
    'A child',
  );
  const said = textOf(paper);
  expect(said).toContain('11 May 2026\nNo. 2026/7\n');
  expect(said).toContain('Are you sure?: yes\n');
  expect(said).toContain('Health: no information\n');
  expect(said.replaceAll('A school', '')).not.toMatch(latvian);
});

test.each(['lv', 'en'])('whatever language the keywords are in: %s', async (language) => {
  const { scheme } = await loadScheme(`${root}examples/conference/conference.${language}.riciba`, nodeFiles());
  const told = read(await generate(scheme!)).filter((each) => /\s/.test(each));
  expect(told.length).toBeGreaterThan(50);
  expect(told.filter((each) => latvian.test(each))).toEqual([]);
});
