import { invertTable } from './words/table.ts';

/** Common little words of languages written in Latin letters that are not English words, names or abbreviations. */
const foreignWords = invertTable(`
de: der und nicht ich mir mich bitte meine meinen einen eine ein für auf zum zur heute morgen kannst wann alle
de: alles lösche lösch termin termine verschiebe verschieben verschieb absagen notiz einkaufsliste kaufen erinnere
fr: je moi pour avec dans demain aujourd'hui rappelle-moi quel quelle quoi pas mes tes nos vos toutes
fr: tous cette ces supprime annule ajoute rendez-vous lundi mardi mercredi jeudi vendredi samedi dimanche
es: por favor mis tus para mañana hoy qué cuándo recuérdame que todas borra cancela reunión lunes martes
es: miércoles jueves viernes sábado
it: gli di che domani oggi ricordami mio mia quando cosa della delle dei tutti tutte cancella elimina
pt: uma não amanhã hoje lembre meu minha minhas meus todas apague cancele
nl: het een niet ik mijn voor morgen vandaag herinner wat wanneer aan alle verwijder
sv: och mig inte mina ett för imorgon idag påminn alla bort
pl: nie jest się mnie jutro dzisiaj przypomnij wszystkie moje
tr: bir ve için bana yarın bugün hatırlat et bütün
fi: poista kaikki minua muistuta huomenna tänään minun
id: tolong besok hari saya semua hapus ingatkan
`);

/** Words with foreign letters that English has taken in. */
const takenIn = new Set(
  'café cafés résumé résumés naïve fiancé fiancée jalapeño piñata crème brûlée über façade'.split(' '),
);

const shareOfForeign = 0.25;

/** A word in lower case with letters that English does not have; a capital makes it a name. */
function looksForeign(word: string): boolean {
  const folded = word.toLowerCase();
  return foreignWords.has(folded) || (word === folded && /[^\p{ASCII}’]/u.test(word) && !takenIn.has(folded));
}

/**
 * Whether the message is in a language that is not understood here: another script, or several words of another
 * language. English with a foreign name in it is not.
 */
export function isForeign(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const latin = letters.filter((letter) => /\p{Script=Latin}/u.test(letter));
  if (letters.length > 0 && latin.length < letters.length / 2) return true;
  const words = text.match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  const foreign = words.filter(looksForeign);
  return foreign.length >= 2 || (foreign.length > 0 && foreign.length / words.length >= shareOfForeign);
}
