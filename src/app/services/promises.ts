import type { Agreement, Target, Versions } from '../../core/agreement/index.ts';
import type { Instant, Span } from '../../core/time/index.ts';
import type { Actor } from '../access/actor.ts';
import { maySeeVersions } from '../live/answers/concern.ts';
import type { LiveRoster } from '../live/roster.ts';

/** A promise of a service's availability, and when this version of it is in force. */
export interface ServicePromise {
  readonly version: Agreement;
  readonly target: Target;
  readonly inForce: Span;
}

/** The agreements that an actor may see which name a service. */
export function agreementsWith(service: string, actor: Actor, { roster }: LiveRoster): readonly Versions[] {
  return roster.all.filter(
    (versions) =>
      maySeeVersions(versions, actor) && versions.versions.some(({ services }) => Object.hasOwn(services, service)),
  );
}

/** What the versions of an agreement promise of a service's availability, in the order in which they take effect. */
export function promisesOf({ versions }: Versions, service: string): readonly ServicePromise[] {
  const inOrder = [...versions].sort((a, b) => a.effectiveAt - b.effectiveAt);
  return inOrder.flatMap((version, place) => {
    const next = inOrder[place + 1]?.effectiveAt ?? Number.POSITIVE_INFINITY;
    const inForce = { from: version.effectiveAt, to: Math.min(version.endsAt ?? Number.POSITIVE_INFINITY, next) };
    const isPromised = ({ measure, when }: Target) =>
      measure === 'availability' && (when.service?.includes(service) ?? Object.hasOwn(version.services, service));
    return inForce.to <= inForce.from
      ? []
      : version.targets.filter(isPromised).map((target) => ({ version, target, inForce }));
  });
}

/** Those in force at an instant. */
export function inForceAt(promises: readonly ServicePromise[], at: Instant): readonly ServicePromise[] {
  return promises.filter(({ inForce }) => inForce.from <= at && at < inForce.to);
}
