import type { ReferEffect } from '../definition/index.ts';

/** How a letter goes: on paper, with a secure e-signature, to the official e-address, handed over, within the product. */
export type Channel = ReferEffect['channels'][number];
