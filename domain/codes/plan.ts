/** Answers about plans. */
export {};
