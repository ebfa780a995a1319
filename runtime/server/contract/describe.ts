/** Words of the API's description. */
import { z } from 'zod';
import * as api from './shapes/index.ts';

/** All of them, or none: without a session only how one signs in is answered. */
const security: Record<string, string[]>[] = [{ session: [], post: [], change: [] }, {}];

/** The document without its addresses: what it is, where they are, what a request carries beside its content. */
export const head = {
  openapi: '3.1.0',
  info: { title: 'Rīcība', version: '1', description: 'Starpinstitucionālā sadarbība bērnu tiesību aizsardzībā' },
  servers: [{ url: '/api' }],
  security,
};

/** By their names in `head`. */
export const securitySchemes = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'riciba_session',
    description: 'Given at the sign-in; by https its name begins with __Host-',
  },
  post: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Riciba-Post',
    description: 'Id of the post in whose name it is asked',
  },
  change: { type: 'apiKey', in: 'header', name: 'X-Riciba', description: '1, with whatever changes something' },
} as const;

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

/** Bytes, as tools that read the document know them. */
const bytes = { type: 'string', format: 'binary' } as const;

/** A file, of one of these kinds. */
export const asFile = (description: string, ...kinds: string[]) => ({
  description,
  content: Object.fromEntries(kinds.map((kind) => [kind, { schema: kind.startsWith('text/') ? z.string() : bytes }])),
});

/**
 * A form with one file, its last part. Described and not checked here: its handler reads it as a stream, and looks at each part.
 * @param parts what each part before the file is
 * @param optional of these, the ones that may be left out
 */
export const asForm = (parts: Record<string, string> = {}, optional: string[] = []) => ({
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object' as const,
        properties: {
          ...Object.fromEntries(
            Object.entries(parts).map(([part, description]) => [part, { type: 'string' as const, description }]),
          ),
          file: bytes,
        },
        required: [...Object.keys(parts).filter((part) => !optional.includes(part)), 'file'],
      },
    },
  },
});

/** Nothing is told but that it is done. */
export const done = (description: string) => ({ 204: { description }, ...errors });

/** Ids of cases and of what is in them. */
export const key = z.string().min(1).max(400);
