/** English labels of the lists in programme.ts. */
export const programmeLabels = {};
