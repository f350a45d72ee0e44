// The public surface: what a connector does, without any platform. It is the twin of
// `connector.wire` and does no I/O: exchanges yield requests and are sent the answers.

export type * from './spec';
export type { Exchange, FilePart, Request, Response } from './messages';
export type { ErrorKind } from './errors';
export type { Given, Values } from './inputs';
export type { Choice, Choices, PickerSpec } from './pickers';
export type { Delivery } from './webhook';
export type { Event, State } from './detect';
export type { Polled } from './poll';

export { FileInput } from './messages';
export { ApiError, InputError } from './errors';
export { lookup } from './paths';
export { apply, textOf } from './operators';
export { readInputs } from './inputs';
export { passes } from './filters';
export { buildRequest, urlOf } from './request';
export { readAnswer, shape } from './response';
export { PART_SIZE } from './upload';
export { execute } from './execute';
export { eachOnce, readChoices } from './pickers';
export { find, judge, sample, subscribe, unsubscribe } from './webhook';
export { authorizeUrl, codeRequest, discoverCompany, readTokens, refreshRequest } from './oauth';
export { poll } from './poll';
