/** All operations and their properties, in the order the node shows them. */

import type { INodeProperties } from 'n8n-workflow';

import type { Operations } from '../../shared/operation';
import { filesOperations, filesProperties } from './files';
import { printersOperations, printersProperties } from './printers';

export const operations: Operations = {
	files: filesOperations,
	printers: printersOperations,
};

export const actionProperties: INodeProperties[] = [...filesProperties, ...printersProperties];
