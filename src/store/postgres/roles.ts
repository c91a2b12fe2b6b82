/** Owns the schema: migrations, dropping and rebuilding run as this role. */
export const OWNER_ROLE = 'leeway_owner';
/** The program at work: owns nothing, is no superuser, has only what migrations grant it. */
export const APP_ROLE = 'leeway_app';
