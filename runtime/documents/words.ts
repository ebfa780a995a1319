/** Words of every document, on screen and on paper the same. */
export const words = {
  number: 'Nr.',
  attachments: 'Pielikumā:',
  restricted: 'Ierobežotas pieejamības informācija',
  electronic: 'Šis dokuments ir parakstīts ar drošu elektronisko parakstu un satur laika zīmogu.',
  cooperation: (about: string): string => `Par starpinstitucionālo sadarbību: ${about}`,
};
