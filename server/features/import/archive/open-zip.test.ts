import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { type RawEntry, rawZip } from '../../../../test/support/import/raw-zip.ts';
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts';
import { HttpError } from '../../../http/errors.ts';
import { openZip } from './open-zip.ts';

async function withZip(bytes: Buffer, task: (open: () => ReturnType<typeof openZip>) => Promise<void>) {
  using folder = temporaryFolder();
  writeFileSync(folder.at('x.zip'), bytes);
  await task(() => openZip(folder.at('x.zip'), 'x.zip'));
}

const refused = (bytes: Buffer, message: RegExp) =>
  withZip(bytes, (open) =>
    assert.rejects(open(), (error) => {
      assert.ok(error instanceof HttpError && error.status === 400);
      assert.match(error.message, message);
      return true;
    }),
  );

/** Opens the archive and reads that entry, which fails. */
const damaged = (entry: RawEntry, message: RegExp) =>
  withZip(rawZip([entry]), async (open) => {
    const zip = await open();
    const content = await zip.find(entry.name)?.stream();
    assert.ok(content);
    await assert.rejects(buffer(content), message);
    zip.close();
  });

const zeros = (megabytes: number) => Buffer.alloc(megabytes * 1_048_576);

it('an honest archive is read', () =>
  withZip(
    rawZip([
      { name: 'a/b.txt', content: 'hello' },
      { name: 'a/', content: '' },
    ]),
    async (open) => {
      const zip = await open();
      assert.deepEqual([...zip.names()], ['a/b.txt']);
      const file = zip.find('a/b.txt');
      assert.ok(file);
      assert.equal(file.bytes, 5);
      assert.equal(String(await buffer(await file.stream())), 'hello');
      assert.equal(zip.find('a/c.txt'), undefined);
      zip.close();
    },
  ));

describe('refused before anything is unpacked', () => {
  for (const name of ['../evil.txt', 'a/../../evil.txt', '/etc/passwd', 'C:/evil.txt', '..\\evil.txt']) {
    it(`a name that leads out of the folder: ${name}`, () =>
      refused(rawZip([{ name, content: 'x' }]), /relative path|absolute path/));
  }

  it('a bomb that says how large it is', () =>
    refused(rawZip([{ name: 'data.json', content: zeros(64) }]), /200 times its size/));

  it('a bomb whose entries share their bytes', () => {
    const first = { name: '0', content: Buffer.from(crypto.getRandomValues(new Uint8Array(60_000))) };
    const others = Array.from({ length: 9 }, (_, index) => ({
      ...first,
      name: `${index + 1}`,
      claims: { sameDataAs: 0 },
    }));
    return refused(rawZip([first, ...others]), /overlap/);
  });

  it('two entries of one name', () =>
    refused(
      rawZip([
        { name: 'a', content: '1' },
        { name: 'a', content: '2' },
      ]),
      /holds a twice/,
    ));

  it('an encrypted entry', () =>
    refused(rawZip([{ name: 'a', content: '1', claims: { flags: 1 } }]), /encrypted/));

  it('what is no archive, or half of one', async () => {
    const whole = rawZip([{ name: 'a', content: 'x'.repeat(1000) }]);
    await refused(Buffer.from('PK and no more'), /cannot be read as a ZIP file/);
    await refused(whole.subarray(0, whole.length - 30), /cannot be read as a ZIP file/);
  });
});

describe('found out while it is unpacked', () => {
  it('more than the directory says', () =>
    damaged({ name: 'a', content: zeros(32), claims: { uncompressedSize: 10 } }, /too many bytes/));

  it('another content than the directory says', () =>
    damaged({ name: 'a', content: 'hello', claims: { crc: 1 } }, /checksum/));
});
