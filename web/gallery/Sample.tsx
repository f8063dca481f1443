/** One component of the gallery with its name and its states; `?only=Curtain` leaves all others out. */
import type { ReactNode } from 'react';
import './Gallery.css';

export function Sample({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const only = new URLSearchParams(location.search).get('only');
  if (only !== null && only !== name) return null;
  return (
    <section className="sample" id={name}>
      <h2 className="sample-name">{name}</h2>
      <div className="stack">{children}</div>
    </section>
  );
}
