/** For tests that write made-up entries: whatever file these name is there, as if its author had stored it. */
import type pg from 'pg';
import { filesIn } from '../../domain/kernel/fields.ts';
import { encryptFile, fileMac } from '../vault/fileCipher.ts';
import type { Vault } from '../vault/vault.ts';

/** Stores a file of the right facts for each that the operations name and that is not there. */
export async function standIn(
  { admin, vault }: { readonly admin: pg.Pool; readonly vault: Pick<Vault, 'mac'> },
  account: number,
  operations: readonly { readonly dossier: string }[],
): Promise<void> {
  for (const operation of operations)
    for (const file of filesIn(operation)) {
      const bytes = Buffer.alloc(file.size);
      const at = operation.dossier;
      await admin.query(
        `with stored as (insert into gwen.file (dossier_id, id, account, size, mac) values ($1, $2, $3, $4, $5)
           on conflict do nothing returning dossier_id, id)
         insert into gwen.file_chunk select dossier_id, id, 0, $6 from stored`,
        [
          at,
          file.id,
          account,
          file.size,
          fileMac(vault.mac, at, file),
          encryptFile(file.key, at, file.id, bytes)[0],
        ],
      );
    }
}
