/** Answers about programmes. */
export {};
