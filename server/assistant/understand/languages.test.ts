import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isForeign } from './languages.ts';
import { understandAll } from './understand.ts';

const context = { now: new Date('2026-03-10T09:00:00Z'), timeZone: 'Europe/Berlin' };

/** Requests that would change something if they were understood, or seem to be English for a word or two. */
const foreign: Readonly<Record<string, readonly string[]>> = {
  German: [
    'Lösche alle meine Termine morgen',
    'erinnere mich morgen an den Zahnarzt',
    'Wann ist mein nächster Termin?',
    'Verschiebe das Meeting auf 16 Uhr',
    'Meeting mit Kim verschieben',
    'Einkaufsliste: Milch, Brot',
  ],
  French: [
    'supprime toutes mes notes',
    'rappelle-moi de payer le loyer demain',
    'annule le rendez-vous de vendredi',
    'Ajoute du pain à la liste',
  ],
  Spanish: [
    'borra todas mis tareas',
    'recuérdame comprar leche mañana',
    'cancela la reunión del viernes',
    'Añade pan a la lista',
  ],
  Italian: ['cancella tutti gli appuntamenti di domani', 'ricordami di comprare il latte'],
  Portuguese: ['apague todas as minhas notas', 'lembre-me de pagar a conta amanhã'],
  Dutch: ['verwijder al mijn afspraken van morgen', 'herinner me aan de tandarts'],
  Swedish: ['ta bort alla mina möten imorgon', 'påminn mig om att ringa mamma'],
  Polish: ['usuń wszystkie moje zadania', 'przypomnij mi jutro o dentyście'],
  Turkish: ['bütün toplantılarımı iptal et', 'yarın bana süt almayı hatırlat'],
  Russian: ['удали все мои заметки', 'напомни мне завтра купить молоко'],
  Japanese: ['明日の会議をキャンセルして', '牛乳を買うのをリマインドして'],
  Chinese: ['取消明天的会议', '提醒我明天买牛奶'],
  Arabic: ['احذف كل ملاحظاتي', 'ذكرني غدا بشراء الحليب'],
  Hindi: ['कल की सभी बैठकें रद्द करो', 'मुझे कल दूध खरीदने की याद दिलाना'],
  Vietnamese: ['xóa tất cả ghi chú của tôi', 'nhắc tôi mua sữa vào ngày mai'],
  Finnish: ['poista kaikki huomisen tapaamiset', 'muistuta minua ostamaan maitoa'],
};

for (const [language, texts] of Object.entries(foreign)) {
  test(`${language} does nothing`, () => {
    for (const text of texts) {
      for (const { intent, decision } of understandAll(text, context)) {
        assert.equal(intent, 'general_chat', text);
        assert.equal(decision, 'chat', text);
      }
    }
  });
}

test('English with foreign names is English', () => {
  const texts = [
    'lunch with José at El Sol tomorrow',
    'dinner at Le Petit Nord on Friday',
    'call Señor Peña',
    'note: über costs 5 €',
  ];
  for (const text of texts) assert.equal(isForeign(text), false, text);
});
