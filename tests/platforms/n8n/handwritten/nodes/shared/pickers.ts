/** The dynamic choices of the package, as data. */

import type { PickerSpec } from './core';
import { listPrinters } from '../SimplyPrintUnofficial/actions/printers';

export const printersPicker: PickerSpec = {
	name: 'printers',
	action: listPrinters,
	valuePath: 'id',
	labelPath: 'printer.name',
	searchInput: 'search',
};
