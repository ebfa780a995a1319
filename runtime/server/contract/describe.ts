/** Words of the API's description. */
import { z } from 'zod';
import * as api from './shapes/index.ts';

export const asJson = <T extends z.ZodType>(schema: T, description = 'OK') => ({
  description,
  content: { 'application/json': { schema } },
});

/** Errors are the same everywhere. */
export const errors = { default: asJson(api.Problem, 'Kļūda, latviski') };

export const body = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
});

/** A file, of one of these kinds. */
export const asFile = (description: string, ...kinds: string[]) => ({
  description,
  content: Object.fromEntries(kinds.map((kind) => [kind, { schema: z.string() }])),
});

/** Nothing is told but that it is done. */
export const done = (description: string) => ({ 204: { description }, ...errors });

/** Ids of cases and of what is in them. */
export const key = z.string().min(1).max(400);
