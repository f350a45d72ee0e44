/** Whether a person may tell Activepieces to run a failed step again. */

/** For what changes nothing when it is done twice. */
export const MAY_BE_REPEATED = {
	continueOnFailure: { defaultValue: false },
	retryOnFailure: { defaultValue: false },
};

/**
 * For what changes something: Activepieces would repeat it after any error, also after one that
 * says that the call may have been executed.
 */
export const SENT_ONCE = {
	continueOnFailure: { defaultValue: false },
	retryOnFailure: { defaultValue: false, hide: true },
};
