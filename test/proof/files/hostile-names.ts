const dots = ['..', '...', '....'];
const up = '../../../../../../../../';

/** Names that lead out of a folder, mean something to a system, or fit into no file system. */
export const hostileNames: readonly string[] = [
  // Up and out, in the words of each system and in disguise.
  ...['', 'a/', './', '/', '//', 'a/../'].map((start) => `${start}${up}evil.txt`),
  ...['..\\..\\..\\evil.txt', 'a\\..\\..\\..\\evil.txt', '..\\/..\\/evil.txt', '\\..\\..\\evil.txt'],
  ...['%2e%2e%2f%2e%2e%2fevil.txt', '..%2f..%2fevil.txt', '..%5c..%5cevil.txt', '%252e%252e%252fevil.txt'],
  ...['..;/..;/evil.txt', '....//....//evil.txt', '..././..././evil.txt', '.%00./.%00./evil.txt'],
  ...['．．/．．/evil.txt', '..∕..∕evil.txt', '..／..／evil.txt', '‥/‥/evil.txt', '..\u{c0}\u{af}evil.txt'],
  // From the root, or from another place altogether.
  ...[
    '/etc/cron.d/evil.txt',
    '/tmp/clawchat-evil.txt',
    '//server/share/evil.txt',
    '~/evil.txt',
    '$HOME/evil.txt',
  ],
  ...['C:\\evil.txt', 'C:evil.txt', 'c:/evil.txt', '\\\\server\\share\\evil.txt', '\\\\?\\C:\\evil.txt'],
  ...['\\\\.\\PhysicalDrive0.txt', 'file:///etc/evil.txt', 'http://127.0.0.1/evil.txt'],
  // What systems keep for themselves.
  ...['CON.txt', 'nul.txt', 'AUX', 'COM1.txt', 'LPT9.txt', 'evil.txt::$DATA', 'evil.txt:stream.txt'],
  ...['.htaccess.txt', '.bashrc.txt', 'clawchat.db.txt', 'secrets.json', '-rf.txt', '--help.txt'],
  // What is no name at all.
  ...['.txt', '..txt', ' .txt', 'evil.txt.', 'evil.txt ', ...dots],
  ...['evil\u0000.png.txt', 'evil\n.txt', 'evil\r\nSet-Cookie: a=b.txt', 'evil\t.txt', '\u202etxt.live.txt'],
  ...[
    `${'x'.repeat(5000)}.txt`,
    `${'ü'.repeat(200)}.txt`,
    `${'a/'.repeat(300)}evil.txt`,
    '`id`.txt',
    '$(id).txt',
  ],
];
