import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Meter } from '@opentelemetry/api';

/** Measured so often; a turn that takes longer is seen all the same. */
const resolution = 20;

/** Memory, processor and how late the event loop is, of this process. Gives what ends it. */
export function watchProcess(meter: Meter): () => void {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  const memory = meter.createObservableUpDownCounter('process.memory.usage', {
    unit: 'By',
    description: 'Physical memory in use',
  });
  const heap = meter.createObservableUpDownCounter('v8js.memory.heap.used', {
    unit: 'By',
    description: 'Of it, what the program itself keeps',
  });
  const cpu = meter.createObservableCounter('process.cpu.time', { unit: 's', description: 'Processor time' });
  const uptime = meter.createObservableGauge('process.uptime', { unit: 's', description: 'Time since the start' });
  const late = meter.createObservableGauge('nodejs.eventloop.delay.p99', {
    unit: 's',
    description: 'How late the event loop was, but for one turn of a hundred, since the last look',
  });
  const latest = meter.createObservableGauge('nodejs.eventloop.delay.max', {
    unit: 's',
    description: 'How late it was at most since the last look',
  });
  const all = [memory, heap, cpu, uptime, late, latest];
  meter.addBatchObservableCallback((seen) => {
    const { rss, heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    seen.observe(memory, rss);
    seen.observe(heap, heapUsed);
    seen.observe(cpu, user / 1e6, { 'cpu.mode': 'user' });
    seen.observe(cpu, system / 1e6, { 'cpu.mode': 'system' });
    seen.observe(uptime, process.uptime());
    // The histogram holds the pauses between two measurements, not by how much they are too long.
    seen.observe(late, Math.max(0, delay.percentile(99) / 1e9 - resolution / 1e3));
    seen.observe(latest, Math.max(0, delay.max / 1e9 - resolution / 1e3));
    delay.reset();
  }, all);
  return () => delay.disable();
}
