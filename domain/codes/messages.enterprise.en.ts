/** English labels of the lists in enterprise.ts. */
export const enterpriseLabels = {};
