/** What the simulated card understands: DESFire commands in ISO 7816 wrapping, see docs/protocols/nod-client.md. */
export const instructions = {
  selectApplication: 0x5a,
  readData: 0xbd,
  writeData: 0x3d,
  commitTransaction: 0xc7,
} as const;

export const applicationId: Buffer = Buffer.from('4e5444', 'hex');
export const fileNumber = 0x01;
export const fileSize = 8192;
export const bytesPerFrame = 200;

/** A command frame: `90 INS 00 00 [Lc data] 00`. */
export const frame = (instruction: number, data: Buffer = Buffer.alloc(0)): Buffer => {
  const body = data.length === 0 ? Buffer.alloc(0) : Buffer.concat([Buffer.from([data.length]), data]);
  return Buffer.concat([Buffer.from([0x90, instruction, 0x00, 0x00]), body, Buffer.from([0x00])]);
};

/** The instruction and data of a frame; undefined when it is not one. */
export const parseFrame = (bytes: Buffer): { readonly instruction: number; readonly data: Buffer } | undefined => {
  const instruction = bytes[1];
  if (instruction === undefined || bytes[0] !== 0x90 || bytes[2] !== 0 || bytes[3] !== 0 || bytes.at(-1) !== 0)
    return undefined;
  if (bytes.length === 5) return { instruction, data: Buffer.alloc(0) };
  const data = bytes.subarray(5, -1);
  return bytes[4] === data.length && data.length > 0 ? { instruction, data } : undefined;
};

/** File number, offset and length in front of the data of ReadData and WriteData. */
export const fileRange = (offset: number, length: number): Buffer => {
  const bytes = Buffer.alloc(7);
  bytes[0] = fileNumber;
  bytes.writeUIntLE(offset, 1, 3);
  bytes.writeUIntLE(length, 4, 3);
  return bytes;
};
