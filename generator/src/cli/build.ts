import { basename, dirname, relative } from 'node:path';
import type { Place } from '@riciba/language';
import type { Definition } from '@riciba/runtime/definition';
import { today } from './today.ts';
import { hasErrors, load, printed, sorted } from './load.ts';

/** `riciba build FILE --out DIR [--on DATE]`: writes the whole of a definition, or nothing. Gives the exit code. */
export async function build(file: string, out: string, on: string = today()): Promise<number> {
  const { scheme, diagnostics } = await load(file, { on });
  for (const diagnostic of sorted(diagnostics)) console.error(printed(diagnostic));
  if (!scheme || hasErrors(diagnostics)) return 1;
  // Layout, compilers and formatters are heavy: only a build of a sound scheme loads them.
  const { generateWithPlaces } = await import('../generate.ts');
  const { replaceFolder } = await import('./replace-folder.ts');
  const { definition, places } = await generateWithPlaces(scheme);
  await replaceFolder(out, await outputs(definition, places, dirname(file)));
  console.log(out);
  return 0;
}

/** Every file of a build, by its path in the folder. */
async function outputs(
  definition: Definition,
  places: ReadonlyMap<string, Place>,
  folder: string,
): Promise<Map<string, string>> {
  const { validatorsModule } = await import('../forms/validators.ts');
  const { formTypes } = await import('../forms/types.ts');
  const files = new Map<string, string>();
  files.set('definition.json', json(definition));
  files.set('places.json', json(Object.fromEntries([...places].map(([id, place]) => [id, placeText(place, folder)]))));
  for (const form of definition.forms) {
    files.set(`forms/${form.key}.schema.json`, json(form.schema));
    for (const page of form.pages) {
      files.set(`forms/${form.key}.${page.key}.schema.json`, json(page.schema));
      files.set(`forms/${form.key}.${page.key}.ui.lv.json`, json(page.uiSchema.lv));
    }
    files.set(`validators/${form.key}.js`, await validatorsModule(form));
    files.set(`types/${form.key}.d.ts`, await formTypes(form, definition.lists));
  }
  return files;
}

/** "aizkraukle.lv.riciba:45", from the main file's folder; what lies elsewhere (the library) by its file name. */
function placeText({ file, line }: Place, folder: string): string {
  const path = relative(folder, file).replaceAll('\\', '/');
  return `${path.startsWith('..') ? basename(file) : path}:${line}`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
