/**
 * What Zapier's backend does for an integration: it remembers the cursor of a dropdown, keeps files
 * that were stashed, and offers files of earlier steps for download.
 */
const fs = require('node:fs');
const http = require('node:http');

const store = { cursor: '', files: new Map(), offered: new Map() };
let address = '';

async function start() {
	if (address !== '') return address;
	const server = http.createServer((request, response) => {
		answer(request, response).catch((error) => response.destroy(error));
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
	server.unref();
	address = `http://127.0.0.1:${server.address().port}`;
	return address;
}

async function answer(request, response) {
	if (request.method === 'GET') return download(request, response);
	const body = await read(request);
	if (request.url !== '/platform/rpc/cli') {
		keep(body, request.headers['content-type']);
		return response.writeHead(204).end();
	}
	const { id, method, params } = JSON.parse(body);
	response.writeHead(200, { 'content-type': 'application/json' });
	return response.end(JSON.stringify({ id, result: CALLS[method](...params) }));
}

const CALLS = {
	get_cursor: () => store.cursor,
	set_cursor: (cursor) => {
		store.cursor = cursor;
		return null;
	},
	get_presigned_upload_post_data: () => {
		return { url: `${address}/`, fields: { key: `stash/${store.files.size + 1}` } };
	},
};

async function read(request) {
	const pieces = [];
	for await (const piece of request) pieces.push(piece);
	return Buffer.concat(pieces);
}

/** The parts of a form as Zapier's storage takes it: fields, and the file in the end. */
function keep(body, type) {
	const boundary = `--${/boundary=(.*)$/.exec(type)[1]}`;
	const found = { key: '', name: '', text: '' };
	for (const part of body.toString('latin1').split(boundary).slice(1, -1)) {
		const [head, ...rest] = part.split('\r\n\r\n');
		const content = rest.join('\r\n\r\n').slice(0, -2);
		if (head.includes('name="key"')) found.key = content;
		if (!head.includes('name="file"')) continue;
		found.name = /filename="([^"]*)"/.exec(head)[1];
		found.text = Buffer.from(content, 'latin1').toString('utf8');
	}
	store.files.set(found.key, { name: found.name, text: found.text });
}

const stashed = (url) => store.files.get(new URL(url).pathname.slice(1)) ?? null;

/** A file of an earlier step: {name, text} or {name, path}, with `headers` to add or to leave out. */
function offer(file) {
	const key = `offered/${store.offered.size + 1}/${encodeURIComponent(file.name)}`;
	store.offered.set(key, file);
	return `${address}/${key}`;
}

function download(request, response) {
	const file = store.offered.get(request.url.slice(1));
	if (file === undefined) return response.writeHead(404).end();
	const { name, text = '', path, headers = {} } = file;
	const size = path === undefined ? Buffer.byteLength(text) : fs.statSync(path).size;
	const all = {
		'content-disposition': `attachment; filename="${name}"`,
		'content-length': String(size),
		...headers,
	};
	const sent = Object.entries(all).filter(([, value]) => value !== null);
	response.writeHead(200, Object.fromEntries(sent));
	if (path === undefined) return response.end(text);
	return fs.createReadStream(path).pipe(response);
}

module.exports = { offer, start, stashed, store };
