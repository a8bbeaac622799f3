import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { isTrustedSender } from './trusted-sender.ts';

const contents = { id: 1 } as WebContents;
const page = { url: 'app://clawchat/index.html', parent: null };

function isTrusted(frame: object | null, sender: WebContents = contents): boolean {
  return isTrustedSender({ sender, senderFrame: frame } as IpcMainInvokeEvent, contents);
}

test('the dashboard in our window is heard', () => assert.equal(isTrusted(page), true));

const refused: [string, object | null, WebContents?][] = [
  ['a foreign page in our window', { ...page, url: 'https://example.org/index.html' }],
  [
    'a page whose address only looks like ours',
    { ...page, url: 'https://clawchat/app://clawchat/index.html' },
  ],
  ['another host of our scheme', { ...page, url: 'app://clawchat.example.org/index.html' }],
  ['an empty page', { ...page, url: 'about:blank' }],
  ['a frame within our page, even with our own address', { ...page, parent: page }],
  ['a frame that is gone', null],
  ['another window', page, { id: 2 } as WebContents],
];
for (const [who, frame, sender] of refused) {
  test(`${who} is not heard`, () => assert.equal(isTrusted(frame, sender), false));
}
