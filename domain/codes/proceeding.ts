/** Answers about proceedings. */
export {};
