/** Opens a connection that knows its company. */

import { openConnection } from './connection';
import type { Connection, Context } from './connection';
import { toNodeError } from './errors';
import { discoverCompany } from './transport';

/** `authentication` is the node parameter of that name: `apiKey` or `oAuth2`. */
export async function connect(context: Context, authentication: string): Promise<Connection> {
	try {
		const connection = await openConnection(context, authentication);
		return connection.company === '' ? await discoverCompany(connection) : connection;
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}
