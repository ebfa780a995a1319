import { TypeOverrides, types } from 'pg';

/** Instants as ISO strings with milliseconds, counts as numbers; the rest as the driver does. */
export const parsers: TypeOverrides = new TypeOverrides();
parsers.setTypeParser(types.builtins.TIMESTAMPTZ, (value) => new Date(value).toISOString());
parsers.setTypeParser(types.builtins.INT8, Number);
