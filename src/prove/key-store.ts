import { createHash, X509Certificate } from 'node:crypto';

/** The password that Java's own store has; it protects nothing, since no password is asked for to read. */
const password = 'changeit';

/**
 * A Java key store that trusts one certificate (PEM), in the form that every version of Java reads.
 *
 * JKS: a number that tells it, version 2, the count of entries; of each its kind (2: a trusted certificate), alias,
 * milliseconds since 1970, type and length of the certificate; a keyed SHA-1 at the end
 * (OpenJDK, sun/security/provider/JavaKeyStore.java). All numbers have the most significant byte first.
 */
export function javaKeyStore(certificate: string): Buffer {
  const { raw, validFrom } = new X509Certificate(certificate);
  const entries = Buffer.concat([
    ...[0xfeedfeed, 2, 1, 2].map(integer),
    text('wireproof'),
    long(Date.parse(validFrom)),
    text('X.509'),
    integer(raw.length),
    raw,
  ]);
  const key = Buffer.from(password, 'utf16le').swap16();
  const hash = createHash('sha1').update(key).update('Mighty Aphrodite').update(entries).digest();
  return Buffer.concat([entries, hash]);
}

function integer(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}

/** A text of ASCII with its length before it. */
function text(value: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(value.length);
  return Buffer.concat([length, Buffer.from(value, 'latin1')]);
}
