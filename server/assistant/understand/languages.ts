/** Common little words of languages written in Latin letters that are not English words. */
const foreignWords = new Set(
  `der die das und ist nicht ich mir mich bitte mein meine einen eine ein für auf mit von zum zur heute morgen kannst wann
le la les des une est pas je moi mon ma pour avec sur dans demain aujourd'hui rappelle-moi quel quelle quoi et du
el los las una es por favor mi para con mañana hoy qué cuándo recuérdame que
il lo gli di che è un per con domani oggi ricordami mio mia quando cosa
o os as um uma não para com amanhã hoje me lembre meu minha quando
de het een niet ik mijn voor met morgen vandaag herinner wat wanneer
och att jag mig inte min en ett för med imorgon idag påminn
nie jest się mnie na do jutro dzisiaj przypomnij mi
bir ve bu için bana yarın bugün hatırlat`.split(/\s+/),
);

/** Words above that are English words, names or abbreviations as well. */
const englishToo = new Set(
  'die is a me do on as in an en de la el los las o os il lo des le un una per con ist mi ma das ve bu na max'.split(
    ' ',
  ),
);

const shareOfForeign = 0.25;

/**
 * Whether the message is in a language that is not understood here: another script, or several words of another
 * language. English with a foreign name in it is not.
 */
export function isForeign(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter));
  if (letters.length > 0 && latin.length < letters.length / 2) return true;
  const words = text.toLowerCase().match(/[\p{L}'-]+/gu) ?? [];
  const foreign = words.filter((word) => foreignWords.has(word) && !englishToo.has(word));
  return foreign.length >= 2 || (foreign.length > 0 && foreign.length / words.length >= shareOfForeign);
}
