import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portInUse, whoHas } from './port-taken.ts';

test('a taken port is told with what to do, and with what each system says who has it', () => {
  assert.match(
    portInUse(8000).message,
    /^Port 8000 is taken by another program\. Close it, or choose another PORT\./,
  );
  assert.deepEqual(
    (['win32', 'darwin', 'linux'] as const).map((platform) => whoHas(8000, platform)),
    ['netstat -ano -p tcp | findstr :8000', 'lsof -nP -iTCP:8000 -sTCP:LISTEN', "ss -ltnp 'sport = :8000'"],
  );
});
