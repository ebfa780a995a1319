import { calendars } from '@riciba/runtime/calendars';
import { termCommand } from '@riciba/runtime/kernel/time';

/** `riciba term "3 working days" --from 2026-06-18`: prints the date, with --why its derivation. Gives the exit code. */
export function term(
  text: string,
  options: { from: string; calendar: string; why: boolean; json: boolean; language: 'lv' | 'en' },
): number {
  const { exitCode, lines } = termCommand(text, { ...options, calendars });
  for (const line of lines) console.log(line);
  return exitCode;
}
