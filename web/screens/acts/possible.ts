/** What somebody may do on a dossier, as the server says: roles and grants allow it; safeguards answer when it is done. */
export interface PossibleActs {
  readonly acts: readonly {
    readonly act: string;
    readonly section: string;
    readonly dossiers: { readonly [slot: string]: string };
    /** Steps that she may do; required ones are all there. */
    readonly steps: readonly string[];
  }[];
  readonly transitions: readonly {
    readonly to: string;
    readonly needs: readonly string[];
    readonly reason: boolean;
  }[];
  readonly entries: readonly string[];
}
