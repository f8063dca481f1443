/**
 * Digests of the pages as they were built, so that people can compare what an installation serves with what another built
 * from the same source, or with what was published of a release.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newDigest } from '../vault/fileCipher.ts';

export interface Built {
  /** SHA-256 in hex of the files' lines, as `sha256sum` writes them: one number for all of them. */
  readonly digest: string;
  /** `digest  path`, by path. */
  readonly lines: readonly string[];
}

/** Undefined where nothing was built. Packed copies (.br, .gz) are left out: they depend on the machine that packed. */
export function findBuilt(
  root: string,
  folders: readonly string[] = ['report/dist', 'web/dist'],
): Built | undefined {
  const lines = folders.flatMap((folder) =>
    filesIn(join(root, folder))
      .filter((name) => !/\.(?:br|gz)$/.test(name))
      .map((name) => `${sha256(readFileSync(join(root, folder, name)))}  ${folder}/${name}`),
  );
  if (lines.length === 0) return undefined;
  return { digest: sha256(`${lines.join('\n')}\n`), lines };
}

const sha256 = (content: Buffer | string): string => newDigest().update(content).digest('hex');

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) =>
        join(one.parentPath, one.name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      )
      .sort();
  } catch {
    return [];
  }
}
