/** English labels of the lists in household.ts. */
export const householdLabels = {};
