// Runs the compiled core for tests: one JSON command a line on stdin, one JSON answer a line on
// stdout. The core knows nothing of this; any of its functions can be called by module and name.
//
//   {op: "call", module, function, args}    -> {value} or {absent: true}
//   {op: "start", module, function, args}   -> {exchange, request} or {value}
//   {op: "next", exchange, response}        -> {exchange, request} or {value}
//   {op: "throw", exchange, error}          -> {exchange, request} or {value}
//
// and {error: {name, ...}} whenever the core throws one of its errors. An argument {"$file": {name,
// size}} becomes a FileInput. `polluted` in an answer names what was added to Object.prototype.

import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const folder = process.argv[2];
const require = createRequire(import.meta.url);
const load = (module) => require(join(folder, `${module}.js`));
const { ApiError, FileInput, InputError } = load('core');
const exchanges = new Map();
let started = 0;

const revive = (_, value) => {
  const file = value?.$file;
  return file ? new FileInput(file.name, file.size) : value;
};

function run({ op, module, function: name, args, exchange, response, error }) {
  if (op === 'next') return advance(exchange, (steps) => steps.next(response));
  if (op === 'throw') return advance(exchange, (steps) => steps.throw(revived(error)));
  const result = load(module)[name](...args);
  if (op === 'call') return result === undefined ? { absent: true } : { value: result };
  started += 1;
  exchanges.set(started, result);
  return advance(started, (steps) => steps.next());
}

function advance(exchange, step) {
  const steps = exchanges.get(exchange);
  exchanges.delete(exchange);
  const { done, value } = step(steps);
  if (done) return { value: value ?? null };
  exchanges.set(exchange, steps);
  return { exchange, request: value };
}

function revived({ kind, message, status, retry_after: retryAfter }) {
  return new ApiError(kind, message, status, retryAfter);
}

function described(error) {
  const { name, message } = error;
  if (error instanceof InputError) return { name, problems: error.problems };
  if (!(error instanceof ApiError)) return { name: 'Crash', message: error.stack };
  const { kind, status, retryAfter, done } = error;
  return { name, kind, message, status, retry_after: retryAfter, done };
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = run(JSON.parse(line, revive));
  } catch (error) {
    answer = { error: described(error) };
  }
  const polluted = Object.keys(Object.prototype);
  console.log(JSON.stringify(polluted.length > 0 ? { ...answer, polluted } : answer));
}
