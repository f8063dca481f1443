/** English texts of the acts that begin at a case: `act.<name>` for the act, `act.<name>.<step>` for each of its steps. */
export const actLabels = {};
