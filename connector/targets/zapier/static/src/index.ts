/** The integration for people who connect with an API key. */

import { app } from './app';
import { apiKey } from './authentication/apiKey';

export = app(apiKey);
