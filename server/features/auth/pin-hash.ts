import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * RFC 7914 parameters: 128 * cost * blockSize = 32 MiB per hash, which makes guessing a stolen file slow. The work is
 * done on a thread of Node's pool, not on the event loop.
 */
const parameters = { cost: 32_768, blockSize: 8, parallelization: 3 };
const keyLength = 32;

/** `scrypt$cost$blockSize$parallelization$salt$hash`, salt and hash in base64url. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(pin, salt, parameters);
  const { cost, blockSize, parallelization } = parameters;
  return [
    'scrypt',
    cost,
    blockSize,
    parallelization,
    salt.toString('base64url'),
    hash.toString('base64url'),
  ].join('$');
}

/** Whether the PIN is the one that was hashed. A hash in another form matches nothing. */
export async function verifyPin(pin: string, stored: string): Promise<boolean> {
  const [method, cost, blockSize, parallelization, salt, hash] = stored.split('$');
  if (method !== 'scrypt' || !salt || !hash) return false;
  const expected = Buffer.from(hash, 'base64url');
  const actual = await derive(pin, Buffer.from(salt, 'base64url'), {
    cost: Number(cost),
    blockSize: Number(blockSize),
    parallelization: Number(parallelization),
  });
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function derive(pin: string, salt: Buffer, options: typeof parameters): Promise<Buffer> {
  const maxmem = 2 * 128 * options.cost * options.blockSize;
  return new Promise((resolve, reject) => {
    scrypt(pin.normalize('NFKC'), salt, keyLength, { ...options, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
