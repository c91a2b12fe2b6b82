import { type ComponentType, createElement, lazy } from 'react';

const renewals = new Set<() => void>();

/** A part of a page that is loaded when it is shown. One that could not be loaded is asked for anew after `askAgain`. */
export function part<P extends object>(load: () => Promise<{ readonly default: ComponentType<P> }>): ComponentType<P> {
  const made = () =>
    lazy(async () => {
      try {
        return await load();
      } catch (error) {
        renewals.add(() => {
          present = made();
        });
        throw error;
      }
    });
  let present = made();
  return (props) => createElement(present as ComponentType<P>, props);
}

/** Lets all parts that could not be loaded be asked for anew when they are shown next: React itself keeps a failure for ever. */
export function askAgain(): void {
  for (const renew of renewals) renew();
  renewals.clear();
}
