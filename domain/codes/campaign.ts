/** Answers about campaigns. */
export {};
