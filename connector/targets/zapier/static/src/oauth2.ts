/** The integration for people who connect by OAuth2. */

import { app } from './app';
import { oauth2 } from './authentication/oauth2';

export = app(oauth2);
