/** A statement that a connection plans once, by its name. */
export interface Statement {
  name: string;
  text: string;
  /** What stands at $1, $2, … */
  parameters: string[];
}

type Values = Record<string, unknown>;

/**
 * A statement whose parameters have names: `:municipality`, with a cast where PostgreSQL cannot tell the type:
 * `:at::timestamptz`.
 */
export function statement(name: string, text: string): Statement {
  const parameters: string[] = [];
  const numbered = text.replaceAll(/(?<!:):([a-zA-Z]+)/g, (_, parameter: string) => {
    if (!parameters.includes(parameter)) parameters.push(parameter);
    return `$${parameters.indexOf(parameter) + 1}`;
  });
  return { name, text: numbered, parameters };
}

/** The values in the order of the statement's parameters. */
export function valuesOf({ name, parameters }: Statement, values: Values): unknown[] {
  return parameters.map((parameter) => {
    if (values[parameter] === undefined) throw new RangeError(`${name} needs ${parameter}`);
    return values[parameter];
  });
}
