import { type Meter, ValueType } from '@opentelemetry/api';
import type { Metrics } from './metrics.ts';

/** Of `http.server.request.duration`, as OpenTelemetry's conventions ask. */
const seconds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** A stranger may send any method that there is. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE']);

/** What is counted as it happens. */
export function counters(meter: Meter): Metrics {
  const requests = meter.createHistogram('http.server.request.duration', {
    unit: 's',
    description: 'Duration of requests, by pattern of the route, method and status',
    advice: { explicitBucketBoundaries: seconds },
  });
  const commands = meter.createCounter('riciba.commands', {
    valueType: ValueType.INT,
    description: 'Commands, by kind of act and outcome',
  });
  const signIns = meter.createCounter('riciba.sign_ins', {
    valueType: ValueType.INT,
    description: 'Steps of signing in, by step and outcome',
  });
  return {
    request: ({ method, route, status, ms }) =>
      requests.record(ms / 1_000, {
        'http.request.method': methods.has(method) ? method : '_OTHER',
        'http.route': route,
        'http.response.status_code': status,
      }),
    command: ({ kind, outcome }) => commands.add(1, { kind, outcome }),
    signIn: ({ step, outcome }) => signIns.add(1, { step, outcome }),
  };
}
