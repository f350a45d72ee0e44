/** Uploads a file in one request, or in parts when it is above the part size. */

import { readEnvelope } from './answer';
import { ApiFailure, InputError, isObject } from './model';
import type { ActionSpec, FileInfo, Files, FormPart, JsonObject, Request, Steps } from './model';

const INPUT = 'file';

/**
 * The first part says the total size and is answered by a token, later parts carry the token, the
 * last one is answered by the file. The name of the first part names the whole.
 */
export function* uploadInParts(
	action: ActionSpec,
	upload: { readonly partSize: number },
	files: Files,
): Steps<JsonObject> {
	const file = checkedFile(files[INPUT]);
	let token: string | undefined;
	for (let offset = 0; ; offset += upload.partSize) {
		const length = Math.min(upload.partSize, file.size - offset);
		const last = offset + length === file.size;
		const request = partRequest(action, file, offset, length, token);
		const envelope = readEnvelope(request, yield request);
		if (last) return uploadedFile(action, envelope);
		token ??= continueToken(action, envelope);
	}
}

function partRequest(
	action: ActionSpec,
	file: FileInfo,
	offset: number,
	length: number,
	token: string | undefined,
): Request {
	const form: FormPart[] = [];
	if (token !== undefined) form.push({ name: 'continueToken', value: token });
	else if (length < file.size) form.push({ name: 'totalSize', value: String(file.size) });
	form.push({ name: INPUT, file: { input: INPUT, filename: file.filename, offset, length } });
	const { effect, method, host, path } = action;
	return { effect, method, host, company: true, path, query: {}, form };
}

function checkedFile(file: FileInfo | undefined): FileInfo {
	if (file === undefined) throw new InputError('File (file) is required');
	if (file.size === 0) throw new InputError(`${file.filename} is empty; SimplyPrint refuses empty files`);
	if (!/[^.]\.[^.]+$/.test(file.filename)) {
		throw new InputError(`${file.filename} needs an extension such as .gcode: it decides the file type`);
	}
	return file;
}

function continueToken(action: ActionSpec, envelope: JsonObject): string {
	const token = envelope['continueToken'];
	if (typeof token === 'string' && token !== '') return token;
	throw new ApiFailure('SimplyPrint took the first part but gave no continueToken', action.path, 200);
}

function uploadedFile(action: ActionSpec, envelope: JsonObject): JsonObject {
	const file = envelope[action.output ?? INPUT];
	if (isObject(file)) return file;
	throw new ApiFailure('SimplyPrint took all parts but named no file', action.path, 200);
}
