/** Today's date in Latvia (ISO). The clock is read here, at the edge, and nowhere in the language. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Riga' }).format(new Date());
}
