import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usualDataFolder } from './data-folder.ts';
import {
  allowedHostsSetting,
  databaseUrlSetting,
  publicUrlSetting,
  quietHoursSetting,
  weeklyReviewSetting,
  workingDaysSetting,
  workingHoursSetting,
} from './values.ts';

test('DATABASE_URL: the forms of the first server, and bare paths', () => {
  const paths: Record<string, string> = {
    'sqlite+aiosqlite:///data/clawchat.db': 'data/clawchat.db',
    'sqlite+aiosqlite:////var/lib/clawchat.db': '/var/lib/clawchat.db',
    'sqlite:///./clawchat.db': './clawchat.db',
    'sqlite:////abs/clawchat.db': '/abs/clawchat.db',
    'sqlite:///C:/Users/me/clawchat.db': 'C:/Users/me/clawchat.db',
    'C:\\Users\\me\\clawchat.db': 'C:\\Users\\me\\clawchat.db',
    './with blanks & signs.db': './with blanks & signs.db',
    ' /trimmed.db ': '/trimmed.db',
  };
  for (const [text, path] of Object.entries(paths)) assert.equal(databaseUrlSetting.parse(text), path);
});

test('DATABASE_URL: what is no file of SQLite is refused', () => {
  const texts = [
    'postgresql+asyncpg://user:pw@host/db',
    'mysql://host/db',
    'sqlite://',
    'sqlite:///',
    'sqlite+aiosqlite:///',
    'sqlite:clawchat.db',
    'sqlite:///:memory:',
    'sqlite+aiosqlite:///:memory:',
    ':memory:',
    'sqlite:///data.db?mode=ro',
    '',
  ];
  for (const text of texts) assert.equal(databaseUrlSetting.safeParse(text).success, false, text);
});

test('PUBLIC_URL is an origin', () => {
  assert.equal(publicUrlSetting.parse('https://Chat.Example.org/'), 'https://chat.example.org');
  assert.equal(publicUrlSetting.parse('http://10.0.0.2:8000'), 'http://10.0.0.2:8000');
  for (const text of [
    'chat.example.org',
    'ftp://host',
    'https://host/a',
    'https://host/?a',
    'https://host/#a',
    'https://a:b@host',
  ]) {
    assert.equal(publicUrlSetting.safeParse(text).success, false, text);
  }
});

test('ALLOWED_HOSTS are names, compared without case and final dot', () => {
  assert.deepEqual(allowedHostsSetting.parse(' NAS.example.org., box ,'), ['nas.example.org', 'box']);
  for (const text of ['http://a', 'a:8000', 'a b', '*', 'a/b'])
    assert.equal(allowedHostsSetting.safeParse(text).success, false, text);
});

test('WORKING_HOURS are two times of one day', () => {
  assert.equal(workingHoursSetting.parse(' 08:30-16:00 '), '08:30-16:00');
  for (const text of [
    '',
    '9-17',
    '09:00',
    '17:00-09:00',
    '09:00-09:00',
    '09:00-24:00',
    '09:00-17:00-18:00',
  ]) {
    assert.equal(workingHoursSetting.safeParse(text).success, false, text);
  }
});

test('WORKING_DAYS are stretches or single days, told in the order of the week', () => {
  assert.equal(workingDaysSetting.parse('MO-FR').join(), 'MO,TU,WE,TH,FR');
  assert.equal(workingDaysSetting.parse(' sa-mo, th ').join(), 'MO,TH,SA,SU');
  assert.equal(workingDaysSetting.parse('TU-TU,TU').join(), 'TU');
  for (const text of ['', 'MO,', 'Monday', 'MO-', 'MO-TU-WE', 'XX-FR']) {
    assert.equal(workingDaysSetting.safeParse(text).success, false, text);
  }
});

test('the usual data folder of each platform', () => {
  assert.equal(usualDataFolder({}, 'linux', '/home/me'), '/home/me/.local/share/clawchat');
  assert.equal(usualDataFolder({ XDG_DATA_HOME: '/xdg' }, 'linux', '/home/me'), '/xdg/clawchat');
  assert.equal(usualDataFolder({}, 'darwin', '/Users/me'), '/Users/me/Library/Application Support/ClawChat');
  assert.match(usualDataFolder({ APPDATA: 'C:/R' }, 'win32', 'C:/me'), /^C:\/R.ClawChat$/);
});

test('QUIET_HOURS are a stretch of the day, over midnight too, or off', () => {
  for (const text of ['22:00-07:00', '13:00-14:30', 'off'])
    assert.equal(quietHoursSetting.parse(` ${text.toUpperCase()} `), text);
  for (const text of ['', '22-7', '24:00-07:00', '22:00', 'on'])
    assert.equal(quietHoursSetting.safeParse(text).success, false, text);
});

test('WEEKLY_REVIEW is a day and a time, or off', () => {
  assert.equal(weeklyReviewSetting.parse(' su 09:00 '), 'SU 09:00');
  assert.equal(weeklyReviewSetting.parse('Off'), 'off');
  for (const text of ['', 'SU', '09:00', 'SO 09:00', 'SU 25:00'])
    assert.equal(weeklyReviewSetting.safeParse(text).success, false, text);
});
