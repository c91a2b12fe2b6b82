import type { ReactNode } from 'react';
import { IconInfo, IconWarning } from '../icons/icons.tsx';

const TONES = {
  info: 'border-line bg-accent-soft',
  soon: 'border-soon bg-soon-soft',
  late: 'border-late bg-late-soft',
} as const;

interface BannerProps {
  readonly tone?: keyof typeof TONES;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** What holds for all of what is shown below it. */
export function Banner({ tone = 'info', title, children, action }: BannerProps) {
  return (
    <div
      role="status"
      className={`flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2 text-ink sm:px-6 ${TONES[tone]}`}
    >
      {tone === 'info' ? <IconInfo size={18} /> : <IconWarning size={18} />}
      <p className="min-w-0 grow basis-60">
        <span className="font-semibold">{title}</span> {children}
      </p>
      {action}
    </div>
  );
}
