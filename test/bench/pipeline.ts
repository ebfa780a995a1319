/**
 * One measurement in a process of its own: `node --expose-gc pipeline.ts ours|raw generated|copies COUNT`.
 * Prints a line of JSON (`Measured`).
 */
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  DefaultDocumentValidator,
  EmptyFileSystem,
  inject,
  type LangiumDocument,
  type LangiumSharedCoreServices,
  URI,
} from 'langium';
import { RicibaGeneratedModule, RicibaGeneratedSharedModule } from '../../language/src/generated/module.ts';
import { createRicibaCoreServices, type RicibaCoreServices, ricibaCoreModule } from '../../language/src/services.ts';
import { copies, generated, library } from './texts.ts';

/** Milliseconds, and megabytes of heap held by the trees. */
export interface Measured {
  lines: number;
  diagnostics: number;
  cold: Spent;
  warm: Spent;
  heap: number;
}

export interface Spent {
  cpu: number;
  wall: number;
}

/** Parses and links as we do, and validates nothing but what Langium itself does. */
function rawServices(): RicibaCoreServices {
  const shared: LangiumSharedCoreServices = inject(
    createDefaultSharedCoreModule(EmptyFileSystem),
    RicibaGeneratedSharedModule,
  );
  const services = inject(createDefaultCoreModule({ shared }), RicibaGeneratedModule, ricibaCoreModule(), {
    validation: { DocumentValidator: (made: RicibaCoreServices) => new DefaultDocumentValidator(made) },
  });
  shared.ServiceRegistry.register(services);
  return services;
}

async function build(services: RicibaCoreServices, texts: readonly string[]): Promise<LangiumDocument[]> {
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = services.shared.workspace;
  const documents = texts.map((text, index) =>
    LangiumDocumentFactory.fromString(text, URI.file(`/bench/text${index}.riciba`)),
  );
  for (const document of documents) LangiumDocuments.addDocument(document);
  await DocumentBuilder.build(documents, { validation: true });
  return documents;
}

async function spent(work: () => Promise<unknown>): Promise<Spent> {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1000, wall: performance.now() - wall };
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

async function measure(pipeline: string, kind: string, count: number): Promise<Measured> {
  const texts = [library, ...(kind === 'copies' ? copies(count) : generated(count))];
  const before = heap();
  let services: RicibaCoreServices | undefined;
  let documents: LangiumDocument[] = [];
  const cold = await spent(async () => {
    services = pipeline === 'ours' ? createRicibaCoreServices() : rawServices();
    documents = await build(services, texts);
  });
  const rounds: Spent[] = [];
  for (let round = 0; round < (count > 100 ? 1 : 5); round++) {
    await services!.shared.workspace.DocumentBuilder.update(
      [],
      documents.map(({ uri }) => uri),
    );
    globalThis.gc?.();
    rounds.push(
      await spent(async () => {
        documents = await build(services!, texts);
      }),
    );
  }
  const warm = rounds.toSorted((a, b) => a.cpu - b.cpu)[Math.floor(rounds.length / 2)]!;
  const lines = texts.slice(1).reduce((sum, text) => sum + text.trimEnd().split('\n').length, 0);
  // Mending what does not parse costs far more than reading what does, and is not what is measured here.
  if (documents.some(({ parseResult }) => parseResult.parserErrors.length > 0))
    throw new Error('The texts of the bench are no longer what the language reads.');
  const diagnostics = documents.reduce((sum, document) => sum + (document.diagnostics?.length ?? 0), 0);
  return { lines, diagnostics, cold, warm, heap: heap() - before };
}

const [pipeline = '', kind = '', count = ''] = process.argv.slice(2);
console.log(JSON.stringify(await measure(pipeline, kind, Number(count))));
