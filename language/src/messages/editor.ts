import { error } from './message.ts';

/** Answers to what somebody asks for in the editor. */
export const editorMessages = {
  notAName: error(
    'RIC0901',
    '«{name}» nevar būt nosaukums: vajag vienu vārdu no burtiem un cipariem, kas sākas ar burtu.',
    '“{name}” cannot be a name: it must be one word of letters and digits that begins with a letter.',
  ),
  nameTaken: error(
    'RIC0903',
    'Vārds «{name}» te jau ir dots kam citam: «{other}». Izvēlieties citu vārdu.',
    'The name “{name}” is already given to something else here: “{other}”. Choose another name.',
  ),
  declaredInLibrary: error(
    'RIC0902',
    'Tas ir nosaukts bibliotēkā «{name}», tāpēc šeit to pārsaukt nevar.',
    'It is named in the library “{name}”, so it cannot be renamed here.',
  ),
};
