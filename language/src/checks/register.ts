import type { RicibaCoreServices } from '../services.ts';

export function registerChecks(_services: RicibaCoreServices): void {}
