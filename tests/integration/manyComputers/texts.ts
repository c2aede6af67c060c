import { crc32, deflateSync } from "node:zlib";

/** A text like no other in a game. */
export function textNumber(count: number): string {
  return `text${count}t`;
}

/** The texts of a game that are in something. */
export function textsOf(value: unknown): string[] {
  return [...new Set(JSON.stringify(value).match(/text\d+t/g))];
}

/** A small picture in a shade of grey (PNG, RFC 2083). */
export function png(shade: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.from([0, 0, 0, 4, 0, 0, 0, 4, 8, 0, 0, 0, 0]);
  const row = Buffer.from([0, ...Array(4).fill(shade * 60)]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.concat([row, row, row, row]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
