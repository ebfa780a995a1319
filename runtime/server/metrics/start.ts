import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { type IMetricReader, MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { faultIn } from '../failure.ts';
import { listen } from '../listen.ts';
import type { Log } from '../log.ts';
import { counters } from './counters.ts';
import type { Measured, MetricsSettings, RunningMetrics } from './metrics.ts';
import { watchProcess } from './process.ts';
import { watchQueues } from './queues.ts';

const usualMs = 60_000;
/** A collector that does not answer does not keep the server from stopping. */
const longestMs = 5_000;

/** Figures by OpenTelemetry, in the names of its conventions where it has some. @throws StartError */
export async function startMetrics(settings: MetricsSettings, measured: Measured): Promise<RunningMetrics> {
  const page = settings.page && (await openPage(settings.page));
  const readers = [
    ...(page ? [page.reader] : []),
    ...(settings.collector === undefined
      ? []
      : [sending(settings.collector, settings.everyMs ?? usualMs, measured.log)]),
  ];
  // A process is told from the others by a number of its own: its machine's name is nobody's business.
  const resource = resourceFromAttributes({ 'service.name': 'riciba', 'service.instance.id': randomUUID() });
  const provider = new MeterProvider({ resource, readers });
  const meter = provider.getMeter('riciba');
  watchQueues(meter, measured);
  const endProcess = watchProcess(meter);
  return {
    ...counters(meter),
    ...(page && { page: page.url }),
    stop: async () => {
      // The last figures that wait are sent, or given up.
      await provider.shutdown({ timeoutMillis: longestMs }).catch(() => undefined);
      endProcess();
      await page?.close();
    },
  };
}

/** The exporter would open a page by itself, but on no port that is free, and say nothing where it is taken. */
async function openPage({ host, port }: { host: string; port: number }) {
  const reader = new PrometheusExporter({ preventServerStart: true });
  const server = createServer((request, response) => {
    if (request.url === '/metrics' && request.method === 'GET') reader.getMetricsRequestHandler(request, response);
    else response.writeHead(404).end();
  });
  const url = `${await listen(server, host, port, 'RICIBA_METRICS')}/metrics`;
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { reader, url, close };
}

function sending(url: string, everyMs: number, log: Log): IMetricReader {
  const exporter = new OTLPMetricExporter({ url, timeoutMillis: longestMs });
  const send = exporter.export.bind(exporter);
  exporter.export = (figures, told) =>
    send(figures, (result) => {
      const { error } = result;
      if (error) log('warn', 'metrics not sent', faultIn(error));
      told(result);
    });
  return new PeriodicExportingMetricReader({
    exporter,
    exportIntervalMillis: everyMs,
    exportTimeoutMillis: Math.min(longestMs, everyMs),
  });
}
