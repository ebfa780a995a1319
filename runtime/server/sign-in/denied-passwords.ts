/**
 * Words that are tried first, in Latvian and English, without diacritics and signs. A short list of roots is enough
 * beside a length of ten letters and more: what the long public lists hold is nearly all shorter.
 */
export const denied: readonly string[] = `
  password parole paroleparole passw0rd p4ssword letmein welcome admin administrators qwerty qwertyuiop
  asdfgh asdfghjkl zxcvbnm qazwsx 1q2w3e4r 1qaz2wsx zaq12wsx 123456 1234567890 0987654321 123123 111111
  000000 654321 123321 112233 iloveyou monkey dragon football baseball sunshine princess master superman
  trustno1 latvija latvia riga daugavpils liepaja jelgava aizkraukle rezekne jekabpils cesis riciba skola
  skolotajs skolotaja novads pasvaldiba barintiesa policija socialais direktors direktore lietotajs sveiki
  labdien milestiba vasara ziema pavasaris rudens janis anna ligo ozols berzins kalnins saulite kakis suns
`
  .trim()
  .split(/\s+/);
