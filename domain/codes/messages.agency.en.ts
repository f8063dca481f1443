/** English labels of the lists in agency.ts. */
export const agencyLabels = {};
