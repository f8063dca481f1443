/** One component of the gallery with its name and its states. */
import type { ReactNode } from 'react';
import './Gallery.css';

export function Sample({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className="sample" id={name}>
      <h2 className="sample-name">{name}</h2>
      <div className="stack">{children}</div>
    </section>
  );
}
