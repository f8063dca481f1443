/** English labels of the lists in proceeding.ts. */
export const proceedingLabels = {};
