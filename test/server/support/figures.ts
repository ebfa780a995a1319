/** Figures as a Prometheus server reads them. */
export interface Figure {
  name: string;
  labels: Record<string, string>;
  value: number;
}

/** Reads the text format; nothing in it may be anything else than a comment or a figure. */
export function readFigures(page: string): Figure[] {
  return page
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', labels = '', value = ''] = /^([a-z_][a-z0-9_]*)(?:\{(.*)\})? (\S+)$/i.exec(line) ?? [];
      if (!name) throw new Error(`No figure: ${line}`);
      const pairs = [...labels.matchAll(/([a-z_]+)="((?:[^"\\]|\\.)*)"/gi)].map(([, key = '', text = '']) => [
        key,
        text,
      ]);
      return { name, labels: Object.fromEntries(pairs), value: Number(value) };
    });
}

/** The sum of the figures of this name that have these labels, among others. */
export function sumOf(figures: Figure[], name: string, labels: Record<string, string> = {}): number {
  const found = figures.filter(
    (one) => one.name === name && Object.entries(labels).every(([key, value]) => one.labels[key] === value),
  );
  if (found.length === 0) throw new Error(`There is no ${name} ${JSON.stringify(labels)}`);
  return found.reduce((sum, { value }) => sum + value, 0);
}
