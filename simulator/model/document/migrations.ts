/**
 * The format's history. A document says which version it was written in; migrations lift it, one version at a time, to the
 * one that the schema describes. Version 2 is made by appending what turns a 1 into a 2.
 */
import type { FaultList } from '../document-fault';
import type { Plain } from '../plan';

export type PlainObject = { readonly [key: string]: Plain };

/** Turns a document of one version into one of the next; it may rely on nothing but plain values. */
export type Migration = (document: PlainObject) => PlainObject;

/** Entry i lifts version i + 1 to version i + 2. */
const MIGRATIONS: readonly Migration[] = [];

const FAMILY = 'faultline/';

/** The format that this version reads and writes. */
export const FORMAT = `${FAMILY}${MIGRATIONS.length + 1}`;

/** The document in the newest format, or undefined with the reason added to `faults`. */
export function migrate(
  document: PlainObject,
  faults: FaultList,
  migrations: readonly Migration[] = MIGRATIONS,
): PlainObject | undefined {
  const newest = migrations.length + 1;
  const version = versionOf(document['format'] ?? null);
  if (version === undefined) {
    const isMissing = document['format'] === undefined;
    const message = isMissing ? 'the document does not say its format' : 'this is no format of ours';
    faults.add(
      isMissing ? 'no-format' : 'unknown-format',
      ['format'],
      message,
      `write \`"format": "${FAMILY}${newest}"\``,
    );
    return undefined;
  }
  if (version > newest) {
    const message = `the document is in format ${FAMILY}${version}; this version of Faultline reads up to ${FAMILY}${newest}`;
    faults.add('newer-format', ['format'], message, 'open it with a newer Faultline');
    return undefined;
  }
  const lifted = migrations.slice(version - 1).reduce((old, migration) => migration(old), document);
  return { ...lifted, format: `${FAMILY}${newest}` };
}

function versionOf(format: Plain): number | undefined {
  if (typeof format !== 'string' || !format.startsWith(FAMILY)) return undefined;
  const digits = format.slice(FAMILY.length);
  return /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : undefined;
}
