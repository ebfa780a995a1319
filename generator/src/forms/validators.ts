import type { Form } from '@riciba/runtime/definition';
import type { RJSFSchema } from '@rjsf/utils';
// The file itself, not the package's index: the index brings the whole run-time validator along.
import { compileSchemaValidatorsCode } from '@rjsf/validator-ajv8/lib/compileSchemaValidatorsCode.js';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** What compiled code requires are packages of the compiler's. */
const compiler = dirname(fileURLToPath(import.meta.resolve('@rjsf/validator-ajv8')));

/**
 * The compiled validators of a form's pages as a self-contained ES module for a strict Content-Security-Policy:
 * no eval, no import. Its default export is `{ [page key]: functions }` for `createPrecompiledValidator` of
 * @rjsf/validator-ajv8 with the page's schema.
 * @throws Error when a schema cannot be compiled
 */
export async function validatorsModule(form: Form): Promise<string> {
  const keys = form.pages.map((page) => page.key);
  const imports = keys.map((key, index) => `import page${index} from ${JSON.stringify(`page:${key}`)};`);
  const members = keys.map((key, index) => `${JSON.stringify(key)}: page${index}`);
  const result = await build({
    stdin: {
      contents: `${imports.join('\n')}\nexport default { ${members.join(', ')} };`,
      sourcefile: `${form.key}.js`,
    },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    write: false,
    logLevel: 'silent',
    plugins: [compiledPages(form)],
  });
  return result.outputFiles[0]?.text ?? '';
}

/** Gives `page:<key>` as the CommonJS that the schema compiler writes; what it requires is bundled too. */
function compiledPages(form: Form): Plugin {
  return {
    name: 'compiled-pages',
    setup(bundle) {
      bundle.onResolve({ filter: /^page:/ }, ({ path }) => ({ path: path.slice('page:'.length), namespace: 'page' }));
      bundle.onLoad({ filter: /.*/, namespace: 'page' }, ({ path }) => ({
        contents: compiled(form.pages.find((page) => page.key === path)?.schema ?? {}),
        resolveDir: compiler,
      }));
    },
  };
}

function compiled(schema: RJSFSchema): string {
  return compileSchemaValidatorsCode(schema, { ajvOptionsOverrides: { code: { lines: false } } });
}
