import { keyword } from './keyword.ts';

/** What a text says of itself and asks of nobody. */
export const statementKeywords = {
  purpose: keyword(
    'purpose | aim',
    'mērķis | mērķi',
    'What the scheme or the group is for.',
    'Kam shēma vai grupa ir vajadzīga.',
  ),
  task: keyword(
    'task | tasks',
    'uzdevums | uzdevumi',
    'What the group furthers, without saying who must do what by when.',
    'Ko grupa veicina, nenosakot, kam kas un līdz kuram laikam jādara.',
  ),
  observes: keyword(
    'observes',
    'ievēro',
    'Acts and principles by which the work is done.',
    'Akti un principi, pēc kuriem strādā.',
  ),
  is_guided_by: keyword(
    'is guided by',
    'vadās pēc',
    'Guidelines by which the work is done.',
    'Ieteikumi, pēc kuriem strādā.',
  ),
  lays_down: keyword(
    'laid down',
    'noteikts',
    'Any other sentence of the text: it is kept and shown, and asks nothing of anybody.',
    'Jebkurš cits teksta teikums: to saglabā un parāda, un tas nevienam neko neprasa.',
  ),
  between: keyword('between', 'starp', 'Which institutions it is about.', 'Uz kurām institūcijām tas attiecas.'),
};
