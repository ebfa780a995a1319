/** Who is signed in, and how one signs in. */
import { z } from 'zod';
import * as api from './shapes/index.ts';
import { asJson, body, done, errors } from './describe.ts';

const responses = { 200: asJson(api.Session), ...errors };
const away = { description: 'Uz citu lapu' };

export const readSession = { method: 'get', path: '/session', responses } as const;

/** Any post in a demonstration, else one of the person's own. */
export const choosePost = {
  method: 'post',
  path: '/session',
  request: { body: body(api.ChoosePost) },
  responses,
} as const;

export const endSession = { method: 'delete', path: '/session', responses } as const;

export const readSessions = {
  method: 'get',
  path: '/sessions',
  responses: { 200: asJson(z.array(api.OwnSession)), ...errors },
} as const;

export const endSessions = { method: 'delete', path: '/sessions', responses: done('Izbeigtas') } as const;

export const endOneSession = {
  method: 'delete',
  path: '/sessions/{id}',
  request: { params: z.object({ id: z.string().max(100) }) },
  responses: done('Izbeigta'),
} as const;

/** 422, 429 */
export const changePassword = {
  method: 'put',
  path: '/password',
  request: { body: body(api.ChangePassword) },
  responses,
} as const;

/** What else is asked is the session's `stage`. 422, 429 */
export const signIn = { method: 'post', path: '/sign-in', request: { body: body(api.SignIn) }, responses } as const;

/** By the link that whoever keeps the accounts hands over. 422, 429 */
export const acceptInvitation = {
  method: 'post',
  path: '/sign-in/invitation',
  request: { body: body(api.Invitation) },
  responses,
} as const;

/** 422, 429 */
export const enterCode = {
  method: 'post',
  path: '/sign-in/code',
  request: { body: body(api.EnterCode) },
  responses,
} as const;

/** 422 */
export const choosePassword = {
  method: 'post',
  path: '/sign-in/password',
  request: { body: body(api.NewPassword) },
  responses,
} as const;

/** An authenticator app, while one is added. */
export const readEnrolment = {
  method: 'get',
  path: '/sign-in/app',
  responses: { 200: asJson(api.Enrolment), ...errors },
} as const;

/** 422, 429 */
export const enrol = {
  method: 'post',
  path: '/sign-in/app',
  request: { body: body(api.EnterCode) },
  responses: { 200: asJson(api.RecoveryCodes), ...errors },
} as const;

/** To the provider, which brings back to the next one. */
export const leaveForProvider = {
  method: 'get',
  path: '/sign-in/oidc',
  request: {
    query: z.object({ to: z.string().max(2_000).default('/'), post: z.string().max(200).optional() }),
  },
  responses: { 302: away, ...errors },
} as const;

/**
 * For the provider, which tells by itself who is signed out (OpenID Connect Back-Channel Logout 1.0, 2.5): it has no
 * cookie and sends no header of ours. 400 when it is not its word
 */
export const endByProvider = {
  method: 'post',
  path: '/sign-in/oidc/logout',
  request: {
    body: {
      required: true,
      content: {
        'application/x-www-form-urlencoded': {
          schema: z.object({ logout_token: z.string() }),
        },
      },
    },
  },
  responses: { 200: { description: 'Izbeigta' }, ...errors },
} as const;

export const returnFromProvider = {
  method: 'get',
  path: '/sign-in/oidc/return',
  responses: { 302: away, ...errors },
} as const;
