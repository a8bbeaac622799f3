import { crc32, deflateRawSync } from 'node:zlib';

export type RawEntry = {
  name: string;
  content: Buffer | string;
  /** What the directory says instead of the truth. */
  claims?: { uncompressedSize?: number; crc?: number; flags?: number; sameDataAs?: number };
};

/** A ZIP file written byte by byte (APPNOTE 6.3.10), so that it can lie. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const { name, content, claims = {} } of entries) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const header = fields(raw, packed, name, claims);
    const local = Buffer.concat([hex('504b0304'), header, Buffer.from(name)]);
    const shared = claims.sameDataAs === undefined ? undefined : offsets[claims.sameDataAs];
    offsets.push(shared ?? offset);
    directory.push(directoryEntry(header, name, shared ?? offset));
    if (shared !== undefined) continue;
    parts.push(local, packed);
    offset += local.length + packed.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}

const hex = (text: string) => Buffer.from(text, 'hex');

/** From "version needed" to "extra field length", the same in both headers. */
function fields(raw: Buffer, packed: Buffer, name: string, claims: NonNullable<RawEntry['claims']>): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(claims.flags ?? 0x0800, 2);
  header.writeUInt16LE(8, 4);
  header.writeUInt32LE(claims.crc ?? crc32(raw), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(claims.uncompressedSize ?? raw.length, 18);
  header.writeUInt16LE(Buffer.byteLength(name), 22);
  return header;
}

function directoryEntry(header: Buffer, name: string, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([hex('504b0102'), hex('1400'), header, rest, Buffer.from(name)]);
}
