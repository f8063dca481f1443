/** Answers about enterprises. */
export {};
