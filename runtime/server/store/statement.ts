import { binaryArray, type ElementType, isElementType } from './arrays.ts';

interface Parameter {
  name: string;
  /** Of its elements, where it is an array. */
  of?: ElementType;
}

/** A statement that a connection plans once, by its name. */
export interface Statement {
  name: string;
  text: string;
  /** What stands at $1, $2, … */
  parameters: Parameter[];
}

type Values = Record<string, unknown>;

/**
 * A statement whose parameters have names: `:municipality`, with a cast where PostgreSQL cannot tell the type:
 * `:at::timestamptz`; an array has one always, `:hashes::bytea[]`.
 */
export function statement(name: string, text: string): Statement {
  const parameters: Parameter[] = [];
  const numbered = text.replaceAll(
    /(?<!:):([a-zA-Z]+)(?:::([a-z]+)\[\])?/g,
    (found, parameter: string, of?: string) => {
      if (!parameters.some((one) => one.name === parameter))
        parameters.push({ name: parameter, ...(of !== undefined && isElementType(of) && { of }) });
      const position = `$${parameters.findIndex((one) => one.name === parameter) + 1}`;
      return found.replace(`:${parameter}`, position);
    },
  );
  return { name, text: numbered, parameters };
}

/**
 * The values in the order of the statement's parameters, arrays as PostgreSQL takes them.
 * @throws RangeError when one is missing or not of its type
 */
export function valuesOf({ name, parameters }: Statement, values: Values): unknown[] {
  return parameters.map((parameter) => {
    const value = values[parameter.name];
    if (value === undefined) throw new RangeError(`${name} needs ${parameter.name}`);
    return parameter.of && Array.isArray(value) ? binaryArray(parameter.of, value) : value;
  });
}
