import type { Log } from '../log.ts';
import type { Database } from '../store/database.ts';

/** Where figures of how the server does are read. */
export interface MetricsSettings {
  /** A page in Prometheus's format, on a port of its own. */
  page?: { host: string; port: number };
  /** A collector that they are sent to by OTLP over HTTP: `https://collector:4318/v1/metrics`. */
  collector?: string;
  /** How often they are sent. */
  everyMs?: number;
}

/** What the figures are taken from. */
export interface Measured {
  db: Database;
  pool: { totalCount: number; idleCount: number; waitingCount: number };
  lines: { waiting: number };
  municipality: string;
  log: Log;
  now: () => string;
}

/**
 * What is counted as it happens. Labels come from the program and from no request: routes by their pattern, acts by
 * their kind, never a case, an act's name, a post or a person.
 */
export interface Metrics {
  /** A request that was answered. */
  request(of: { method: string; route: string; status: number; ms: number }): void;
  /** A command: the kind of its act, and "accepted", "repeated" or the code of the refusal. */
  command(of: { kind: string; outcome: string }): void;
  /** A step of signing in: "accepted", or the code of the refusal. */
  signIn(of: { step: string; outcome: string }): void;
}

export interface RunningMetrics extends Metrics {
  /** Where the page is, if there is one. */
  page?: string;
  /** Sends what was not sent yet, and closes the page. */
  stop(): Promise<void>;
}

/**
 * Begins to measure, where an operator asked for it; else nothing is loaded, and nothing measured.
 * @throws StartError when the port of the page is taken
 */
export async function measure(
  settings: MetricsSettings | undefined,
  measured: Measured,
): Promise<RunningMetrics | undefined> {
  if (!settings) return undefined;
  const { startMetrics } = await import('./start.ts');
  return await startMetrics(settings, measured);
}
