/** What may be asked of the API and what comes back, as the server's own description of it says. Types only. */
import type { z } from 'zod';
import type * as contract from '../server/contract/index.ts';

type Contract = typeof contract;

/** Everything that may be asked. */
type Route = Contract[keyof Contract];

export type Method = Route['method'];

/** The addresses that a method has, as templates: `/cases/{id}`. */
export type Path<M extends Method = Method> = Extract<Route, { method: M }>['path'];

/** What a method and an address are. */
export type RouteOf<M extends Method, P> = Extract<Route, { method: M; path: P }>;

/** What is at an address, by whichever method. */
export type RouteAt<P> = Extract<Route, { path: P }>;

/** Adds nothing to what it is joined with. */
type Nothing = unknown;

/** Whether a value may be left out is said by what is taken, of which kind it is by what it is read as. */
type Read<S> = S extends z.ZodType
  ? { [K in keyof z.input<S>]: K extends keyof z.output<S> ? z.output<S>[K] : never }
  : never;

/** The parts of the address. */
type Params<R> = R extends { request: { params: infer S } } ? { path: Read<S> } : Nothing;

type Query<R> = R extends { request: { query: infer S } }
  ? Partial<Read<S>> extends Read<S>
    ? { query?: Read<S> }
    : { query: Read<S> }
  : Nothing;

type Json<R> = R extends {
  request: { body: { content: { 'application/json': { schema: infer S extends z.ZodType } } } };
}
  ? { body: z.input<S> }
  : Nothing;

/** Where an address has parts, and words after the question mark. */
export type Place<R> = R extends Route ? Params<R> & Query<R> : never;

/** Of each route its own: joined for all at once there would be more kinds than a compiler tells apart. */
export type Given<R> = R extends Route ? Place<R> & Json<R> : never;

/** What comes back; `undefined` where nothing is told. */
export type Answer<R> = R extends {
  responses: { 200: { content: { 'application/json': { schema: infer S extends z.ZodType } } } };
}
  ? z.output<S>
  : undefined;

/** Addresses of files. */
export type FilePath = Exclude<
  Path<'get'>,
  Extract<Route, { method: 'get'; responses: { 200: { content: { 'application/json': unknown } } } }>['path']
>;
