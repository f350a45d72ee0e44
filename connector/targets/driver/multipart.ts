// Encodes a multipart/form-data body into one buffer.

import { randomBytes } from 'crypto';

import type { FilePart } from '../core/core';
import { readPart } from './files';

type Form = Readonly<Record<string, string | FilePart>>;

export async function encodeForm(form: Form): Promise<{ contentType: string; body: Buffer }> {
  // Random, so that no file can hold it.
  const boundary = `----connector${randomBytes(24).toString('hex')}`;
  const pieces: Buffer[] = [];
  for (const [name, value] of Object.entries(form)) {
    const content = typeof value === 'string' ? Buffer.from(value) : await readPart(value);
    const head = `--${boundary}\r\n${headOf(name, value)}\r\n\r\n`;
    pieces.push(Buffer.from(head), content, Buffer.from('\r\n'));
  }
  pieces.push(Buffer.from(`--${boundary}--\r\n`));
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat(pieces) };
}

function headOf(name: string, value: string | FilePart): string {
  const field = `Content-Disposition: form-data; name="${escapeName(name)}"`;
  if (typeof value === 'string') return field;
  return `${field}; filename="${escapeName(value.name)}"\r\nContent-Type: application/octet-stream`;
}

/** As browsers do: HTML Standard, multipart/form-data encoding algorithm. */
function escapeName(name: string): string {
  return name.replace(/\n/g, '%0A').replace(/\r/g, '%0D').replace(/"/g, '%22');
}
