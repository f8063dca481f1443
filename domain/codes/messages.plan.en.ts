/** English labels of the lists in plan.ts. */
export const planLabels = {};
