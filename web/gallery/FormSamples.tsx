/** Samples of generated forms. */
export function FormSamples() {
  return null;
}
