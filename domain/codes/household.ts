/** Answers about households. */
export {};
