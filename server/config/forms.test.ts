import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSetting } from '../config.ts';
import { networkSettings, settingForms } from './forms.ts';
import { type SettingName, settingNames, settingsTable } from './table.ts';

const accepts = (name: SettingName, text: string) => 'value' in parseSetting(name, text);

for (const name of settingNames) {
  const { type, choices, minimum, maximum } = settingForms[name];

  test(`the form of ${name} asks for what the setting accepts`, () => {
    assert.equal(type === 'secret', 'secret' in settingsTable[name]);
    assert.equal(type === 'choice', choices !== undefined);
    for (const choice of choices ?? []) assert.ok(accepts(name, choice), choice);
    if (choices) assert.ok(!accepts(name, 'something else'));
    assert.equal(type === 'integer' || type === 'number', minimum !== undefined && maximum !== undefined);
    if (minimum === undefined || maximum === undefined) return;
    assert.ok(accepts(name, String(minimum)) && accepts(name, String(maximum)));
    assert.ok(!accepts(name, String(minimum - 1)) && !accepts(name, String(maximum + 1)));
  });
}

const examples: Record<string, { good: string[]; bad: string[] }> = {
  boolean: { good: ['true', 'false'], bad: ['maybe'] },
  address: { good: ['http://192.0.2.1:8000'], bad: ['192.0.2.1'] },
  time: { good: ['08:00'], bad: ['8 o’clock', '24:00'] },
  time_zone: { good: ['Asia/Seoul'], bad: ['Nowhere/City'] },
  hours: { good: ['09:00-17:00'], bad: ['off', '17:00-09:00'] },
  hours_or_off: { good: ['22:00-07:00', 'off'], bad: ['22-7'] },
  weekdays: { good: ['MO,WE', 'MO-FR'], bad: ['Monday'] },
  weekday_time_or_off: { good: ['SU 09:00', 'off'], bad: ['daily 09:00'] },
  daily_or_weekday_time_or_off: { good: ['daily 03:00', 'su 03:00', 'OFF'], bad: ['SU', '03:00', 'daily 3'] },
};

test('each type means the same wherever it stands', () => {
  for (const name of settingNames) {
    const { good = [], bad = [] } = examples[settingForms[name].type] ?? {};
    for (const text of good) assert.ok(accepts(name, text), `${name} ${text}`);
    for (const text of bad) assert.ok(!accepts(name, text), `${name} ${text}`);
  }
  assert.deepEqual(parseSetting('BACKUP_SCHEDULE', 'Daily 03:00'), { value: 'daily 03:00' });
  assert.ok(!accepts('SERVER_NAME', 'two\nlines'));
});

test('what may lock the owner out is changed on trial', () => {
  assert.deepEqual(networkSettings, ['HOST', 'PORT', 'LAN_ACCESS', 'MDNS', 'PUBLIC_URL', 'ALLOWED_HOSTS']);
});
