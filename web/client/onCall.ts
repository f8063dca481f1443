/** Who is on call, as the server tells it. */
export interface OnCallPlace {
  readonly team: number;
  readonly place: string;
}

export interface OnCall extends OnCallPlace {
  readonly account: number;
  readonly since: string;
  /** Null: her shift is over, and nobody has taken over yet. */
  readonly until: string | null;
  readonly took: boolean;
  readonly away: boolean;
}

export interface HandOver extends OnCallPlace {
  readonly id: string;
  readonly giver: number;
  readonly note: string | null;
  readonly given: string;
  readonly taker: number | null;
  readonly taken: string | null;
}

export interface OnCallStanding {
  readonly onCall: readonly OnCall[];
  readonly handOvers: readonly HandOver[];
  readonly awayUntil: string | null;
  readonly climbed: readonly {
    readonly dossier: string;
    readonly kind: string;
    readonly number: string;
    readonly area: string;
    readonly safeguard: string;
    readonly key: string;
    readonly step: string;
    readonly due: string;
  }[];
}

export interface Shift extends OnCallPlace {
  readonly id: number;
  readonly account: number | null;
  readonly weekdays: readonly number[] | null;
  readonly day: string | null;
  readonly starts: string;
  readonly minutes: number;
}

/** A team that can be asked about a report. */
export interface TeamLine {
  readonly team: number;
  readonly discipline: string;
  readonly near: 'community' | 'district' | 'region' | 'country' | 'elsewhere';
  readonly onCall: boolean;
  readonly called: readonly number[];
  readonly away: boolean;
  readonly seenMinutes: number | null;
  readonly asked: {
    readonly entry: string;
    readonly standing: string;
    readonly minutes: number | null;
    /** Whose answers by text are not taken now: wrong codes came in her name. */
    readonly notHeard: readonly { readonly account: number; readonly count: number; readonly last: string }[];
  } | null;
}
