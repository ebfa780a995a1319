/** Words of the API's description. */
import { z } from '@hono/zod-openapi';
import * as api from '../api.ts';

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
