/**
 * Every address at which the web application answers a person, as the router writes them. The application's own routes
 * are held to this list by a test, so that a link to any of them opens the page it means.
 */
export const WEB_PATHS = [
  '/',
  '/today/{ticket}',
  // Where messages lead to.
  '/alerts',
  '/tickets',
  '/tickets/{ticket}',
  '/customers',
  '/customers/{customer}',
  '/customers/{customer}/{view}',
  '/customers/{customer}/reports/{month}',
  '/customers/{customer}/reports/{month}/{number}',
  '/agreements',
  '/agreements/{agreement}',
  '/suppliers',
  '/suppliers/{supplier}',
  '/availability',
  '/availability/{service}',
  '/simulation',
  '/simulation/{simulation}',
  '/statements',
  '/statements/{agreement}/{month}',
  '/statements/{agreement}/{month}/{number}',
  '/calendar',
  '/settings',
  '/settings/{section}',
  '/settings/{section}/{item}',
  '/search',
  '/welcome',
  '/kit',
] as const;

/** The page that hangs on a wall: whoever has its link sees it, without a name. */
export const WALL_PATH = '/wall';
