import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { answerDashboardRequest } from './dashboard-answer.ts';

let root = '';
let folder = '';

before(() => {
  root = mkdtempSync(join(tmpdir(), 'clawchat-page-'));
  folder = join(root, 'page');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  mkdirSync(join(root, 'page-secrets'));
  writeFileSync(join(folder, 'index.html'), '<p>page</p>');
  writeFileSync(join(folder, 'assets', 'app.js'), 'run()');
  writeFileSync(join(root, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'page-secrets', 'secret.txt'), 'secret');
});
after(() => rmSync(root, { recursive: true }));

test('files of the page are served with their type and under a strict policy', async () => {
  const page = await answerDashboardRequest(folder, 'app://clawchat/index.html');
  assert.equal(await page.text(), '<p>page</p>');
  assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe|https:|\*(?!;| ws|$)/);
  const script = await answerDashboardRequest(folder, 'app://clawchat/assets/app.js?v=1#top');
  assert.equal(script.headers.get('content-type'), 'text/javascript; charset=utf-8');
});

describe('nothing else is served', () => {
  for (const address of [
    'app://clawchat/missing.js',
    'app://clawchat/',
    'app://clawchat/assets',
    'app://clawchat/%2e%2e/secret.txt',
    'app://clawchat/..%2fsecret.txt',
    'app://clawchat/..%2Fpage-secrets%2fsecret.txt',
    'app://clawchat/assets/..%2f..%2fsecret.txt',
    'app://clawchat/..%5Csecret.txt',
    'app://clawchat/index.html%00.js',
    'app://clawchat/%E0%A4%A',
    'app://elsewhere/index.html',
    'https://clawchat/index.html',
  ]) {
    test(address, async () => {
      const answer = await answerDashboardRequest(folder, address);
      assert.equal(answer.status, 404);
      assert.doesNotMatch(await answer.text(), /secret/);
    });
  }
});
