import type { ReactNode } from 'react';

interface IconProps {
  /** In px; 20 unless told. */
  readonly size?: number | undefined;
  readonly className?: string | undefined;
}

/** A drawing of 20 × 20 in the colour of the text; what it means is always said in words beside it. */
function Drawing({ size = 20, className = '', children }: IconProps & { readonly children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`shrink-0 ${className}`}
    >
      {children}
    </svg>
  );
}

function Line({ d, ...rest }: IconProps & { readonly d: string }) {
  return (
    <Drawing {...rest}>
      <path d={d} />
    </Drawing>
  );
}

export const IconSearch = (props: IconProps) => (
  <Line {...props} d="M8.8 14.6a5.8 5.8 0 1 0 0-11.6 5.8 5.8 0 0 0 0 11.6M13 13l4 4" />
);
export const IconPlus = (props: IconProps) => <Line {...props} d="M10 4v12M4 10h12" />;
export const IconClose = (props: IconProps) => <Line {...props} d="M5 5l10 10M15 5L5 15" />;
export const IconCheck = (props: IconProps) => <Line {...props} d="M4 10.5l4 4 8-9" />;
export const IconChevronDown = (props: IconProps) => <Line {...props} d="M5 7.5l5 5 5-5" />;
export const IconChevronRight = (props: IconProps) => <Line {...props} d="M7.5 5l5 5-5 5" />;
export const IconChevronLeft = (props: IconProps) => <Line {...props} d="M12.5 5l-5 5 5 5" />;
export const IconArrowUp = (props: IconProps) => <Line {...props} d="M10 16V4M5 9l5-5 5 5" />;
export const IconArrowDown = (props: IconProps) => <Line {...props} d="M10 4v12M5 11l5 5 5-5" />;
export const IconMore = (props: IconProps) => (
  <Drawing {...props}>
    <g fill="currentColor" stroke="none">
      <circle cx="4.5" cy="10" r="1.5" />
      <circle cx="10" cy="10" r="1.5" />
      <circle cx="15.5" cy="10" r="1.5" />
    </g>
  </Drawing>
);
export const IconEdit = (props: IconProps) => <Line {...props} d="M12.5 4.5l3 3L7 16l-3.6.6L4 13zM11 6l3 3" />;
export const IconTrash = (props: IconProps) => (
  <Line {...props} d="M4 6h12M8 6V4h4v2M5.5 6l.7 10h7.6l.7-10M8.5 9v4.5M11.5 9v4.5" />
);
export const IconDownload = (props: IconProps) => <Line {...props} d="M10 3v9M6 8.5l4 4 4-4M4 16.5h12" />;
export const IconUpload = (props: IconProps) => <Line {...props} d="M10 12.5v-9M6 7l4-4 4 4M4 16.5h12" />;
export const IconExternal = (props: IconProps) => <Line {...props} d="M8 5H4.5v10.5H15V12M11.5 3.5h5v5M16 4l-7 7" />;
export const IconFilter = (props: IconProps) => <Line {...props} d="M3 5h14M6 10h8M8.5 15h3" />;
export const IconSort = (props: IconProps) => <Line {...props} d="M7 4v12M4 7l3-3 3 3M13 16V4M10 13l3 3 3-3" />;
export const IconInfo = (props: IconProps) => (
  <Line {...props} d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M10 9.5V13M10 6.8v.1" />
);
export const IconWarning = (props: IconProps) => <Line {...props} d="M10 3.5L17.5 16h-15zM10 8.5v3.5M10 14v.1" />;
export const IconClock = (props: IconProps) => (
  <Line {...props} d="M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14M10 6v4l2.8 1.8" />
);
export const IconUser = (props: IconProps) => (
  <Line {...props} d="M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6M3.8 16.8c.6-3 3-4.6 6.2-4.6s5.6 1.6 6.2 4.6" />
);
export const IconUsers = (props: IconProps) => (
  <Line
    {...props}
    d="M7.5 9.5a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6M2 16.3c.5-2.8 2.6-4.3 5.5-4.3s5 1.5 5.5 4.3M13 4.3a2.6 2.6 0 0 1 0 4.9M15 12.3c1.7.6 2.7 1.9 3 4"
  />
);
export const IconMenu = (props: IconProps) => <Line {...props} d="M3.5 5.5h13M3.5 10h13M3.5 14.5h13" />;
export const IconPanel = (props: IconProps) => <Line {...props} d="M3.5 4h13v12h-13zM8 4v12" />;
export const IconCalendar = (props: IconProps) => (
  <Line {...props} d="M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5" />
);
export const IconDocument = (props: IconProps) => (
  <Line {...props} d="M5 3h6.5L15 6.5V17H5zM11.5 3v3.5H15M7.5 10h5M7.5 13h5" />
);
export const IconSettings = (props: IconProps) => (
  <Line {...props} d="M4 6h7M15 6h1M4 14h1M9 14h7M13 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4M7 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4" />
);
export const IconTruck = (props: IconProps) => (
  <Line
    {...props}
    d="M2.5 5h9v8.5h-9zM11.5 8h3.2l2.8 3v2.5h-6M6 15.5a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2M14 15.5a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2"
  />
);
export const IconPulse = (props: IconProps) => <Line {...props} d="M2.5 10.5h3.2L8 5l4 10 2.3-4.5h3.2" />;
export const IconChart = (props: IconProps) => <Line {...props} d="M3.5 3.5v13h13M7 13v-3M10.5 13V7M14 13V9.5" />;
export const IconCoins = (props: IconProps) => (
  <Line {...props} d="M4 4h12v13l-2-1.4-2 1.4-2-1.4L8 17l-2-1.4L4 17zM7 8h6M7 11.5h4" />
);
export const IconUndo = (props: IconProps) => <Line {...props} d="M7 4L3.5 7.5 7 11M4 7.5h7.5a4.5 4.5 0 0 1 0 9H8" />;
export const IconRefresh = (props: IconProps) => <Line {...props} d="M16.5 5v4h-4M16 9a6.2 6.2 0 1 0 .2 3.5" />;
