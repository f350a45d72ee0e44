/** The whole integration but for the way to connect, of which Zapier allows one each. */

import { version as platformVersion } from 'zapier-platform-core';

import { VERSION } from './engine/connector';
import { byKey } from './engine/definition';
import filesUpload from './creates/files_upload';
import printersPause from './creates/printers_pause';
import choosePrinterGroups from './dropdowns/choose_printer_groups';
import choosePrinters from './dropdowns/choose_printers';
import printersList from './searches/printers_list';
import jobDoneTrigger from './triggers/job_done';
import printersStateChangedTrigger from './triggers/printers_state_changed';

export function app(authentication: object) {
	return {
		version: VERSION,
		platformVersion,
		authentication,
		// An empty text is for the engine to judge; in JSON it may be meant.
		flags: { cleanInputData: false, skipThrowForStatus: true },
		triggers: byKey([
			choosePrinterGroups,
			choosePrinters,
			jobDoneTrigger,
			printersStateChangedTrigger,
		]),
		searches: byKey([
			printersList,
		]),
		creates: byKey([
			filesUpload,
			printersPause,
		]),
		hydrators: {
		},
	};
}
