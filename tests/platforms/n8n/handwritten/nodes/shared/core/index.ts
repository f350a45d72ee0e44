/** The platform-neutral engine: pure steps that yield requests and are handed responses. */

export { readEnvelope } from './answer';
export { execute } from './execute';
export { ApiFailure, InputError, isObject, pluck } from './model';
export type {
	ActionSpec,
	Effect,
	FileInfo,
	Files,
	FormPart,
	Inputs,
	Json,
	JsonObject,
	Request,
	Response,
	Steps,
} from './model';
export { readOptions } from './options';
export type { Option, PickerSpec } from './options';
export { poll, samplePoll } from './poll';
export type { PollSpec, Seen } from './poll';
export { isPublicUrl } from './reachable';
export { acceptDelivery, deleteHook, readHooks, saveHook } from './webhooks';
export type { Hook, HookDraft } from './webhooks';
