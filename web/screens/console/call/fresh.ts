/**
 * What an operator has just heard and judges in the same breath: where it is, which otherwise lies under the seal. In memory
 * alone, for the one report that follows the call, and gone once it was offered.
 */
/** A place as a form's answer. */
export type Heard = { readonly [part in 'area' | 'detail']?: string };

let heard: { readonly report: string; readonly place: Heard } | undefined;

export const keepHeard = (report: string, place: Heard): void => {
  heard = { report, place };
};

/** Where that report is, if it was just heard; once. */
export function takeHeard(report: string): Heard | undefined {
  const place = heard?.report === report ? heard.place : undefined;
  heard = undefined;
  return place;
}
